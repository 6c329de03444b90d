import type { Column } from '../columns/column.js';
import { plainColumns } from '../columns/columns.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import { type CsvValue, csvRow } from './csv.js';

/** A header of column ids, then a row a process; lists (argv) with blanks between. */
export function processesAsCsv(
  model: Model,
  processes: readonly Process[],
  columns: readonly Column[] = plainColumns,
): string {
  const header = csvRow(columns.map(({ id }) => id));
  const rows = processes.map((process) => csvRow(csvValues(process, model, columns)));
  return [header, ...rows].join('');
}

export function csvValues(
  process: Process,
  model: Model,
  columns: readonly Column[],
): readonly CsvValue[] {
  return columns.map((column) => {
    const value = column.value(process, model);
    return typeof value === 'object' ? value.join(' ') : value;
  });
}
