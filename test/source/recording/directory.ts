import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sample } from '../../../src/sample/sample.js';
import { sealedLine } from '../../../src/source/recording/line.js';
import type { Recording } from '../../../src/source/recording/reader.js';
import { openRecording } from '../../../src/source/recording/reader.js';
import { recordingWriter } from '../../../src/source/recording/writer.js';

/** A directory for one test, and its end. */
export function temporaryDirectory(): { path: (name: string) => string; remove: () => void } {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-recording-'));
  return {
    path: (name) => join(directory, name),
    remove: () => rmSync(directory, { recursive: true }),
  };
}

export async function withDirectory(
  use: (path: (name: string) => string) => Promise<void>,
): Promise<void> {
  const directory = temporaryDirectory();
  try {
    await use(directory.path);
  } finally {
    directory.remove();
  }
}

/** The bytes that the writer makes of samples. */
export async function recorded(path: string, samples: readonly Sample[]): Promise<Buffer> {
  const writer = recordingWriter(path);
  for (const sample of samples) await writer.write(sample);
  await writer.close();
  return readFileSync(path);
}

export async function replayed(recording: Recording): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let frame = 0; frame < recording.frameCount; frame++) {
    samples.push(await recording.sampleAt(frame));
  }
  return samples;
}

/** Opens bytes as a recording; `use` gets it, and it is closed. */
export async function withRecording<T>(
  path: string,
  bytes: Buffer,
  use: (recording: Recording) => Promise<T>,
): Promise<T> {
  writeFileSync(path, bytes);
  const recording = await openRecording(path);
  try {
    return await use(recording);
  } finally {
    await recording.close();
  }
}

/** Lines as a forger would write them: well sealed, whatever they hold. */
export function forged(...values: readonly object[]): Buffer {
  return Buffer.concat(values.map((value) => sealedLine(value)));
}
