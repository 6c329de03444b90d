import type { Sample } from '../../sample/sample.js';
import type { NewFile } from './new-file.js';
import { newFile, systemReason } from './new-file.js';
import { type FormEnd, type RecordingForm, recordingForm } from './recording-form.js';

export type RecordingTotals = {
  readonly frames: number;
  readonly bytes: number;
  /** Samples that found no room. */
  readonly lostFrames: number;
};

export type RecordingWriter = {
  /** One frame. Await it before the next; it settles when the system has the bytes, or the trouble was told. */
  readonly write: (sample: Sample) => Promise<void>;
  /** So far. */
  readonly totals: () => RecordingTotals;
  readonly close: () => Promise<RecordingTotals>;
};

export type RecordingOptions = {
  /** Something was not written: one plain line says why. It is tried again all the same. */
  readonly onTrouble?: (message: string) => void;
  /** Stands in for the file system. */
  readonly file?: NewFile;
};

type State = {
  readonly path: string;
  readonly file: NewFile;
  readonly form: RecordingForm;
  readonly onTrouble: (message: string) => void;
  /** Where the open chunk begins. */
  chunkStart: number;
  /** Of a chunk that is ended, but not yet in the file. */
  owedEnd: FormEnd | undefined;
  /** Of whole frames, and what ends their chunks. */
  lengthBytes: number;
  hasTornEnd: boolean;
  frames: number;
  lostFrames: number;
  /** Never rejects. */
  synced: Promise<void>;
};

/** Starts a recording in a new file; throws UnwritableRecording where that cannot be. */
export function recordingWriter(path: string, options: RecordingOptions = {}): RecordingWriter {
  const state: State = {
    path,
    file: options.file ?? newFile(path),
    form: recordingForm(path),
    onTrouble: options.onTrouble ?? (() => {}),
    chunkStart: 0,
    owedEnd: undefined,
    lengthBytes: 0,
    hasTornEnd: false,
    frames: 0,
    lostFrames: 0,
    synced: Promise.resolve(),
  };
  let last: Promise<void> = Promise.resolve();
  return {
    write: (sample) => {
      const written = last.then(() => writeFrame(state, sample));
      last = written.catch(() => {});
      return written;
    },
    totals: () => totalsOf(state),
    close: async () => {
      await last;
      return closed(state);
    },
  };
}

async function writeFrame(state: State, sample: Sample): Promise<void> {
  const { form } = state;
  try {
    await writeOwedEnd(state);
    if (!form.isOpen()) state.chunkStart = state.lengthBytes;
    const bytes = form.frame(sample);
    await append(state, bytes).catch((error: unknown) => {
      form.undo();
      throw error;
    });
  } catch (error) {
    if (error instanceof TypeError) throw error;
    state.lostFrames++;
    state.onTrouble(`${state.path}: a frame was not written: ${systemReason(error)}`);
    return;
  }
  state.frames++;
  if (form.isFull()) await endChunk(state);
}

/** Ends it at once, so that what is on the disk is whole even if nothing follows. */
async function endChunk(state: State): Promise<void> {
  state.owedEnd = state.form.close();
  await state.synced;
  try {
    await writeOwedEnd(state);
    state.synced = state.file.sync().catch((error: unknown) => tellEnd(state, error));
  } catch (error) {
    tellEnd(state, error);
  }
}

async function writeOwedEnd(state: State): Promise<void> {
  if (!state.owedEnd) return;
  const { end, field } = state.owedEnd;
  await append(state, end);
  state.owedEnd = { ...state.owedEnd, end: Buffer.alloc(0) };
  if (field) await writeAll(state.file, field.bytes, state.chunkStart + field.at);
  state.owedEnd = undefined;
}

/** One write; what the system took only in part is cut off again, so that the file ends in a whole frame. */
async function append(state: State, bytes: Buffer): Promise<void> {
  await cutTornEnd(state);
  if (bytes.length === 0) return;
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
  try {
    await cutTornEnd(state);
    if (state.form.isOpen()) state.owedEnd = state.form.close();
    await writeOwedEnd(state);
    await state.synced;
    await state.file.sync();
  } catch (error) {
    tellEnd(state, error);
  }
  state.file.close();
  return totalsOf(state);
}

function tellEnd(state: State, error: unknown): void {
  state.onTrouble(`${state.path}: its end may not be on the disk: ${systemReason(error)}`);
}

function totalsOf({ frames, lengthBytes: bytes, lostFrames }: State): RecordingTotals {
  return { frames, bytes, lostFrames };
}
