import type { Column } from '../../columns/column.js';
import { columnOf } from '../../columns/columns.js';
import type { Sort } from '../../columns/order.js';
import { columnsThatFit } from '../../columns/screen-columns.js';
import { activeSort, type State } from '../state.js';
import { said } from '../status-line.js';

/** Sorted by that column; by the same once more: reversed. */
export function sortedBy(state: State, columnId: string): State {
  const column = columnOf(columnId);
  if (!column) return state;
  const current = activeSort(state);
  if (current.column.id === columnId) return reversedSort(state);
  return withSort(state, { column, isReversed: startsReversed(column) });
}

/** The other way round. */
export function reversedSort(state: State): State {
  const current = activeSort(state);
  return withSort(state, { ...current, isReversed: !current.isReversed });
}

/** Sorted by the column on the screen beside the present one; where that is not on it, by the outermost. */
export function neighbourSort(state: State, sign: 1 | -1): State {
  const shown = columnsThatFit(state.columns, state.size.width);
  const index = shown.indexOf(activeSort(state).column);
  const column = index < 0 ? shown.at(sign > 0 ? 0 : -1) : shown[index + sign];
  return column ? withSort(state, { column, isReversed: startsReversed(column) }) : state;
}

function withSort(state: State, sort: Sort): State {
  const { column, isReversed } = sort;
  const next = state.isTree ? { ...state, treeSort: sort } : { ...state, flatSort: sort };
  if (columnsThatFit(state.columns, state.size.width).includes(column)) return next;
  return said(next, `sorted by ${column.id}${isReversed ? ', reversed' : ''}`, 'note');
}

// Numbers are sorted from the largest down; of pids everybody expects the smallest first.
function startsReversed(column: Column): boolean {
  return column.id === 'pid';
}
