import type { ProcessIdentity, ProcessSample } from '../sample/process-sample.js';
import { isSameIdentity } from './identity.js';
import { isDying } from './state.js';

/** By row: the index of its parent among the rows, undefined for a root. */
export type Parents = readonly (number | undefined)[];

/**
 * The parent of each row (rows by pid ascending), free of cycles whatever the rows say.
 * The living hang under the living only, so that leaving out tombstones leaves a whole tree.
 * `keptParent` names the parent that a row had in the sample before.
 */
export function parentsOf(
  rows: readonly ProcessSample[],
  keptParent: (rowIndex: number) => ProcessIdentity | undefined,
): { readonly parents: Parents; readonly mayHaveCycles: boolean } {
  const find = newFinder(rows);
  const upward: number[] = [];
  const parents = rows.map((row, index) => {
    const parent = isDying(row)
      ? indexOfKept(rows, keptParent(index), find)
      : indexOfNamed(rows, row, find);
    if (parent !== undefined && isUpward(rows, index, parent)) upward.push(index);
    return parent;
  });
  cutCycles(parents, upward);
  return { parents, mayHaveCycles: upward.length > 0 };
}

/**
 * The index of the parent that a row names. A parent, and an adopter too (it is an ancestor of the dead
 * parent), started before its child: a younger one has the pid of a parent that died during the scan.
 */
export function indexOfNamed(
  rows: readonly ProcessSample[],
  child: ProcessSample,
  find: Finder,
): number | undefined {
  const index = child.ppid === child.pid ? undefined : find(child.ppid);
  const parent = index === undefined ? undefined : rows[index];
  return parent && parent.startTicks <= child.startTicks ? index : undefined;
}

/** That of a row in X: it says ppid 0, which is not a change of parent. */
export function indexOfKept(
  rows: readonly ProcessSample[],
  kept: ProcessIdentity | undefined,
  find: Finder,
): number | undefined {
  const index = kept && find(kept.pid);
  const row = index === undefined ? undefined : rows[index];
  return kept && row && isSameIdentity(row, kept) ? index : undefined;
}

/**
 * Whether this parent could be part of a cycle. All of a cycle started in the same tick, and one of it has a
 * parent of a greater pid.
 */
export function isUpward(rows: readonly ProcessSample[], child: number, parent: number): boolean {
  return parent >= child && rows[parent]?.startTicks === rows[child]?.startTicks;
}

/** Finds a row by its pid. */
export type Finder = (pid: number) => number | undefined;

/** Remembers the last that was found: siblings often come one after the other. */
export function newFinder(rows: readonly ProcessSample[]): Finder {
  let lastPid: number | undefined;
  let last: number | undefined;
  return (pid) => {
    if (pid !== lastPid) {
      lastPid = pid;
      last = indexOfPid(rows, pid);
    }
    return last;
  };
}

function indexOfPid(rows: readonly ProcessSample[], pid: number): number | undefined {
  let from = 0;
  let to = rows.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rows[middle]?.pid ?? pid) < pid) from = middle + 1;
    else to = middle;
  }
  return rows[from]?.pid === pid ? from : undefined;
}

/** Makes the smallest pid of each cycle a root; `upward` are the rows with such a parent, hardly ever any. */
function cutCycles(parents: (number | undefined)[], upward: readonly number[]): void {
  const walkThatPassed = new Map<number, number>();
  for (const start of upward) {
    let index: number | undefined = start;
    while (index !== undefined && !walkThatPassed.has(index)) {
      walkThatPassed.set(index, start);
      index = parents[index];
    }
    if (index !== undefined && walkThatPassed.get(index) === start) cutCycleOf(index, parents);
  }
}

function cutCycleOf(member: number, parents: (number | undefined)[]): void {
  let smallest = member;
  for (let at = parents[member]; at !== undefined && at !== member; at = parents[at]) {
    smallest = Math.min(smallest, at);
  }
  parents[smallest] = undefined;
}
