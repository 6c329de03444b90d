import type { Column } from './column.js';
import { columnOf } from './columns.js';

const usualIds = [
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

/** The columns of the dashboard as it begins, from left to right; the last takes what is left. */
export const usualColumns: readonly Column[] = usualIds.flatMap((id) => columnOf(id) ?? []);

/** Those columns and the command, which is always there and last, for it takes the room that is left. */
export function withCommandLast(columns: readonly Column[]): readonly Column[] {
  const command = columnOf('command');
  return [...columns.filter((one) => one !== command), ...(command ? [command] : [])];
}

const droppedFirst = ['threads', 'memPercent', 'cpuTimeMs', 'rssBytes'];
const droppedLast = ['user', 'cpuPercent'];
const leastCommandWidth = 28;

/**
 * Those of the chosen columns that fit into the width; pid, state and command stay. The less telling of
 * the usual ones are left out first: whoever chose another one wants to see it. Then those, from the right.
 */
export function columnsThatFit(chosen: readonly Column[], width: number): readonly Column[] {
  const last = lastFit.get(chosen);
  if (last?.width === width) return last.shown;
  const shown = fitting(chosen, width);
  lastFit.set(chosen, { width, shown });
  return shown;
}

/** Asked by all who look at the screen, at each sample. */
const lastFit = new WeakMap<
  readonly Column[],
  { readonly width: number; readonly shown: readonly Column[] }
>();

function fitting(chosen: readonly Column[], width: number): readonly Column[] {
  const others = chosen.map(({ id }) => id).filter((id) => !usualIds.includes(id));
  let shown = chosen;
  for (const id of [...droppedFirst, ...others.toReversed(), ...droppedLast]) {
    const fixed = shown.slice(0, -1).reduce((sum, column) => sum + column.width + 1, 0);
    if (fixed + leastCommandWidth <= width) break;
    shown = shown.filter((column) => column.id !== id);
  }
  return shown;
}
