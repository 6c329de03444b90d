import type { Action } from '../app/action.js';
import { isNarrowed } from '../app/kept-processes.js';
import { actionOf } from '../app/key-action.js';
import type { State } from '../app/state.js';
import type { VisibleRow } from '../app/visible-rows.js';
import { cellText } from '../columns/cell.js';
import type { Column } from '../columns/column.js';
import { factNeeded } from '../columns/needs.js';
import { columnsThatFit } from '../columns/screen-columns.js';
import { sumCell } from '../columns/sum-cell.js';
import type { Model } from '../model/model.js';
import { fitEnd } from '../text/fit.js';
import { classStyle } from './class-row.js';
import { commandSpans } from './command-spans.js';
import type { FrameRow, Span, StyleName } from './frame.js';
import { clickable, fitRow, fitted, inverse, span } from './spans.js';

/** The processes that are scrolled into view. Only these are ever formatted. */
export function tableRows(state: State, width: number, count: number): readonly FrameRow[] {
  const { model, selection } = state;
  const columns = columnsThatFit(state.columns, width);
  const shown = model ? state.rows.slice(selection.top, selection.top + count) : [];
  return Array.from({ length: count }, (_, line) => {
    const row = shown[line];
    if (!row || !model) return line === 0 ? fitRow(emptyRemark(state), width) : [];
    const spans = fitRow(rowSpans(row, state, model, columns, width), width);
    return row.process.key === selection.selected
      ? clickable(inverse(spans), onceMore(row, state))
      : clickable(spans, selecting(row));
  });
}

function selecting({ process }: VisibleRow): Action {
  return { type: 'selectRow', key: process.key };
}

/** A click on the row that is selected already is what Enter is. */
function onceMore(row: VisibleRow, { playback }: State): Action {
  return actionOf('Enter', undefined, playback !== undefined) ?? selecting(row);
}

function emptyRemark(state: State): FrameRow {
  if (!state.model) return [];
  const text = isNarrowed(state.filter, state.show)
    ? '  nothing matches the filter'
    : '  no process is seen';
  return [span(text, 'note')];
}

function rowSpans(
  row: VisibleRow,
  { tagged, show }: State,
  model: Model,
  columns: readonly Column[],
  width: number,
): FrameRow {
  const isTagged = !row.owner && tagged.has(row.process.key);
  const style = isTagged ? 'tagged' : rowStyle(row, model);
  let room = width;
  return columns.flatMap((column, index): readonly Span[] => {
    const isLast = index === columns.length - 1;
    if (isLast && index > 0) return commandSpans(row, style, room, show.command);
    // Not by colour alone: the mark stands in the gap after the first column.
    const gap = isTagged && index === 0 ? '*' : ' ';
    if (isLast) return [span(gap, style), ...commandSpans(row, style, room - 1, show.command)];
    room -= column.width + 1;
    return [cell(row, column, model, style), span(gap, style)];
  });
}

/** A tombstone keeps what it had used, but takes nothing any more. */
const momentary: ReadonlySet<string> = new Set([
  'cpuPercent',
  'machineCpuPercent',
  'memPercent',
  'rssBytes',
  'vsizeBytes',
  'threads',
  'sharedBytes',
  'textBytes',
  'dataBytes',
  'swapBytes',
  'readBytesPerSecond',
  'writtenBytesPerSecond',
  'ioBytesPerSecond',
  'contextSwitchesPerSecond',
  'oomScore',
]);

function cell(row: VisibleRow, column: Column, model: Model, style: StyleName): Span {
  const text = shownText(row, column, model);
  const cut = column.keepsEnd ? fitEnd(text, column.width) : text;
  return fitted(cut, column.width, column.align, cellStyle(row, column, text, style));
}

/** Of the process as a whole: on its threads' rows it would read as if each had so much. */
const sharedByThreads: ReadonlySet<string> = new Set([
  'memPercent',
  'rssBytes',
  'vsizeBytes',
  'threads',
  'minorFaults',
  'majorFaults',
  'childCpuTimeMs',
  'childUserTimeMs',
  'childSystemTimeMs',
  'childMinorFaults',
  'childMajorFaults',
]);

function shownText({ process, owner, sums }: VisibleRow, column: Column, model: Model): string {
  if (owner && (sharedByThreads.has(column.id) || factNeeded(column))) return '';
  if (process.goneSeenAtMs !== undefined && momentary.has(column.id)) return '?';
  return (sums && sumCell(column, sums, model)) ?? cellText(column, process, model);
}

function cellStyle(row: VisibleRow, column: Column, text: string, style: StyleName): StyleName {
  if (column.id === 'state') return classStyle[row.process.state];
  if (text === '?') return 'unknown';
  if (column.id === 'cpuPercent' && ((row.sums ?? row.process).cpuPercent ?? 0) >= 50)
    return 'high';
  return style;
}

const newForMs = 3000;

function rowStyle({ process, owner, isContext }: VisibleRow, model: Model): StyleName {
  if (owner) return 'thread';
  if (process.goneSeenAtMs !== undefined) return 'goneRow';
  const { bornSeenAtMs } = process;
  if (bornSeenAtMs !== undefined && model.sample.monotonicMs - bornSeenAtMs < newForMs)
    return 'newRow';
  return isContext ? 'dim' : 'text';
}
