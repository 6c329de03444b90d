import { processOrThread } from '../../model/thread.js';
import { type Layout, layoutOf } from '../layout.js';
import { activeSort, type State } from '../state.js';
import { said } from '../status-line.js';
import { withAncestorsUnfolded } from '../table/folding.js';
import { carriedOver } from '../table/selection.js';
import { rowOrderOf } from './row-order.js';
import { rowIndexOf } from './rows-basis.js';
import type { VisibleRow } from './visible-row.js';
import { visibleRows } from './visible-rows.js';

/** Which parts of the screen are there now. */
export function layoutNow({ size, model, pane, hasMeters, hasCharts, playback }: State): Layout {
  return layoutOf(size.width, size.height, {
    cpuCount: model?.sample.host.cpus.length ?? 0,
    hasMeters,
    hasCharts,
    hasPane: pane !== undefined,
    hasPlayer: playback !== undefined,
    isPaneZoomed: pane?.isZoomed === true,
  });
}

/** Whether the arrow keys are those of the pane. */
export function hasPaneTheKeys(state: State): boolean {
  return state.pane?.isFocused === true && layoutNow(state).paneRows > 0;
}

/** How many processes the table shows at once. */
export function tableRowsOf(state: State): number {
  return layoutNow(state).tableRows;
}

/** The rows follow from the rest of the state: made anew when something they rest on changed. */
export function withRows(before: State, state: State): State {
  if (!state.model) return state;
  const isSame = restsOnTheSame(before, state);
  if (isSame && isOnTheSameScreen(before, state)) return state;
  const next = isSame ? state : withSelectedShown({ ...state, rows: rowsOf(state) });
  const { selection, rows, isFollowing } = next;
  const carried = carriedOver(selection, rows, tableRowsOf(next), isFollowing);
  return carried === next.selection ? next : { ...next, selection: carried };
}

function restsOnTheSame(before: State, state: State): boolean {
  return (
    before.model === state.model &&
    before.isTree === state.isTree &&
    activeSort(before) === activeSort(state) &&
    before.filter === state.filter &&
    before.show === state.show &&
    before.folded === state.folded
  );
}

function isOnTheSameScreen(before: State, state: State): boolean {
  return (
    before.size === state.size &&
    before.selection === state.selection &&
    before.hasMeters === state.hasMeters &&
    before.hasCharts === state.hasCharts &&
    (before.playback === undefined) === (state.playback === undefined) &&
    (before.pane === undefined) === (state.pane === undefined) &&
    before.pane?.isZoomed === state.pane?.isZoomed
  );
}

/** The rows of the state, made of those that it has. */
export function rowsOf(state: State): readonly VisibleRow[] {
  return state.model ? visibleRows(state.model, rowOrderOf(state), state.rows) : [];
}

/**
 * The selected process was given to a folded parent, or the tree is shown again: what hides it opens,
 * for the selection is never handed to another process behind the user's back.
 */
function withSelectedShown(state: State): State {
  const { selected } = state.selection;
  const { model } = state;
  const process =
    selected === undefined ? undefined : model && processOrThread(model.processes, selected);
  if (!process || isShown(state, process.key)) return state;
  const open = withAncestorsUnfolded(state, process.key);
  const next = open === state ? state : { ...open, rows: rowsOf(open) };
  if (isShown(next, process.key)) return next;
  const { pid, comm } = process.sample;
  return said(state, `${pid} ${comm} is not among what is shown now: nothing is selected`, 'note');
}

function isShown({ rows, selection }: State, key: string): boolean {
  return rowIndexOf(rows, key, selection.cursor) >= 0;
}
