import type { Model } from '../../model/model.js';
import type { ProcessKey } from '../../model/process.js';
import type { Kept } from './kept-processes.js';
import type { RowOrder, VisibleRow } from './visible-row.js';

/** What rows were made of: the next ones are made of them and of what changed since. */
export type RowsBasis = {
  readonly model: Model;
  readonly order: RowOrder;
  readonly kept: Kept | undefined;
  readonly positions: Positions;
};

/** Where each row is, made when it is asked for first: rows of the same keys in the same order share it. */
type Positions = { byKey: ReadonlyMap<ProcessKey, number> | undefined };

const bases = new WeakMap<readonly VisibleRow[], RowsBasis>();

export function basisOf(rows: readonly VisibleRow[]): RowsBasis | undefined {
  return bases.get(rows);
}

export function withBasis(rows: readonly VisibleRow[], basis: RowsBasis): readonly VisibleRow[] {
  bases.set(rows, basis);
  return rows;
}

export function positionsIn(
  rows: readonly VisibleRow[],
  { positions }: RowsBasis,
): ReadonlyMap<ProcessKey, number> {
  if (positions.byKey) return positions.byKey;
  const byKey = new Map<ProcessKey, number>();
  let index = 0;
  for (const { process } of rows) byKey.set(process.key, index++);
  positions.byKey = byKey;
  return byKey;
}

/** Where that process, or thread, is; -1 where it is not. `guess`: where it may be. */
export function rowIndexOf(
  rows: readonly VisibleRow[],
  key: ProcessKey | undefined,
  guess = -1,
): number {
  if (key === undefined) return -1;
  if (rows[guess]?.process.key === key) return guess;
  const byKey = bases.get(rows)?.positions.byKey;
  // One that is looked for now and then is found sooner than all are written down.
  return byKey ? (byKey.get(key) ?? -1) : rows.findIndex((row) => row.process.key === key);
}
