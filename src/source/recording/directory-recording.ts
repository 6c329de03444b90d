import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample } from '../../sample/sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import { UnusableSource } from '../unusable-source.js';
import type { Recording, RecordingChunk } from './recording.js';

type Part = {
  readonly recording: Recording;
  readonly firstFrame: number;
  readonly firstChunk: number;
};

/** The recordings of a directory as one, in the order in which they were begun. */
export async function directoryRecording(
  path: string,
  open: (path: string) => Promise<Recording>,
): Promise<Recording> {
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort();
  const opened: Recording[] = [];
  const notes: SourceNote[] = [];
  for (const name of names) {
    try {
      opened.push(await open(join(path, name)));
    } catch (error) {
      if (!(error instanceof UnusableSource)) throw error;
      notes.push({ code: 'foreign', message: error.message });
    }
  }
  if (opened.length === 0) {
    throw new UnusableSource(`${path}: expected a recording, got a directory without any`);
  }
  opened.sort((one, other) => startOf(one) - startOf(other));
  return joined(path, opened, notes);
}

function startOf({ chunks }: Recording): number {
  return chunks[0]?.firstTakenAtMs ?? 0;
}

function joined(
  path: string,
  recordings: readonly Recording[],
  notes: readonly SourceNote[],
): Recording {
  const parts: Part[] = [];
  const chunks: RecordingChunk[] = [];
  let frameCount = 0;
  for (const recording of recordings) {
    parts.push({ recording, firstFrame: frameCount, firstChunk: chunks.length });
    for (const chunk of recording.chunks) {
      chunks.push({ ...chunk, firstFrame: frameCount + chunk.firstFrame });
    }
    frameCount += recording.frameCount;
  }
  const partOf = (firstOf: (part: Part) => number, at: number): Part => {
    const part = parts.findLast((one) => firstOf(one) <= at);
    if (!part) throw new RangeError(`there is no frame ${at}`);
    return part;
  };
  const ofFrame = <T>(frame: number, use: (recording: Recording, at: number) => Promise<T>) => {
    const { recording, firstFrame } = partOf((part) => part.firstFrame, frame);
    return use(recording, frame - firstFrame);
  };
  return {
    path,
    frameCount,
    utcOffsetMinutes: recordings[0]?.utcOffsetMinutes ?? 0,
    chunks,
    takenAtMs: (frame) => ofFrame(frame, (recording, at) => recording.takenAtMs(at)),
    sampleAt: (frame) => ofFrame<Sample>(frame, (recording, at) => recording.sampleAt(at)),
    strip: (chunk) => {
      const { recording, firstChunk } = partOf((part) => part.firstChunk, chunk);
      return recording.strip(chunk - firstChunk);
    },
    get notes() {
      return [...notes, ...recordings.flatMap((recording) => recording.notes)];
    },
    close: async () => {
      await Promise.all(recordings.map((recording) => recording.close()));
    },
  };
}
