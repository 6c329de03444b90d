import type { ProcessSample } from '../../sample/process-sample.js';
import type { State } from '../state.js';
import { tableRowsOf } from './rows.js';
import type { VisibleRow } from './visible-row.js';

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

/** Of the processes of the rows near the screen; the same array as long as rows and screen are the same. */
export function samplesNearScreen(state: State): readonly ProcessSample[] {
  const { rows, selection } = state;
  const page = tableRowsOf(state);
  const last = lastNear.get(rows);
  if (last?.selection === selection && last.page === page) return last.samples;
  const samples = samplesOf(rowsNearScreen(state));
  lastNear.set(rows, { selection, page, samples });
  return samples;
}

export function samplesOf(rows: readonly VisibleRow[]): readonly ProcessSample[] {
  const processes = new Set(rows.map((row) => row.owner ?? row.process));
  return Array.from(processes, ({ sample }) => sample);
}

type Near = {
  readonly selection: State['selection'];
  readonly page: number;
  readonly samples: readonly ProcessSample[];
};

/** Status and command line are asked of the same ones. */
const lastNear = new WeakMap<readonly VisibleRow[], Near>();
