import type { Sample } from '../../sample/sample.js';
import { type ChunkEncoder, chunkEncoder, fieldAt } from './chunk-encoder.js';
import { isPastChunk } from './format.js';
import { frameLines } from './frame-lines.js';

/** How frames become the bytes of a file: gzip members, or lines as they are. */
export type RecordingForm = Pick<ChunkEncoder, 'frame' | 'undo' | 'isOpen' | 'isFull'> & {
  readonly close: () => FormEnd;
};

/** What is written at a chunk's end: behind its last frame, and then over what stands at `fieldAt` of the chunk. */
export type FormEnd = {
  readonly end: Buffer;
  readonly field?: { readonly bytes: Buffer; readonly at: number };
};

/** A file whose name ends in `.jsonl` holds lines, any other gzip members. */
export function recordingForm(path: string): RecordingForm {
  return path.endsWith('.jsonl') ? plainLines() : gzipMembers();
}

function gzipMembers(): RecordingForm {
  const encoder = chunkEncoder();
  return {
    ...encoder,
    close: () => {
      const { end, field } = encoder.close();
      return { end, field: { bytes: field, at: fieldAt } };
    },
  };
}

type Chunk = { readonly keyAtMs: number; readonly before: Sample; readonly hasDelta: boolean };

function plainLines(): RecordingForm {
  let chunk: Chunk | undefined;
  let former = chunk;
  return {
    frame: (sample) => {
      const bytes = Buffer.concat([...frameLines(chunk?.before, sample)]);
      former = chunk;
      const keyAtMs = chunk?.keyAtMs ?? sample.monotonicMs;
      chunk = { keyAtMs, before: sample, hasDelta: former !== undefined };
      return bytes;
    },
    undo: () => {
      chunk = former;
    },
    isOpen: () => chunk !== undefined,
    isFull: () => chunk?.hasDelta === true && isPastChunk(chunk.before.monotonicMs - chunk.keyAtMs),
    close: () => {
      chunk = undefined;
      former = chunk;
      return { end: Buffer.alloc(0) };
    },
  };
}
