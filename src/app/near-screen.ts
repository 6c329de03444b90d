import { tableRowsOf } from './rows.js';
import type { State } from './state.js';
import type { VisibleRow } from './visible-rows.js';

/** The rows on the screen, a page above and a page below, so that scrolling finds the facts there; and the selected one. */
export function rowsNearScreen(state: State): readonly VisibleRow[] {
  const page = tableRowsOf(state);
  const { top, cursor } = state.selection;
  const rows = state.rows.slice(Math.max(0, top - page), top + 2 * page);
  const selected = state.rows[cursor];
  return selected ? [...rows, selected] : rows;
}

/** The rows on the screen and the selected one. */
export function rowsOnScreen(state: State): readonly VisibleRow[] {
  const { top, cursor } = state.selection;
  const rows = state.rows.slice(top, top + tableRowsOf(state));
  const selected = state.rows[cursor];
  return selected ? [...rows, selected] : rows;
}
