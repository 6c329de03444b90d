import { columnOf, columns } from '../../columns/columns.js';
import { withCommandLast } from '../../columns/screen-columns.js';
import { only, type Performers } from '../performer.js';
import type { State } from '../state.js';
import type { Dialog } from './dialog.js';

type ColumnList = Extract<Dialog, { type: 'columns' }>;

/** Which columns the table has, and in which order. */
export const columnPerformers: Performers<'openColumns' | 'moveColumn'> = {
  openColumns: (state) => only({ ...state, dialog: listOf(state) }),
  moveColumn: (state, { sign }) => only(withColumnMoved(state, sign)),
};

/** Space in the list: the marked column on the screen, or not any more; its place stays. */
export function withListedColumnToggled(state: State, list: ColumnList): State {
  const id = list.order[list.index];
  const shown = shownIds(state);
  if (id === undefined) return state;
  if (!shown.delete(id)) shown.add(id);
  return withColumns(state, list.order, shown);
}

/** Those on the screen first. */
function listOf(state: State): ColumnList {
  const shown = shownIds(state);
  const others = columns.map(({ id }) => id).filter((id) => id !== 'command' && !shown.has(id));
  return { type: 'columns', order: [...shown, ...others], index: 0 };
}

function withColumnMoved(state: State, sign: 1 | -1): State {
  const { dialog } = state;
  if (dialog?.type !== 'columns') return state;
  const { order, index } = dialog;
  const [id, neighbour] = [order[index], order[index + sign]];
  if (id === undefined || neighbour === undefined) return state;
  const moved = order.with(index, neighbour).with(index + sign, id);
  const next = { ...state, dialog: { ...dialog, order: moved, index: index + sign } };
  return withColumns(next, moved, shownIds(state));
}

function shownIds(state: State): Set<string> {
  return new Set(state.columns.map(({ id }) => id).filter((id) => id !== 'command'));
}

function withColumns(state: State, order: readonly string[], shown: ReadonlySet<string>): State {
  const chosen = order.filter((id) => shown.has(id)).flatMap((id) => columnOf(id) ?? []);
  return { ...state, columns: withCommandLast(chosen) };
}
