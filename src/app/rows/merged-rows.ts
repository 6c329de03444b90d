import { comparison } from '../../columns/order.js';
import { hasSameConstants } from '../../columns/same-constants.js';
import type { Process } from '../../model/process.js';
import { flatRow } from './flat-rows.js';
import { type Kept, restOnProcess } from './kept-processes.js';
import type { RowsDue } from './patched-rows.js';
import type { RowsBasis } from './rows-basis.js';
import type { VisibleRow } from './visible-row.js';

/** Where more than one of so many moves, all are put in order anew. */
const fewestForEachMove = 8;

/**
 * The flat list with what changed, came and went put where it belongs among those that stay in their order;
 * undefined where they may not.
 */
export function mergedRows(
  former: readonly VisibleRow[],
  before: RowsBasis,
  due: RowsDue,
): readonly VisibleRow[] | undefined {
  if (!staysInOrder(before, due)) return undefined;
  const { becomes, moved } = movesOf(before, due);
  if (moved.length * fewestForEachMove > former.length) return undefined;
  return merged(staying(former, becomes), moved, due);
}

function staysInOrder(before: RowsBasis, { model, order }: RowsDue): boolean {
  const { isTree, show, sort } = order;
  return (
    !isTree &&
    !show.hasThreads &&
    show.subtree === undefined &&
    !sort.column.movesAlone &&
    restOnProcess(order.filter, show) &&
    hasSameConstants(before.model.sample, model.sample)
  );
}

type Moves = {
  /** Of those that changed or went what each is now; undefined: not in its place any more. */
  readonly becomes: ReadonlyMap<Process, Process | undefined>;
  /** Those to be put in. */
  readonly moved: readonly Process[];
};

function movesOf(before: RowsBasis, { model, order, kept, changes }: RowsDue): Moves {
  const { value } = order.sort.column;
  const becomes = new Map<Process, Process | undefined>();
  const moved = changes.born.filter((process) => isShown(process, kept));
  for (const { former, process } of changes.changed) {
    const was = isShown(former, before.kept);
    const is = isShown(process, kept);
    const stays = was && is && value(former, before.model) === value(process, model);
    becomes.set(former, stays ? process : undefined);
    if (is && !stays) moved.push(process);
  }
  for (const process of changes.gone) becomes.set(process, undefined);
  return { becomes, moved };
}

function isShown({ key }: Process, kept: Kept | undefined): boolean {
  return kept === undefined || kept.matches.has(key);
}

function staying(former: readonly VisibleRow[], becomes: Moves['becomes']): readonly VisibleRow[] {
  const rows: VisibleRow[] = [];
  for (const row of former) {
    const is = becomes.has(row.process) ? becomes.get(row.process) : row.process;
    if (is) rows.push(is === row.process ? row : flatRow(is));
  }
  return rows;
}

function merged(
  staying: readonly VisibleRow[],
  moved: readonly Process[],
  { model, order }: RowsDue,
): readonly VisibleRow[] {
  const compare = comparison(model, order.sort);
  const rows: VisibleRow[] = [];
  let taken = 0;
  for (const process of moved.toSorted(compare)) {
    const place = firstAfter(staying, process, taken, compare);
    for (const row of staying.slice(taken, place)) rows.push(row);
    rows.push(flatRow(process));
    taken = place;
  }
  return rows.concat(staying.slice(taken));
}

/** By halves: the first of those from `from` on that comes after the process. */
function firstAfter(
  rows: readonly VisibleRow[],
  process: Process,
  from: number,
  compare: (one: Process, other: Process) => number,
): number {
  let [low, high] = [from, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const row = rows[middle];
    if (row && compare(row.process, process) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
