import type { Process, StateClass } from './process.js';

export type Census = {
  /** X counts tombstones as well. */
  readonly classCounts: Readonly<Record<StateClass, number>>;
  /** Of the living. */
  readonly threadCount: number;
};

/** How many processes are in each class, and how many threads there are. */
export function census(processes: Iterable<Process>): Census {
  const classCounts = { R: 0, S: 0, D: 0, T: 0, Z: 0, X: 0 };
  let threadCount = 0;
  for (const { state, goneSeenAtMs, sample } of processes) {
    classCounts[state] += 1;
    if (goneSeenAtMs === undefined) threadCount += sample.threads;
  }
  return { classCounts, threadCount };
}
