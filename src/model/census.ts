import type { ProcessChange } from './life-events.js';
import type { Process, StateClass } from './process.js';

export type Census = {
  /** X counts tombstones as well. */
  readonly classCounts: Readonly<Record<StateClass, number>>;
  /** Of the living. */
  readonly threadCount: number;
};

/** How many processes are in each class, and how many threads there are. */
export function census(processes: readonly Process[]): Census {
  const classCounts = { R: 0, S: 0, D: 0, T: 0, Z: 0, X: 0 };
  let threadCount = 0;
  processes.forEach(({ state, goneSeenAtMs, sample }) => {
    classCounts[state] += 1;
    if (goneSeenAtMs === undefined) threadCount += sample.threads;
  });
  return { classCounts, threadCount };
}

export type CensusChange = {
  /** Of the living. */
  readonly changes: readonly ProcessChange[];
  /** As they were when they lived. */
  readonly gone: readonly Process[];
  readonly formerTombstones: readonly Process[];
  readonly tombstones: readonly Process[];
};

/** The census before, with what changed. */
export function updatedCensus(before: Census, change: CensusChange): Census {
  const { changes, gone, formerTombstones, tombstones } = change;
  const classCounts = { ...before.classCounts };
  let { threadCount } = before;
  const count = ({ state, sample }: Process, sign: 1 | -1): void => {
    classCounts[state] += sign;
    threadCount += sign * sample.threads;
  };
  for (const { process, former } of changes) {
    if (former) count(former, -1);
    count(process, 1);
  }
  for (const process of gone) count(process, -1);
  classCounts.X += tombstones.length - formerTombstones.length;
  return { classCounts, threadCount };
}
