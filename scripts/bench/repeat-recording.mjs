// A recording made longer: its frames again and again, each a second after the one before.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openRecording } from '../../dist/src/source/recording/reader.js';
import { recordingWriter } from '../../dist/src/source/recording/writer.js';

const everyMs = 1000;

/** Writes so many frames; resolves with their count. By a process of its own: its garbage is not to be in the way of what is measured. */
export function repeated(from, to, frames) {
  const args = [fileURLToPath(import.meta.url), from, to, String(frames)];
  return Number(execFileSync(process.execPath, args, { encoding: 'utf8' }));
}

async function written(from, to, frames) {
  const samples = await samplesOf(from);
  const [{ takenAtMs, monotonicMs }] = samples;
  const writer = recordingWriter(to);
  for (let frame = 0; frame < frames; frame++) {
    const laterMs = frame * everyMs;
    await writer.write({
      ...samples[frame % samples.length],
      takenAtMs: takenAtMs + laterMs,
      monotonicMs: monotonicMs + laterMs,
    });
  }
  return (await writer.close()).frames;
}

async function samplesOf(path) {
  const recording = await openRecording(path);
  const samples = [];
  for (let frame = 0; frame < recording.frameCount; frame++) {
    samples.push(await recording.sampleAt(frame));
  }
  await recording.close();
  return samples;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [from, to, frames] = process.argv.slice(2);
  console.log(await written(from, to, Number(frames)));
}
