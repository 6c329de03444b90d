import { activeSort, type State } from '../state.js';
import type { RowOrder } from './visible-row.js';

/** How the rows of the table follow from the state. */
export function rowOrderOf(state: State): RowOrder {
  const { isTree, folded, filter, show } = state;
  return { isTree, folded, filter, show, sort: activeSort(state) };
}
