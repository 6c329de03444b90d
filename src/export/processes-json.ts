import type { Column, ColumnValue } from '../columns/column.js';
import { plainColumns } from '../columns/columns.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { SourceNote } from '../sample/source-note.js';
import { isoInstant } from '../text/format-instant.js';
import { jsonText } from '../text/json-text.js';

/**
 * One `treetop.ps` document on one line: every key is there, what is not known is null. `more` adds what is no
 * column, `machine` what is of no process.
 */
export function processesAsJson(
  model: Model,
  processes: readonly Process[],
  columns: readonly Column[] = plainColumns,
  notes: readonly SourceNote[] = model.sample.notes,
  more: (process: Process) => object = () => ({}),
  machine?: object,
): string {
  const { takenAtMs, boot, host } = model.sample;
  const document = {
    format: 'treetop.ps',
    version: 1,
    takenAt: isoInstant(takenAtMs) ?? null,
    bootId: boot.id || null,
    cpuCount: host.cpus.length || null,
    notes,
    ...(machine === undefined ? {} : { host: machine }),
    processes: processes.map((process) => ({
      ...Object.fromEntries(
        columns.map((column): [string, ColumnValue | null] => [
          column.id,
          column.value(process, model) ?? null,
        ]),
      ),
      ...more(process),
    })),
  };
  return `${jsonText(document)}\n`;
}
