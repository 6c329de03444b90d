import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { Column, ColumnValue } from './column.js';

export type Sort = { readonly column: Column; readonly isReversed: boolean };

/**
 * Numbers descending, text ascending, reversed on demand; unknown last either way; ties by pid.
 * Text is compared by code unit: the order depends on no locale.
 */
export function sorted(processes: readonly Process[], model: Model, sort: Sort): Process[] {
  const keyed = processes.map((process) => ({ process, value: sort.column.value(process, model) }));
  const direction = sort.isReversed ? -1 : 1;
  keyed.sort(
    (a, b) =>
      unknownLast(a.value, b.value) ||
      direction * compared(a.value, b.value) ||
      a.process.sample.pid - b.process.sample.pid,
  );
  return keyed.map(({ process }) => process);
}

function unknownLast(a: ColumnValue, b: ColumnValue): number {
  return Number(a === undefined) - Number(b === undefined);
}

function compared(a: ColumnValue, b: ColumnValue): number {
  if (a === undefined || b === undefined) return 0;
  if (typeof a === 'number' && typeof b === 'number') return b - a;
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(b) - Number(a);
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
