import type { Subject } from '../model/process-point.js';
import { only, type Performers } from './performer.js';
import { layoutNow } from './rows/rows.js';
import type { State } from './state.js';
import { said } from './status-line.js';
import { selectedProcess } from './table/selected-process.js';

export const chartPerformers: Performers<'toggleCharts'> = {
  toggleCharts: (state) => only(withChartsToggled(state)),
};

/**
 * What the charts of a process are of: the selected one, with all below it where that is folded away or
 * is all that is shown; where nothing is selected, the subtree that is shown alone.
 */
export function chartSubject(state: State): Subject | undefined {
  const { rows, selection, show } = state;
  const process = selectedProcess(state);
  if (!process) {
    return show.subtree === undefined ? undefined : { key: show.subtree, isSubtree: true };
  }
  const { key } = process;
  const row = rows[selection.cursor];
  const isFolded = row?.process.key === key && row.isFolded;
  return { key, isSubtree: isFolded || key === show.subtree };
}

function withChartsToggled(state: State): State {
  const next = { ...state, hasCharts: !state.hasCharts };
  if (!next.hasCharts || layoutNow(next).chartRows > 0) return next;
  return said(next, 'charts need a screen of 80x40 at least', 'note');
}
