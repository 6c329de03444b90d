import type { Column } from './column.js';
import { columnOf } from './columns.js';

const ids = [
  'pid',
  'user',
  'state',
  'cpuPercent',
  'memPercent',
  'rssBytes',
  'cpuTimeMs',
  'threads',
  'command',
];

/** The columns of the dashboard, from left to right; the last takes what is left. */
export const screenColumns: readonly Column[] = ids.flatMap((id) => columnOf(id) ?? []);

const droppedFirst = ['threads', 'memPercent', 'cpuTimeMs', 'rssBytes', 'user', 'cpuPercent'];
const leastCommandWidth = 28;

/** Those that fit into the width: the least telling are left out first. */
export function columnsThatFit(width: number): readonly Column[] {
  let shown = screenColumns;
  for (const id of droppedFirst) {
    const fixed = shown.slice(0, -1).reduce((sum, column) => sum + column.width + 1, 0);
    if (fixed + leastCommandWidth <= width) break;
    shown = shown.filter((column) => column.id !== id);
  }
  return shown;
}
