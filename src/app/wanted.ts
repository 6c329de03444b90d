import type { Column } from '../columns/column.js';
import type { Demand, Need } from '../sample/demand.js';
import { tableRowsOf } from './rows.js';
import { activeSort, type State } from './state.js';

/** What the source is to read beyond `stat`: for what is on the screen or nearly, or for all where the order rests on it. */
export function wanted(state: State): Demand {
  const { show, isTree } = state;
  return {
    status: need(state, 'status'),
    cmdline: need(state, 'cmdline'),
    // In a flat list the order rests on each of them.
    ...(show.hasThreads ? { threads: isTree ? nearScreen(state) : 'all' } : {}),
  };
}

function need(state: State, what: NonNullable<Column['needs']>): Need {
  if (isLookedFor(state) || activeSort(state).column.needs === what) return 'all';
  if (state.rows.length === 0) return 'all';
  return nearScreen(state);
}

/** A text is compared with what each of them says of itself. */
function isLookedFor({ dialog, searched, filter, show }: State): boolean {
  const isTyping = dialog?.type === 'search' || dialog?.type === 'filter';
  return isTyping || searched !== '' || filter !== undefined || show.textFilter !== undefined;
}

// A page above and a page below, so that scrolling finds the facts there.
function nearScreen(state: State): Need {
  const page = tableRowsOf(state);
  const { top, cursor } = state.selection;
  const rows = state.rows.slice(Math.max(0, top - page), top + 2 * page);
  const selected = state.rows[cursor];
  const processes = (selected ? [...rows, selected] : rows).map((row) => row.owner ?? row.process);
  return [...new Set(processes)].map(({ sample }) => sample);
}
