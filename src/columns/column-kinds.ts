import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import type { RowFact } from '../sample/row-facts.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatCpuTime } from '../text/format-cpu-time.js';
import type { Column } from './column.js';

/** A column of numbers. */
export function number(
  id: string,
  title: string,
  summary: string,
  width: number,
  value: Column['value'],
): Column {
  return { id, title, summary, width, align: 'right', isNumeric: true, value };
}

/** What all columns of text have in common. */
export function text(id: string, title: string, summary: string, width: number) {
  return { id, title, summary, width, align: 'left', isNumeric: false } as const;
}

/** A column that says yes or no. */
export function flag(id: string, summary: string, value: (process: Process) => boolean): Column {
  return { ...text(id, id, summary, 5), value };
}

/** A column of CPU time, shown as top does. */
export function cpuTime(
  id: string,
  title: string,
  summary: string,
  value: (process: Process, model: Model) => number | undefined,
): Column {
  return {
    ...number(id, title, summary, 9, value),
    cell: (process, model) => formatCpuTime(value(process, model)),
  };
}

/** A column of numbers out of `status`: a user id has up to ten digits. */
export function statusNumber(
  id: string,
  title: string,
  summary: string,
  value: (process: Process) => number | undefined,
): Column {
  return { ...number(id, title, summary, 10, value), needs: 'status' };
}

type NumberOf = (process: Process, model: Model) => number | undefined;

/** A column of bytes, or of bytes in a second, out of a file of its own. */
export function bytes(
  id: string,
  title: string,
  summary: string,
  needs: RowFact,
  value: NumberOf,
): Column {
  return summed({ ...number(id, title, summary, 6, value), needs }, value, (amount) =>
    formatBytes(amount === undefined ? undefined : Math.round(amount)),
  );
}

/** A column of a counter out of a file of its own. */
export const count = wholeNumbers(12);

/** The same in a second. */
export const rate = wholeNumbers(7);

/** A column of paths. */
export function path(id: string, title: string, summary: string) {
  return { ...text(id, title, summary, 24), keepsEnd: true } as const;
}

function wholeNumbers(width: number) {
  return (id: string, title: string, summary: string, needs: RowFact, value: NumberOf): Column =>
    summed({ ...number(id, title, summary, width, value), needs }, value, formatWhole);
}

function summed(
  column: Column,
  value: NumberOf,
  format: (amount: number | undefined) => string,
): Column {
  return { ...column, cell: (process, model) => format(value(process, model)), sum: format };
}

function formatWhole(amount: number | undefined): string {
  return amount === undefined ? '?' : String(Math.round(amount));
}
