import { readdirSync, readlinkSync } from 'node:fs';
import { readFailureOf } from './read-failure.js';

export type WatchedHelper = {
  readonly paths: readonly string[];
  /** So long may it stand still at one file. */
  readonly deadlineMs: number;
  /** Of who reads them; undefined where that is not known (yet). */
  readonly pid: () => number | undefined;
  /** How much has come from it. */
  readonly progress: () => number;
  /** It hangs: in which file, where that is known. */
  readonly onHang: (index: number | undefined) => void;
};

/** So many looks at a helper that stands still in no file of ours before it is given up. */
const BLIND_LOOKS = 8;

/** Looks now and then; what comes back ends that. Hung is: no output between two looks, and the same file open at both. */
export function watchForHang(helper: WatchedHelper): () => void {
  const state: Looks = { progress: undefined, stillLooks: 0, heldIndex: undefined };
  let isOver = false;
  const timer = setInterval(() => {
    const look = lookAt(helper, state);
    if (!look) return;
    // Timers come before input: after a stop of our own the answers may be waiting already.
    const progress = helper.progress();
    setImmediate(() => {
      if (!isOver && helper.progress() === progress) helper.onHang(look.index);
    });
  }, helper.deadlineMs / 2);
  return () => {
    isOver = true;
    clearInterval(timer);
  };
}

type Looks = {
  progress: number | undefined;
  stillLooks: number;
  heldIndex: number | undefined;
};

function lookAt(helper: WatchedHelper, state: Looks): { index: number | undefined } | undefined {
  const index = heldFile(helper);
  const progress = helper.progress();
  const isStill = state.progress === progress;
  const isHeld = isStill && index !== undefined && index === state.heldIndex;
  state.stillLooks = isStill ? state.stillLooks + 1 : 0;
  state.progress = progress;
  state.heldIndex = index;
  return isHeld || state.stillLooks >= BLIND_LOOKS ? { index } : undefined;
}

/** Which of its files the helper has open just now. */
function heldFile({ pid, paths }: WatchedHelper): number | undefined {
  const directory = `/proc/${pid()}/fd`;
  try {
    for (const fd of readdirSync(directory)) {
      const index = paths.indexOf(readlinkSync(`${directory}/${fd}`));
      if (index >= 0) return index;
    }
  } catch (error) {
    // It may be gone, or close the file, while we look.
    readFailureOf(error);
  }
  return undefined;
}
