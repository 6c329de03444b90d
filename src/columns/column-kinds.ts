import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
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
