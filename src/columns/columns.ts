import type { Column } from './column.js';
import { furtherColumns } from './further-columns.js';
import { mainColumns } from './main-columns.js';
import { rowFactColumns } from './row-fact-columns.js';

/** Those that cost no file of their own, in the order of `--json`. */
export const plainColumns: readonly Column[] = [...mainColumns, ...furtherColumns];

/** Every column there is. */
export const columns: readonly Column[] = [...plainColumns, ...rowFactColumns];

/** The column of that id, if there is one. */
export function columnOf(id: string): Column | undefined {
  return columns.find((column) => column.id === id);
}
