import type { Column } from '../columns/column.js';
import { columnOf } from '../columns/columns.js';
import type { Sort } from '../columns/order.js';
import { screenColumns } from '../columns/screen-columns.js';
import { activeSort, type State } from './state.js';

/** Sorted by that column; by the same once more: reversed. */
export function sortedBy(state: State, columnId: string): State {
  const column = columnOf(columnId);
  if (!column) return state;
  const current = activeSort(state);
  if (current.column.id === columnId) return reversedSort(state);
  return withSort(state, { column, isReversed: startsReversed(column) });
}

export function reversedSort(state: State): State {
  const current = activeSort(state);
  return withSort(state, { ...current, isReversed: !current.isReversed });
}

/** Sorted by the column on the screen beside the present one. */
export function neighbourSort(state: State, sign: 1 | -1): State {
  const { id } = activeSort(state).column;
  const column = screenColumns[screenColumns.findIndex((one) => one.id === id) + sign];
  return column ? withSort(state, { column, isReversed: startsReversed(column) }) : state;
}

function withSort(state: State, sort: Sort): State {
  return state.isTree ? { ...state, treeSort: sort } : { ...state, flatSort: sort };
}

// Numbers are sorted from the largest down; of pids everybody expects the smallest first.
function startsReversed(column: Column): boolean {
  return column.id === 'pid';
}
