import type { Column } from '../../columns/column.js';
import { hasSameConstants } from '../../columns/same-constants.js';
import type { Model } from '../../model/model.js';
import type { Process, ProcessKey } from '../../model/process.js';
import { sumsAfter } from '../../model/subtree-sums.js';
import type { Kept } from './kept-processes.js';
import type { ChangedProcess, ModelChanges } from './model-changes.js';
import { positionsIn, type RowsBasis } from './rows-basis.js';
import type { RowOrder, VisibleRow } from './visible-row.js';

/** What the rows are to show now, and what changed since the model of those that there are. */
export type RowsDue = {
  readonly model: Model;
  readonly order: RowOrder;
  readonly kept: Kept | undefined;
  readonly changes: ModelChanges;
};

/** The rows with what changed in its place; undefined where some come, go or move. */
export function patchedRows(
  former: readonly VisibleRow[],
  before: RowsBasis,
  due: RowsDue,
): readonly VisibleRow[] | undefined {
  if (!isInPlace(before, due)) return undefined;
  const { changed } = due.changes;
  const positions = positionsIn(former, before);
  const foldsAbove = due.order.isTree ? foldedAbove(changed, due) : noFolds;
  const becomes = new Map(changed.map(({ former: was, process }) => [was, process]));
  let rows: VisibleRow[] | undefined;
  const put = (key: ProcessKey) => {
    const at = positions.get(key);
    const row = at === undefined ? undefined : former[at];
    if (at === undefined || !row) return;
    const now = patched(row, becomes, due.model);
    if (now === row) return;
    rows ??= former.slice();
    rows[at] = now;
  };
  for (const { process } of changed) put(process.key);
  for (const key of foldsAbove) put(key);
  return rows ?? former;
}

function patched(
  row: VisibleRow,
  becomes: ReadonlyMap<Process, Process>,
  { sample }: Model,
): VisibleRow {
  const process = becomes.get(row.process) ?? row.process;
  const sums = row.sums && sumsAfter(row.sums, sample.boot, becomes);
  return process === row.process && sums === row.sums ? row : { ...row, process, sums };
}

/** The same processes in the same places, and nothing that unchanged ones rest on moved. */
function isInPlace(before: RowsBasis, { model, order, kept, changes }: RowsDue): boolean {
  const { changed, born, gone } = changes;
  const { sort, show } = order;
  return (
    born.length + gone.length === 0 &&
    before.kept === kept &&
    (before.model.tree === model.tree || !(order.isTree || show.subtree !== undefined)) &&
    hasSameConstants(before.model.sample, model.sample) &&
    !(show.hasThreads && changed.some(hasThreads)) &&
    isOrderKept(before.model, model, sort.column, changed)
  );
}

function hasThreads({ former, process }: ChangedProcess): boolean {
  return former.threads !== undefined || process.threads !== undefined;
}

function isOrderKept(
  before: Model,
  model: Model,
  { movesAlone, value }: Column,
  changed: readonly ChangedProcess[],
): boolean {
  return (
    !movesAlone &&
    changed.every(({ former, process }) => value(former, before) === value(process, model))
  );
}

const noFolds: ReadonlySet<ProcessKey> = new Set();

/** The folded ones whose sums are not as before. */
function foldedAbove(
  changed: readonly ChangedProcess[],
  { model, order }: RowsDue,
): ReadonlySet<ProcessKey> {
  const { folded } = order;
  if (folded.size === 0) return noFolds;
  const above = new Set<ProcessKey>();
  const walked = new Set<ProcessKey>();
  for (const { process } of changed) {
    let key: ProcessKey | undefined = process.key;
    while (key !== undefined && !walked.has(key)) {
      walked.add(key);
      if (folded.has(key)) above.add(key);
      key = model.processes.get(key)?.parentKey;
    }
  }
  return above;
}
