import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import { sanitise } from '../text/sanitise.js';
import type { Column } from './column.js';

/** What the screen shows of a process in a column: sanitised; `?` where it is not known. */
export function cellText(column: Column, process: Process, model: Model): string {
  if (column.cell) return sanitise(column.cell(process, model));
  const value = column.value(process, model);
  return value === undefined ? '?' : sanitise(String(value));
}
