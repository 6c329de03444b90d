import type { ProcessSample } from '../sample/process-sample.js';
import { deadParent, type Graves, gravesOf, parentBefore } from './former-parent.js';
import { keyOf } from './identity.js';
import type { ProcessChange } from './life-events.js';
import type { Look } from './look.js';
import type { Model } from './model.js';
import { isSettled, nextProcess, settledProcess } from './next-process.js';
import { indexOfKept, indexOfNamed, isUpward, newFinder } from './parents.js';
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
  const processOf = newProcesses(grounds);
  const unsettled: number[] = [];
  const changes: (ProcessChange & { readonly index: number })[] = [];
  for (let next = 0; next < open.length; next++) {
    if (next % rowsAtOnce === rowsAtOnce - 1) yield;
    const index = open[next] ?? 0;
    const former = formers[index];
    const process = processOf(index, former);
    if (!process) return undefined;
    if (process !== former) changes.push({ process, former, index });
    if (!isSettled(process, former)) unsettled.push(index);
  }
  return { living: withChanges(formers, changes), unsettled, changes };
}

/** Those without a former are among the changes. */
function withChanges(
  formers: readonly (Process | undefined)[],
  changes: readonly { readonly process: Process; readonly index: number }[],
): readonly Process[] {
  if (changes.length === 0) return formers as readonly Process[];
  const living = formers.slice();
  for (const { process, index } of changes) living[index] = process;
  return living as readonly Process[];
}

function newProcesses(
  grounds: Grounds,
): (index: number, former: Process | undefined) => Process | undefined {
  const { footing, look, rows, tasks } = grounds;
  const find = newFinder(rows);
  const formerParentOf = newFormerParents(grounds);
  return (index, former) => {
    const row = rows[index];
    if (!row) return undefined;
    const key = former?.key ?? keyOf(row);
    if (former && !mayHaveMoved(row, former, tasks.touchedPids)) {
      if (row === former.sample) return settledProcess(look, former);
      const { parentKey } = former;
      const stayed = { parentKey, parent: undefined, formerParent: undefined };
      return nextProcess(look, { row, key, former, ...stayed });
    }
    const parentIndex = isDying(row)
      ? indexOfKept(rows, parentBefore(grounds.before, former), find)
      : indexOfNamed(rows, row, find);
    const isCyclic = parentIndex !== undefined && isUpward(rows, index, parentIndex);
    if (footing.mayHaveCycles || isCyclic) return undefined;
    const parent = parentIndex === undefined ? undefined : rows[parentIndex];
    const parentKey = parent && (tasks.formers[parentIndex ?? 0]?.key ?? keyOf(parent));
    const hasMoved = former !== undefined && former.parentKey !== parentKey;
    const formerParent = hasMoved ? formerParentOf(former) : undefined;
    return nextProcess(look, { row, key, former, parentKey, parent, formerParent });
  };
}

/** Hardly anybody moves: the tombstones are not sorted into graves before they are asked for. */
function newFormerParents({
  before,
  footing,
}: Grounds): (former: Process) => ProcessSample | undefined {
  let graves: Graves | undefined;
  return (former) => {
    const parent = parentBefore(before, former);
    if (parent) return parent;
    graves ??= gravesOf(footing.tombstones);
    return deadParent(graves, former);
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
