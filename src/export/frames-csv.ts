import type { Column } from '../columns/column.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import { isoInstant } from '../text/format-instant.js';
import { csvRow } from './csv.js';
import { csvValues } from './processes-csv.js';

/** The header of a table over many frames: when, and the ids of the columns. */
export function framesCsvHeader(columns: readonly Column[]): string {
  return csvRow(['takenAt', ...columns.map(({ id }) => id)]);
}

/** Its rows of one frame: a row a process. */
export function frameAsCsv(
  model: Model,
  processes: readonly Process[],
  columns: readonly Column[],
): string {
  const takenAt = isoInstant(model.sample.takenAtMs);
  const rows = processes.map((process) => csvRow([takenAt, ...csvValues(process, model, columns)]));
  return rows.join('');
}
