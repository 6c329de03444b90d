import type { Action } from '../action.js';
import { only, type Performers } from '../performer.js';
import { layoutNow } from '../rows/rows.js';
import type { State } from '../state.js';
import { said } from '../status-line.js';
import { withAllShown } from '../table/showing.js';
import type { Pane, PaneType } from './pane.js';

/** The pane below the table: which it is, whose the arrow keys are, how large it is, where in it one is. */
export const panePerformers: Performers<
  'togglePane' | 'focusPane' | 'zoomPane' | 'scrollPane' | 'leave'
> = {
  togglePane: (state, { pane }) => only(withPaneToggled(state, pane)),
  focusPane: (state) => only(withPane(state, (pane) => ({ ...pane, isFocused: !pane.isFocused }))),
  zoomPane: (state) => only(withPane(state, zoomed)),
  scrollPane: (state, action) => only(scrolled(state, action)),
  leave: (state) => only(state.pane ? { ...state, pane: undefined } : withAllShown(state)),
};

/** That pane opened in the place of any other; closed where it is open. */
function withPaneToggled(state: State, type: PaneType): State {
  const { pane: before } = state;
  if (before?.type === type) return { ...state, pane: undefined };
  const { isFocused = false, isZoomed = false } = before ?? {};
  return { ...state, pane: { type, top: 0, isFocused, isZoomed } };
}

/** Over all but the selected row there is nothing to move in: the arrow keys go with it. */
function zoomed(pane: Pane): Pane {
  const isZoomed = !pane.isZoomed;
  return { ...pane, isZoomed, isFocused: isZoomed };
}

function withPane(state: State, change: (pane: Pane) => Pane): State {
  return state.pane
    ? { ...state, pane: change(state.pane) }
    : said(state, 'no pane is open: Enter opens one', 'note');
}

function scrolled(state: State, { by, sign }: Extract<Action, { type: 'scrollPane' }>): State {
  const page = Math.max(1, shownLines(state) - 1);
  const rows = { row: 1, halfPage: Math.ceil(page / 2), page, all: Number.POSITIVE_INFINITY }[by];
  return paneScrolledBy(state, sign * rows);
}

/** Going past the end costs nothing: the first step back shows. */
export function paneScrolledBy(state: State, distance: number): State {
  const { pane } = state;
  if (!pane) return state;
  const length = state.paneShown?.lines.length ?? 0;
  const last = Math.max(0, length - shownLines(state));
  const top = Math.max(0, Math.min(last, Math.min(pane.top, last) + distance));
  return { ...state, pane: { ...pane, top } };
}

function shownLines(state: State): number {
  return Math.max(1, layoutNow(state).paneRows - 1);
}
