import type { ProcessSample } from '../sample/process-sample.js';
import { deadParent, type Graves, gravesOf, parentBefore } from './former-parent.js';
import { keyOf } from './identity.js';
import type { ProcessChange } from './life-events.js';
import type { Look } from './look.js';
import type { Model } from './model.js';
import { isSettled, nextProcess, type Sighting } from './next-process.js';
import { type Finder, indexOfParent, isUpward, newFinder } from './parents.js';
import type { Footing } from './population.js';
import type { Process } from './process.js';
import type { RowTasks } from './row-tasks.js';
import { isDying } from './state.js';

export type UpdatedLiving = {
  readonly living: readonly Process[];
  readonly unsettled: readonly number[];
  /** Those that are other objects than before. By pid ascending. */
  readonly changes: readonly ProcessChange[];
};

/** All that is known before the rows are looked at. */
export type Grounds = {
  readonly before: Model;
  readonly footing: Footing;
  readonly look: Look;
  readonly rows: readonly ProcessSample[];
  readonly tasks: RowTasks;
};

/** Of more rows than these a key would have to wait. */
const rowsAtOnce = 1000;

/** The processes of the rows; undefined where a cycle of parents cannot be ruled out. */
export function* updatedLiving(grounds: Grounds): Generator<undefined, UpdatedLiving | undefined> {
  const { formers, open } = grounds.tasks;
  const sightingAt = newSightings(grounds);
  const unsettled: number[] = [];
  const changes: (ProcessChange & { readonly index: number })[] = [];
  for (const [count, index] of open.entries()) {
    if (count % rowsAtOnce === rowsAtOnce - 1) yield;
    const former = formers[index];
    const seen = sightingAt(index, former);
    if (!seen) return undefined;
    const process = nextProcess(grounds.look, seen);
    if (process !== former) changes.push({ process, former, index });
    if (!isSettled(process, former)) unsettled.push(index);
  }
  const living = changes.length === 0 ? formers : formers.slice();
  for (const { process, index } of changes) (living as Process[])[index] = process;
  // Those without a former are open, and have been made.
  return { living: living as readonly Process[], unsettled, changes };
}

type Sightings = (index: number, former: Process | undefined) => Sighting | undefined;

function newSightings({ before, footing, rows, tasks }: Grounds): Sightings {
  const find = newFinder(rows);
  const { formers, touchedPids } = tasks;
  let graves: Graves | undefined;
  const formerParentOf = (former: Process) => {
    const parent = parentBefore(before, former);
    if (parent) return parent;
    graves ??= gravesOf(footing.tombstones);
    return deadParent(graves, former);
  };
  return (index, former) => {
    const row = rows[index];
    if (!row) return undefined;
    const key = former?.key ?? keyOf(row);
    if (former && !mayHaveMoved(row, former, touchedPids)) {
      const { parentKey } = former;
      return { row, key, former, parentKey, parent: undefined, formerParent: undefined };
    }
    const parentIndex = parentIndexOf(row, former, { before, rows, find });
    const isCyclic = parentIndex !== undefined && isUpward(rows, index, parentIndex);
    if (footing.mayHaveCycles || isCyclic) return undefined;
    const parent = parentIndex === undefined ? undefined : rows[parentIndex];
    const parentKey =
      parentIndex === undefined || !parent
        ? undefined
        : (formers[parentIndex]?.key ?? keyOf(parent));
    const hasMoved = former !== undefined && former.parentKey !== parentKey;
    const formerParent = hasMoved ? formerParentOf(former) : undefined;
    return { row, key, former, parentKey, parent, formerParent };
  };
}

/** Whether its parent may be another than before, or not be there any more. */
function mayHaveMoved(
  row: ProcessSample,
  { sample }: Process,
  touchedPids: ReadonlySet<number>,
): boolean {
  return row.ppid !== sample.ppid || touchedPids.has(row.ppid) || isDying(row) || isDying(sample);
}

function parentIndexOf(
  row: ProcessSample,
  former: Process | undefined,
  {
    before,
    rows,
    find,
  }: {
    readonly before: Model;
    readonly rows: readonly ProcessSample[];
    readonly find: Finder;
  },
): number | undefined {
  const kept = isDying(row) ? parentBefore(before, former) : undefined;
  return indexOfParent(rows, row, kept, find);
}
