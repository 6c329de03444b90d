import type { Sample } from '../../sample/sample.js';
import { fieldOf } from './member-field.js';
import type { MemoryChunk } from './memory.js';
import { samplesOfMember, stripOfSamples } from './memory-member.js';
import type { Recording } from './reader.js';
import type { Strip } from './strip.js';

/** What is remembered, as a recording that can be played from any frame. At least a frame must be. */
export function memoryRecording(chunks: readonly MemoryChunk[]): Recording {
  const firstFrames = firstFramesOf(chunks);
  const frameCount = chunks.reduce((sum, { takenAtMs }) => sum + takenAtMs.length, 0);
  const place = (frame: number) => {
    const index = firstFrames.findLastIndex((firstFrame) => firstFrame <= frame);
    return { index, at: frame - (firstFrames[index] ?? 0) };
  };
  const samplesOf = chunkReader(chunks);
  return {
    path: 'what this dashboard remembers',
    frameCount,
    utcOffsetMinutes: chunks[0]?.utcOffsetMinutes ?? 0,
    chunks: chunks.map(({ takenAtMs }, index) => ({
      firstFrame: firstFrames[index] ?? 0,
      frameCount: takenAtMs.length,
      firstTakenAtMs: takenAtMs[0] ?? 0,
      lastTakenAtMs: takenAtMs.at(-1) ?? 0,
    })),
    takenAtMs: async (frame) => {
      const { index, at } = place(frame);
      return there(chunks[index]?.takenAtMs[at], frame);
    },
    strip: async (index) => stripOfChunk(there(chunks[index], index)),
    sampleAt: async (frame) => {
      const { index, at } = place(frame);
      return there((await samplesOf(index))[at], frame);
    },
    notes: [],
    close: async () => {},
  };
}

/** The chunk that was read last stays read, and lends its objects to the next. */
function chunkReader(chunks: readonly MemoryChunk[]) {
  let last: { readonly index: number; readonly samples: Promise<readonly Sample[]> } | undefined;
  const read = async (index: number, before: Promise<readonly Sample[]> | undefined) => {
    const { samples, member } = there(chunks[index], index);
    return samples ?? samplesOfMember(there(member, index), (await before)?.at(-1));
  };
  return (index: number): Promise<readonly Sample[]> => {
    if (last?.index !== index) last = { index, samples: read(index, last?.samples) };
    return last.samples;
  };
}

function firstFramesOf(chunks: readonly MemoryChunk[]): readonly number[] {
  let next = 0;
  return chunks.map(({ takenAtMs }) => {
    const firstFrame = next;
    next += takenAtMs.length;
    return firstFrame;
  });
}

/** Written on its head where it is bytes. */
function stripOfChunk({ samples, member }: MemoryChunk): Strip {
  return (member && fieldOf(member)?.strip) ?? stripOfSamples(samples ?? []);
}

function there<T>(value: T | undefined, frame: number): T {
  if (value === undefined) throw new RangeError(`there is no frame ${frame}`);
  return value;
}
