import { lstatSync } from 'node:fs';
import type { Sample } from '../../sample/sample.js';
import { UnwritableRecording } from '../../source/recording/new-file.js';
import {
  type RecordingTotals,
  type RecordingWriter,
  recordingWriter,
} from '../../source/recording/writer.js';
import { type Trouble, troubleTeller } from './trouble-teller.js';

/** Where frames go: one file after the other. */
export type RecordingTarget = {
  readonly write: (sample: Sample) => Promise<void>;
  /** The next frame begins a new file. */
  readonly rotate: () => void;
  readonly totals: () => TargetTotals;
  readonly close: () => Promise<TargetTotals>;
};

export type TargetTotals = RecordingTotals & {
  readonly files: number;
  /** Of the last one. */
  readonly path: string;
};

/** Which files these are, and when the next one begins. */
export type RecordingPlace = {
  /** The name of a recording that begins with this sample. */
  readonly pathFor: (sample: Sample) => string;
  readonly isOver: (file: CurrentFile, sample: Sample) => boolean;
  /** After a frame: what is to be done about the other files there. */
  readonly tidy: (file: CurrentFile, sample: Sample) => void;
};

export type CurrentFile = {
  readonly path: string;
  readonly firstSample: Sample;
  readonly sizeBytes: number;
};

type OpenFile = {
  readonly path: string;
  readonly inode: number;
  readonly firstSample: Sample;
  readonly writer: RecordingWriter;
  /** As it was last seen. */
  sizeBytes: number;
};

type State = {
  readonly place: RecordingPlace;
  readonly trouble: Trouble;
  readonly tell: (message: string) => void;
  /** Why the next file could not be made, as it was told last. */
  toldRefusal: string | undefined;
  current: OpenFile;
  isRotationWanted: boolean;
  frames: number;
  files: number;
  closedBytes: number;
  readonly closing: Promise<void>[];
};

/**
 * Writes into the files of a place; the first is opened at once for the sample given, which is not written. What goes
 * wrong is told once, and again when it is over. Throws UnwritableRecording where there can be no file.
 */
export function recordingTarget(
  place: RecordingPlace,
  first: Sample,
  tell: (message: string) => void,
): RecordingTarget {
  const trouble = troubleTeller(tell);
  const state: State = {
    place,
    trouble,
    tell,
    toldRefusal: undefined,
    current: openedFile(place, first, trouble),
    isRotationWanted: false,
    frames: 0,
    files: 1,
    closedBytes: 0,
    closing: [],
  };
  return {
    write: (sample) => write(state, sample),
    rotate: () => {
      state.isRotationWanted = true;
    },
    totals: () => totalsOf(state),
    close: async () => {
      await Promise.all([...state.closing, closed(state, state.current)]);
      state.current = { ...state.current, sizeBytes: 0 };
      return totalsOf(state);
    },
  };
}

async function write(state: State, sample: Sample): Promise<void> {
  const isThere = look(state.current);
  if (!isThere || state.isRotationWanted || state.place.isOver(state.current, sample)) {
    replace(state, sample);
  }
  const { trouble, current } = state;
  const isWritten = await trouble.watched(() => current.writer.write(sample));
  if (!isWritten) return;
  state.frames += 1;
  look(current);
  state.place.tidy(current, sample);
}

/** Where no new file can be made the old one goes on, whatever became of its name. */
function replace(state: State, sample: Sample): void {
  const { place, trouble, current } = state;
  try {
    state.current = openedFile(place, sample, trouble);
  } catch (error) {
    if (!(error instanceof UnwritableRecording)) throw error;
    if (error.message !== state.toldRefusal) state.tell(error.message);
    state.toldRefusal = error.message;
    return;
  }
  state.toldRefusal = undefined;
  state.isRotationWanted = false;
  state.files += 1;
  // Not waited for: fsync may take seconds, and the next frame is due.
  state.closing.push(closed(state, current));
}

function openedFile(place: RecordingPlace, firstSample: Sample, trouble: Trouble): OpenFile {
  const path = place.pathFor(firstSample);
  const writer = recordingWriter(path, { onTrouble: trouble.tell });
  const inode = lstatSync(path, { throwIfNoEntry: false })?.ino ?? 0;
  return { path, inode, firstSample, writer, sizeBytes: 0 };
}

/** Sees how large it is; false where its name is gone, or another file's: it was moved or removed. */
function look(file: OpenFile): boolean {
  const status = lstatSync(file.path, { throwIfNoEntry: false });
  if (status?.ino !== file.inode) return false;
  file.sizeBytes = status.size;
  return true;
}

async function closed(state: State, file: OpenFile): Promise<void> {
  const { bytes } = await file.writer.close();
  state.closedBytes += bytes;
}

function totalsOf({ frames, files, closedBytes, current, trouble }: State): TargetTotals {
  const bytes = closedBytes + current.sizeBytes;
  return { frames, bytes, lostFrames: trouble.lostFrames(), files, path: current.path };
}
