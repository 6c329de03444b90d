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
  const parents = rows.map((row, index) =>
    indexOfParent(rows, row, isDying(row) ? keptParent(index) : undefined, find),
  );
  return { parents, mayHaveCycles: cutCycles(rows, parents) };
}

/** The index of a row's parent before cycles are cut; `kept` is the parent that it had, if it is dying. */
export function indexOfParent(
  rows: readonly ProcessSample[],
  child: ProcessSample,
  kept: ProcessIdentity | undefined,
  find: Finder,
): number | undefined {
  // A row in X says ppid 0, which is not a change of parent.
  if (isDying(child)) return kept && indexOfIdentity(rows, kept, find);
  // A parent, and an adopter too (it is an ancestor of the dead parent), started before its child:
  // a younger one has the pid of a parent that died during the scan.
  const index = child.ppid === child.pid ? undefined : find(child.ppid);
  const parent = index === undefined ? undefined : rows[index];
  return parent && parent.startTicks <= child.startTicks ? index : undefined;
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

function indexOfIdentity(
  rows: readonly ProcessSample[],
  identity: ProcessIdentity,
  find: Finder,
): number | undefined {
  const index = find(identity.pid);
  const row = index === undefined ? undefined : rows[index];
  return row && isSameIdentity(row, identity) ? index : undefined;
}

/**
 * Makes the smallest pid of each cycle a root, and tells whether there was anything to look at: only from
 * rows with an upward parent a walk is needed, and there are hardly any.
 */
function cutCycles(rows: readonly ProcessSample[], parents: (number | undefined)[]): boolean {
  const walkThatPassed = new Map<number, number>();
  parents.forEach((parent, start) => {
    if (parent === undefined || !isUpward(rows, start, parent)) return;
    let index: number | undefined = start;
    while (index !== undefined && !walkThatPassed.has(index)) {
      walkThatPassed.set(index, start);
      index = parents[index];
    }
    if (index !== undefined && walkThatPassed.get(index) === start) cutCycleOf(index, parents);
  });
  return walkThatPassed.size > 0;
}

function cutCycleOf(member: number, parents: (number | undefined)[]): void {
  let smallest = member;
  for (let at = parents[member]; at !== undefined && at !== member; at = parents[at]) {
    smallest = Math.min(smallest, at);
  }
  parents[smallest] = undefined;
}
