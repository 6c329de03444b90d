import { rssBytesOf } from './facts-of-process.js';
import type { Point } from './history.js';
import type { Model } from './model.js';
import type { ProcessKey } from './process.js';
import { type SubtreeSums, subtreeSums } from './subtree-sums.js';

/** A process alone, or with all that is below it. */
export type Subject = { readonly key: ProcessKey; readonly isSubtree: boolean };

/** What a process, or a branch of the tree, took at one instant. */
export type ProcessPoint = Point & {
  /** Percent of one core. */
  readonly cpuPercent: number | undefined;
  readonly rssBytes: number | undefined;
  /** Processes below it: 0 where it is looked at alone. */
  readonly belowCount: number;
};

/** Of a process that is gone nothing is known any more. `sums`: of the branch, where they are there already. */
export function processPoint(
  model: Model,
  { key, isSubtree }: Subject,
  sums?: SubtreeSums,
): ProcessPoint {
  const atMs = model.sample.monotonicMs;
  if (isSubtree) {
    const { cpuPercent, rssBytes, count } = sums ?? subtreeSums(model, key);
    return { atMs, cpuPercent, rssBytes, belowCount: count };
  }
  const process = model.processes.get(key);
  const isThere = process !== undefined && process.goneSeenAtMs === undefined;
  return {
    atMs,
    cpuPercent: isThere ? process.cpuPercent : undefined,
    rssBytes: isThere ? rssBytesOf(process, model.sample.boot) : undefined,
    belowCount: 0,
  };
}
