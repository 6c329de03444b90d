import { layoutNow } from '../app/rows/rows.js';
import type { State } from '../app/state.js';
import { chartRows } from './charts/chart-rows.js';
import { hasBox, withDialog } from './dialogs/with-dialog.js';
import { footerRow } from './footer-row.js';
import type { Frame, FrameRow } from './frame.js';
import { classRow } from './header/class-row.js';
import { meterRows } from './header/meter-rows.js';
import { titleRow } from './header/title-row.js';
import { paneRows } from './pane-rows.js';
import { playerRow } from './player-row.js';
import { ruleRow } from './rule-row.js';
import { fitRow, span } from './spans.js';
import { statusRow } from './status-row.js';
import { columnTitleRow } from './table/column-title-row.js';
import { tableRows } from './table/table-rows.js';
import { timelineRows } from './timeline-rows.js';

/** The screen that a state looks like. */
export function view(state: State): Frame {
  const { width, height } = state.size;
  const layout = layoutNow(state);
  if (layout.isTooSmall) return tooSmall(width, height);
  const { rows: plots, charts } = chartRows(
    state,
    width,
    layout.titleRows + layout.playerRows + layout.meterRows,
    layout.chartRows,
  );
  const above = [
    ...repeated(layout.titleRows, () => titleRow(state, width, layout.playerRows > 0)),
    ...playerRows(state, width, layout.playerRows),
    ...meterRows(state, width, layout.meterRows),
    ...plots,
    classRow(state, width),
    ...repeated(layout.ruleRows, () => ruleRow(width)),
    columnTitleRow(state, width),
    ...tableRows(state, width, layout.tableRows),
  ];
  const rows = [
    ...above,
    ...paneRows(state, width, layout.paneRows),
    ...repeated(layout.statusRows, () => statusRow(state, width)),
    footerRow(state, width, layout.statusRows === 0),
  ];
  return {
    width,
    height,
    ...withDialog(rows, state, width, height),
    charts,
    wheel: hasBox(state)
      ? [{ y: 0, height, part: 'dialog' }]
      : [{ y: above.length, height: layout.paneRows, part: 'pane' }],
    openDialog: state.dialog,
  };
}

function playerRows(state: State, width: number, count: number): readonly FrameRow[] {
  return count === 0 ? [] : [playerRow(state, width), ...timelineRows(state, width, count - 1)];
}

function tooSmall(width: number, height: number): Frame {
  const lines = ['too small:', '20x5 is the least'];
  const rows = Array.from({ length: Math.max(0, height) }, (_, index) =>
    fitRow([span(lines[index] ?? '', 'note')], Math.max(0, width)),
  );
  return { width, height, rows, charts: [] };
}

function repeated(count: 0 | 1, row: () => FrameRow): readonly FrameRow[] {
  return count === 1 ? [row()] : [];
}
