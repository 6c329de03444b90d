import type { ProcessKey } from '../../model/process.js';
import { processOrThread } from '../../model/thread.js';
import type { Action } from '../action.js';
import { moveInDialog } from '../dialogs/dialog-actions.js';
import { withAimMoved } from '../dialogs/filter-prompt.js';
import { only, type Performers } from '../performer.js';
import { rowIndexOf } from '../rows/rows-basis.js';
import type { State } from '../state.js';
import { said, selectFirst } from '../status-line.js';
import { foldedByLevel } from './fold-depth.js';
import { folded, unfolded, withAllFoldsToggled, withFoldToggled } from './folding.js';
import { searchedFrom } from './search.js';
import { movedBy, selectedAt } from './selection.js';
import { siblingSelected } from './siblings.js';
import { neighbourSort, reversedSort, sortedBy } from './sorting.js';

/** The table: where one is in it, its order, its folds. */
export const tablePerformers: Performers<
  | 'move'
  | 'selectRow'
  | 'sibling'
  | 'searchAgain'
  | 'toggleTree'
  | 'toggleFollow'
  | 'fold'
  | 'unfold'
  | 'toggleFold'
  | 'toggleFoldAll'
  | 'foldLevel'
  | 'sortBy'
  | 'sortNeighbour'
  | 'reverseSort'
> = {
  move: (state, action, tableRows) => only(movedThere(state, action, tableRows)),
  selectRow: (state, { key }, tableRows) => only(withRowSelected(state, key, tableRows)),
  sibling: (state, { sign }, tableRows) => only(siblingSelected(state, sign, tableRows)),
  searchAgain: (state, { sign }, tableRows) => only(searchedFrom(state, sign, tableRows)),
  toggleTree: (state) => only({ ...state, isTree: !state.isTree }),
  toggleFollow: (state) => only(toggleFollow(state)),
  fold: (state) => only(folded(state)),
  unfold: (state) => only(unfolded(state)),
  toggleFold: (state, { key }) => only(withFoldToggled(state, key)),
  toggleFoldAll: (state) => only(withAllFoldsToggled(state)),
  foldLevel: (state, { sign }) => only(foldedByLevel(state, sign)),
  sortBy: (state, { columnId }) => only(sortedBy(state, columnId)),
  sortNeighbour: (state, { sign }) => only(neighbourSort(state, sign)),
  reverseSort: (state) => only(reversedSort(state)),
};

function movedThere(
  state: State,
  action: Extract<Action, { type: 'move' }>,
  tableRows: number,
): State {
  const { dialog } = state;
  if (dialog?.type === 'filter') return withAimMoved(moved(state, action, tableRows), dialog);
  return dialog ? moveInDialog(state, action) : moved(state, action, tableRows);
}

function moved(state: State, action: Extract<Action, { type: 'move' }>, tableRows: number): State {
  const rows = {
    row: 1,
    halfPage: Math.max(1, Math.floor(tableRows / 2)),
    page: Math.max(1, tableRows - 1),
    all: state.rows.length,
  }[action.by];
  const selection = movedBy(state.selection, state.rows, tableRows, action.sign * rows);
  return { ...state, selection };
}

/** By its identity: between paint and click it may have moved, or gone. */
function withRowSelected(state: State, key: ProcessKey, tableRows: number): State {
  const index = rowIndexOf(state.rows, key);
  if (index < 0) return said(state, 'that one is not there any more', 'note');
  return { ...state, selection: selectedAt(state.selection, state.rows, tableRows, index) };
}

function toggleFollow(state: State): State {
  const { selected } = state.selection;
  const { model } = state;
  const process =
    selected === undefined ? undefined : model && processOrThread(model.processes, selected);
  if (state.isFollowing)
    return said({ ...state, isFollowing: false }, 'not following any more', 'note');
  if (!process) return said(state, selectFirst, 'note');
  const { pid, comm } = process.sample;
  return said({ ...state, isFollowing: true }, `following ${pid} ${comm}`, 'note');
}
