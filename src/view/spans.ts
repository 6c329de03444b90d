import type { Action } from '../app/action.js';
import { cutCells, fit } from '../text/fit.js';
import { cellWidth } from '../text/width.js';
import type { FrameRow, Span, StyleName } from './frame.js';

/** A run of text in a style. The text has passed the sanitiser, or is our own. */
export function span(text: string, style: StyleName = 'text'): Span {
  return { text, style };
}

/** The row with what a click on it does; parts of it that have an action of their own keep it. */
export function clickable(row: FrameRow, click: Action): FrameRow {
  return row.map((one) => (one.click ? one : { ...one, click }));
}

/** What a key does, to be clicked: `Esc back`. */
export function label(text: string, click: Action): Span {
  return { ...span(text, 'title'), click };
}

/** The row without what clicks on it do. */
export function unclickable(row: FrameRow): FrameRow {
  return row.map(({ click: _, ...kept }) => kept);
}

export function widthOf(row: FrameRow): number {
  return row.reduce((sum, { text }) => sum + cellWidth(text), 0);
}

/** The row cut or filled with blanks to exactly that many cells. */
export function fitRow(row: FrameRow, width: number, filler: StyleName = 'text'): FrameRow {
  const missing = width - widthOf(row);
  if (missing > 0) return [...row, span(' '.repeat(missing), filler)];
  return missing === 0 ? row : cellsOf(row, 0, width);
}

/** The cells from..to of a row. */
export function cellsOf(row: FrameRow, from: number, to: number): FrameRow {
  const kept: Span[] = [];
  let at = 0;
  for (const one of row) {
    const width = cellWidth(one.text);
    const first = Math.max(from - at, 0);
    const last = Math.min(to - at, width);
    if (first < last) kept.push({ ...one, text: cutCells(one.text, first, last) });
    at += width;
  }
  return kept;
}

/** Left and right in one row; where both do not fit, the left one gives way. */
export function leftAndRight(left: FrameRow, right: FrameRow, width: number): FrameRow {
  const rightWidth = Math.min(widthOf(right), width);
  return [...fitRow(left, width - rightWidth), ...cellsOf(right, 0, rightWidth)];
}

/** Another row laid over this one from a column on. */
export function overlaid(row: FrameRow, over: FrameRow, column: number, width: number): FrameRow {
  const whole = fitRow(row, width);
  const end = column + widthOf(over);
  return [...cellsOf(whole, 0, column), ...over, ...cellsOf(whole, end, width)];
}

export function fitted(
  text: string,
  width: number,
  align: 'left' | 'right',
  style: StyleName,
): Span {
  return span(fit(text, width, align), style);
}

export function inverse(row: FrameRow): FrameRow {
  return row.map((one) => ({ ...one, isInverse: true }));
}
