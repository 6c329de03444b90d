import type { Sample } from '../../sample/sample.js';
import { deltaOf, headerOf, keyFrameOf } from './delta.js';
import { chunkMs } from './format.js';
import { deltaShape, headerShape, keyShape } from './frame-shape.js';
import { maxLineBytes, sealedLine } from './line.js';
import type { NewFile } from './new-file.js';
import { newFile, systemReason } from './new-file.js';
import type { Check } from './shape.js';

export type RecordingTotals = {
  readonly frames: number;
  readonly bytes: number;
  /** Samples that found no room. */
  readonly lostFrames: number;
};

export type RecordingWriter = {
  /** One frame. Await it before the next; it settles when the system has the bytes, or the trouble was told. */
  readonly write: (sample: Sample) => Promise<void>;
  readonly close: () => Promise<RecordingTotals>;
};

export type RecordingOptions = {
  /** A frame was not written: one plain line says why. The next one is tried all the same. */
  readonly onTrouble?: (message: string) => void;
  /** Stands in for the file system. */
  readonly file?: NewFile;
};

type State = {
  readonly path: string;
  readonly file: NewFile;
  readonly onTrouble: (message: string) => void;
  /** The sample of the last whole frame: the next delta rests on it. */
  before: Sample | undefined;
  keyAtMs: number;
  isChunkFull: boolean;
  /** Of whole frames. */
  lengthBytes: number;
  hasTornEnd: boolean;
  frames: number;
  lostFrames: number;
};

/** Starts a recording in a new file; throws UnwritableRecording where that cannot be. */
export function recordingWriter(path: string, options: RecordingOptions = {}): RecordingWriter {
  const state: State = {
    path,
    file: options.file ?? newFile(path),
    onTrouble: options.onTrouble ?? (() => {}),
    before: undefined,
    keyAtMs: 0,
    isChunkFull: false,
    lengthBytes: 0,
    hasTornEnd: false,
    frames: 0,
    lostFrames: 0,
  };
  let last: Promise<void> = Promise.resolve();
  return {
    write: (sample) => {
      const written = last.then(() => writeFrame(state, sample));
      last = written.catch(() => {});
      return written;
    },
    close: async () => {
      await last;
      return closed(state);
    },
  };
}

async function writeFrame(state: State, sample: Sample): Promise<void> {
  const isKey = state.before === undefined || state.isChunkFull;
  const bytes = isKey ? chunkStart(sample) : deltaLine(state.before, sample);
  try {
    if (isKey && state.frames > 0) await state.file.sync();
    await append(state, bytes);
  } catch (error) {
    state.lostFrames++;
    state.onTrouble(`${state.path}: a frame was not written: ${systemReason(error)}`);
    return;
  }
  state.before = sample;
  state.frames++;
  if (isKey) state.keyAtMs = sample.monotonicMs;
  state.isChunkFull = !isKey && isPastChunk(sample.monotonicMs - state.keyAtMs);
}

/** One write; what the system took only in part is cut off again, so that the file ends in a whole frame. */
async function append(state: State, bytes: Buffer): Promise<void> {
  if (bytes.length > maxLineBytes) throw new Error(`it is longer than ${maxLineBytes} bytes`);
  await cutTornEnd(state);
  state.hasTornEnd = true;
  try {
    await writeAll(state.file, bytes, state.lengthBytes);
  } catch (error) {
    await cutTornEnd(state);
    throw error;
  }
  state.hasTornEnd = false;
  state.lengthBytes += bytes.length;
}

async function cutTornEnd(state: State): Promise<void> {
  if (!state.hasTornEnd) return;
  await state.file.truncate(state.lengthBytes);
  state.hasTornEnd = false;
}

async function writeAll(file: NewFile, bytes: Buffer, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.length) {
    const taken = await file.write(bytes.subarray(done), position + done);
    if (taken === 0) throw new Error('the system took no byte');
    done += taken;
  }
}

async function closed(state: State): Promise<RecordingTotals> {
  const { frames, lengthBytes: bytes, lostFrames } = state;
  try {
    await cutTornEnd(state);
    await state.file.sync();
  } catch (error) {
    state.onTrouble(`${state.path}: its end may not be on the disk: ${systemReason(error)}`);
  }
  state.file.close();
  return { frames, bytes, lostFrames };
}

/** A clock that went back ends a chunk too: its age means nothing then. */
function isPastChunk(ageMs: number): boolean {
  return ageMs >= chunkMs || ageMs < 0;
}

function chunkStart(sample: Sample): Buffer {
  return Buffer.concat([
    lineOf(headerShape, headerOf(sample)),
    lineOf(keyShape, keyFrameOf(sample)),
  ]);
}

function deltaLine(before: Sample | undefined, sample: Sample): Buffer {
  if (!before) throw new Error('a delta needs the sample before');
  return lineOf(deltaShape, deltaOf(before, sample));
}

/** What a reader would refuse is a bug of the source: it is not written. */
function lineOf(check: Check, frame: object): Buffer {
  const reason = check(frame);
  if (reason !== undefined) throw new TypeError(`a sample cannot be recorded${reason}`);
  return sealedLine(frame);
}
