import type { Model } from '../../model/model.js';
import { flatRows } from './flat-rows.js';
import { keptProcesses } from './kept-processes.js';
import { mergedRows } from './merged-rows.js';
import { changesBetween } from './model-changes.js';
import { patchedRows } from './patched-rows.js';
import { formerRowOf } from './row-reuse.js';
import { basisOf, type RowsBasis, withBasis } from './rows-basis.js';
import { treeRows } from './tree-rows.js';
import type { RowOrder, VisibleRow } from './visible-row.js';

/**
 * The rows of the table from first to last, seen or scrolled away. `former`: those that were shown before, of which
 * as much is taken over as is still so; what comes out is the same as without them.
 */
export function visibleRows(
  model: Model,
  order: RowOrder,
  former: readonly VisibleRow[] = [],
): readonly VisibleRow[] {
  const basis = basisOf(former);
  if (basis?.model === model && isSameOrder(basis.order, order)) return former;
  return basis ? nextRows(former, basis, model, order) : rebuilt(model, order);
}

function nextRows(
  former: readonly VisibleRow[],
  before: RowsBasis,
  model: Model,
  order: RowOrder,
): readonly VisibleRow[] {
  const since = { model: before.model, changes: changesBetween(before.model, model) };
  const kept = keptProcesses(model, order.filter, order.show, since);
  const next = { model, order, kept, changes: since.changes };
  if (isSameOrder(before.order, order)) {
    const patched = patchedRows(former, before, next);
    if (patched) return withBasis(patched, { model, order, kept, positions: before.positions });
    const merged = mergedRows(former, before, next);
    if (merged) return withBasis(merged, basis(model, order, kept));
  }
  // In another order each row would have to be looked up: that takes longer than to make it.
  return rebuilt(model, order, isSameSort(before.order, order) ? former : []);
}

function rebuilt(
  model: Model,
  order: RowOrder,
  former: readonly VisibleRow[] = [],
): readonly VisibleRow[] {
  const kept = keptProcesses(model, order.filter, order.show);
  const formerRow = formerRowOf(former, model);
  const build = order.isTree ? treeRows : flatRows;
  return withBasis(build(model, order, kept, formerRow), basis(model, order, kept));
}

function basis(model: Model, order: RowOrder, kept: RowsBasis['kept']): RowsBasis {
  return { model, order, kept, positions: { byKey: undefined } };
}

function isSameOrder(one: RowOrder, other: RowOrder): boolean {
  return (
    isSameSort(one, other) &&
    one.filter === other.filter &&
    one.show === other.show &&
    (!one.isTree || one.folded === other.folded)
  );
}

function isSameSort(one: RowOrder, other: RowOrder): boolean {
  return (
    one.isTree === other.isTree &&
    one.sort.column === other.sort.column &&
    one.sort.isReversed === other.sort.isReversed
  );
}
