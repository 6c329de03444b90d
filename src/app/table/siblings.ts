import { rowIndexOf } from '../rows/rows-basis.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';
import { selectedAt } from './selection.js';

/** The selection on the next (or previous) child of the same parent, as the tree stands. */
export function siblingSelected(state: State, sign: 1 | -1, tableRows: number): State {
  const { rows, selection, isTree } = state;
  if (!isTree) return said(state, 'the flat list has no siblings: F5 shows the tree', 'note');
  const here = rowIndexOf(rows, selection.selected, selection.cursor);
  const own = rows[here];
  if (!own) return said(state, selectFirst, 'note');
  let at = here + sign;
  // Between two siblings there are only rows that are deeper.
  while ((rows[at]?.depth ?? -1) > own.depth) at += sign;
  if (rows[at]?.depth !== own.depth) return said(state, noSibling[sign], 'note');
  return { ...state, selection: selectedAt(selection, rows, tableRows, at) };
}

const noSibling = { 1: 'this is the last sibling', '-1': 'this is the first sibling' } as const;
