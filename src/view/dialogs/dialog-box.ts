import type { State } from '../../app/state.js';
import type { FrameRow } from '../frame.js';
import { fitRow, span, widthOf } from '../spans.js';
import { affinityLines } from './affinity-lines.js';
import { classLines } from './class-lines.js';
import { columnLines } from './column-lines.js';
import type { DialogLines } from './dialog-lines.js';
import { helpLines } from './help-lines.js';
import { ioPriorityLines } from './io-priority-lines.js';
import { pickerLines } from './picker-lines.js';
import { planLines } from './plan-lines.js';
import { reniceLines } from './renice-lines.js';
import { sortLines } from './sort-lines.js';
import { sweepLines } from './sweep-lines.js';
import { userLines } from './user-lines.js';

export type DialogBox = {
  readonly x: number;
  readonly y: number;
  readonly rows: readonly FrameRow[];
};

/** The open dialog as a framed box in the middle of the screen. */
export function dialogBox(state: State, width: number, height: number): DialogBox | undefined {
  const content = linesOf(state);
  if (!content) return undefined;
  const inner = Math.max(1, Math.min(content.width, width - 2));
  const { head, foot } = fixedOf(content, height - 2, inner);
  const shown = Math.max(1, Math.min(content.lines.length, height - 2 - head.length - foot.length));
  const top = topOf(content, shown);
  const rows = [
    border('┌', [span(content.title, 'title')], '┐', inner),
    ...head,
    ...content.lines.slice(top, top + shown).map((line) => framed(line, inner)),
    ...foot,
    border('└', moreBelow(content, top + shown), '┘', inner),
  ];
  return {
    x: Math.floor((width - inner - 2) / 2),
    y: Math.max(0, Math.floor((height - rows.length) / 2)),
    rows,
  };
}

function linesOf(state: State): DialogLines | undefined {
  const { dialog } = state;
  switch (dialog?.type) {
    case 'help':
      return helpLines(state, dialog.top);
    case 'picker':
      return pickerLines(state, dialog);
    case 'plan':
      return planLines(state, dialog);
    case 'sweep':
      return sweepLines(state, dialog);
    case 'renice':
      return reniceLines(state, dialog);
    case 'affinity':
      return affinityLines(state, dialog);
    case 'ioPriority':
      return ioPriorityLines(state, dialog);
    case 'sort':
      return sortLines(state, dialog.index);
    case 'columns':
      return columnLines(state, dialog);
    case 'classes':
      return classLines(state, dialog.index);
    case 'users':
      return userLines(state, dialog);
    default:
      return undefined;
  }
}

/** What stays where it is, as far as half of the box is enough for it. */
function fixedOf({ head, foot = [] }: DialogLines, height: number, inner: number) {
  const room = Math.floor(height / 2);
  const headRows = head && room > 3 ? [framed(head, inner)] : [];
  const footRows = foot.slice(0, Math.max(0, room - headRows.length - 1));
  const isFoot = footRows.length > 0;
  return {
    head: headRows,
    foot: isFoot ? [border('├', [], '┤', inner), ...footRows.map((row) => framed(row, inner))] : [],
  };
}

function topOf({ lines, scroll }: DialogLines, shown: number): number {
  const last = Math.max(0, lines.length - shown);
  if ('top' in scroll) return Math.min(scroll.top, last);
  return Math.max(0, Math.min(last, scroll.visible - Math.floor(shown / 2)));
}

function moreBelow({ lines, closing }: DialogLines, end: number): FrameRow {
  return end < lines.length
    ? [...closing, span(` · ${lines.length - end} more`, 'title')]
    : closing;
}

function framed(line: FrameRow, inner: number): FrameRow {
  return [span('│', 'border'), ...fitRow(line, inner), span('│', 'border')];
}

function border(left: string, told: FrameRow, right: string, inner: number): FrameRow {
  const room = Math.max(0, inner - 3);
  const cut = widthOf(told) > room ? fitRow(told, room) : told;
  const shown = widthOf(told) === 0 ? [] : [span(' '), ...cut, span(' ')];
  const line = span('─'.repeat(Math.max(0, inner - 1 - widthOf(shown))), 'border');
  const middle = fitRow([span('─', 'border'), ...shown, line], inner, 'border');
  return [span(left, 'border'), ...middle, span(right, 'border')];
}
