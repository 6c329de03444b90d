import { cellText } from '../columns/cell.js';
import type { Column } from '../columns/column.js';
import { columnOf } from '../columns/columns.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import { fit } from '../text/fit.js';
import { cellWidth } from '../text/width.js';

const usualIds = [
  'pid',
  'ppid',
  'user',
  'state',
  'nice',
  'threads',
  'cpuPercent',
  'memPercent',
  'rssBytes',
  'cpuTimeMs',
  'command',
];

/** What it has where no columns are asked for. */
export const usualTextColumns: readonly Column[] = usualIds.flatMap((id) => columnOf(id) ?? []);

/** A table for people: aligned, sanitised, the last column uncut. */
export function processesAsText(
  model: Model,
  processes: readonly Process[],
  columns: readonly Column[] = usualTextColumns,
  isTree = false,
): string {
  const cells = processes.map((process) =>
    columns.map((column) => cellOf(column, process, model, isTree)),
  );
  const table = [columns.map(({ title }) => title), ...cells];
  const widths = columns.map((_, index) =>
    table.reduce((widest, row) => Math.max(widest, cellWidth(row[index] ?? '')), 0),
  );
  return table.map((row) => `${lineOf(row, columns, widths)}\n`).join('');
}

function cellOf(column: Column, process: Process, model: Model, isTree: boolean): string {
  const text = cellText(column, process, model);
  const isIndented = isTree && (column.id === 'command' || column.id === 'comm');
  return isIndented ? '  '.repeat(indentOf(process, model)) + text : text;
}

/** A chain of ten thousand must not print a hundred million blanks. */
const deepestIndent = 64;

function indentOf(process: Process, model: Model): number {
  return Math.min(deepestIndent, model.tree.depths.get(process.key) ?? 0);
}

function lineOf(
  row: readonly string[],
  columns: readonly Column[],
  widths: readonly number[],
): string {
  return row
    .map((text, index) => {
      const column = columns[index];
      const isLast = index === row.length - 1;
      return isLast && column?.align === 'left'
        ? text
        : fit(text, widths[index] ?? 0, column?.align ?? 'left');
    })
    .join(' ');
}
