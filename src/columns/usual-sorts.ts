import type { Column } from './column.js';
import { columnOf } from './columns.js';
import type { Sort } from './order.js';

/** The smallest pid first: the tree's own order, and that of `ps`. */
export const byPid: Sort = { column: columnNamed('pid'), isReversed: true };

/** Who uses the CPU most comes first. */
export const byCpu: Sort = { column: columnNamed('cpuPercent'), isReversed: false };

function columnNamed(id: string): Column {
  const column = columnOf(id);
  if (!column) throw new Error(`no column ${id}`);
  return column;
}
