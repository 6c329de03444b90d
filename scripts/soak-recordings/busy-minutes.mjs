// Minutes of this machine while it is busy: what is played back is what was sampled.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { linuxSource } from '../../dist/src/source/linux/linux-source.js';
import { openRecording } from '../../dist/src/source/recording/reader.js';
import { recordingWriter } from '../../dist/src/source/recording/writer.js';
import { compiledScenario } from '../../dist/test/helpers/compiled-scenario.js';

const crowdSize = 300;
const everyMs = 500;
const demand = { status: 'all', cmdline: 'all' };

export async function busyMinutes(minutes) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-soak-'));
  const file = join(directory, 'busy.treetop');
  const crowd = spawn(await compiledScenario('busy-crowd'), [`${crowdSize}`], {
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  try {
    const samples = await recorded(file, minutes);
    const bytes = statSync(file).size;
    const what = `${samples.length} frames of ${minutes} busy minutes, ${bytes} bytes, played back`;
    return { what, samples, faults: await differences(file, samples) };
  } finally {
    const gone = once(crowd, 'exit');
    crowd.stdin.end();
    await gone;
    rmSync(directory, { recursive: true });
  }
}

async function recorded(file, minutes) {
  const source = await linuxSource();
  const writer = recordingWriter(file);
  const samples = [];
  const untilMs = performance.now() + minutes * 60_000;
  while (performance.now() < untilMs) {
    const sample = await source.next(demand);
    samples.push(sample);
    await writer.write(sample);
    await delay(everyMs);
  }
  await writer.close();
  await source.close();
  return samples;
}

async function differences(file, samples) {
  const recording = await openRecording(file);
  const faults = recording.notes.map(({ message }) => message);
  if (recording.frameCount !== samples.length) faults.push(`${recording.frameCount} frames play`);
  for (const [frame, sample] of samples.entries()) {
    if (!isDeepStrictEqual(await recording.sampleAt(frame), sample)) {
      faults.push(`frame ${frame + 1} is another`);
    }
  }
  await recording.close();
  return faults;
}
