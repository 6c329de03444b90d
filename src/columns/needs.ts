import type { RowFact } from '../sample/row-facts.js';
import type { Column } from './column.js';

/** What is read with each sample for the sake of these columns. */
export function factsNeeded(columns: readonly Column[]): ReadonlySet<RowFact> {
  return new Set(columns.flatMap((column) => factNeeded(column) ?? []));
}

/** What is read of a process for this column alone. */
export function factNeeded({ needs }: Column): RowFact | undefined {
  return needs === 'status' || needs === 'cmdline' ? undefined : needs;
}
