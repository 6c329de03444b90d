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
): Parents {
  const indexes = new Map<number, number>();
  rows.forEach((row, index) => {
    indexes.set(row.pid, index);
  });
  const parents = rows.map((row, index) =>
    // A row in X says ppid 0, which is not a change of parent.
    isDying(row)
      ? indexOfIdentity(rows, indexes, keptParent(index))
      : indexOfParent(rows, indexes, row),
  );
  cutCycles(rows, parents);
  return parents;
}

function indexOfIdentity(
  rows: readonly ProcessSample[],
  indexes: ReadonlyMap<number, number>,
  identity: ProcessIdentity | undefined,
): number | undefined {
  const index = identity && indexes.get(identity.pid);
  const row = index === undefined ? undefined : rows[index];
  return identity && row && isSameIdentity(row, identity) ? index : undefined;
}

/**
 * A parent, and an adopter too (it is an ancestor of the dead parent), started before its child:
 * a younger one has the pid of a parent that died during the scan.
 */
function indexOfParent(
  rows: readonly ProcessSample[],
  indexes: ReadonlyMap<number, number>,
  child: ProcessSample,
): number | undefined {
  const index = child.ppid === child.pid ? undefined : indexes.get(child.ppid);
  const parent = index === undefined ? undefined : rows[index];
  return parent && parent.startTicks <= child.startTicks ? index : undefined;
}

/**
 * Makes the smallest pid of each cycle a root. All of a cycle started in the same tick, and one of
 * it has a parent of a greater pid: only from such rows a walk is needed, and there are hardly any.
 */
function cutCycles(rows: readonly ProcessSample[], parents: (number | undefined)[]): void {
  const walkThatPassed = new Map<number, number>();
  parents.forEach((parent, start) => {
    if (parent === undefined || parent < start) return;
    if (rows[parent]?.startTicks !== rows[start]?.startTicks) return;
    let index: number | undefined = start;
    while (index !== undefined && !walkThatPassed.has(index)) {
      walkThatPassed.set(index, start);
      index = parents[index];
    }
    if (index !== undefined && walkThatPassed.get(index) === start) cutCycleOf(index, parents);
  });
}

function cutCycleOf(member: number, parents: (number | undefined)[]): void {
  let smallest = member;
  for (let at = parents[member]; at !== undefined && at !== member; at = parents[at]) {
    smallest = Math.min(smallest, at);
  }
  parents[smallest] = undefined;
}
