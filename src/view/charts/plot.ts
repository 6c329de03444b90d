import { cellWidth } from '../../text/width.js';
import type { Chart, ChartSeries, FrameRow, Rect } from '../frame.js';
import { fitRow, fitted, overlaid, span } from '../spans.js';

/** For the words at the upright axis. */
const labelCells = 5;
const axisCells = 1;
const letterCells = 1;
/** The axis that lies, and the words below it. */
const rowsBelow = 2;

/** How many values from left to right a chart of that width shows: one a cell. */
export function plotCells(width: number): number {
  return Math.max(1, width - labelCells - axisCells - letterCells);
}

/** How many rows high the plot itself is. */
export function plotRows({ height }: Rect): number {
  return Math.max(1, height - rowsBelow);
}

/** Which of the rows, from above, a share of the height falls into; four dots stand in a row. */
export function rowOfShare(share: number, rows: number): number {
  return Math.floor(((1 - share) * (4 * rows - 1)) / 4);
}

/**
 * A whole chart from what was drawn in the middle of it: rows that begin with the axis and are a cell wider
 * than the plot, the last of them the axis that lies. Around it come words and, where it is lines that have
 * been drawn, the letter of each at its end.
 */
export function framedPlot(
  chart: Chart,
  drawn: readonly FrameRow[],
  hasLines: boolean,
): readonly FrameRow[] {
  const { rect, series, yLabels, note } = chart;
  const rows = plotRows(rect);
  const inner = plotCells(rect.width) + axisCells;
  const letters = hasLines && series.length > 1 ? lettersByRow(series, rows) : [];
  const framed = Array.from({ length: rows + 1 }, (_, row) => {
    const label = yLabels.find(({ at }) => rowOfShare(at, rows) === row && row < rows);
    const letter = letters[row];
    return fitRow(
      [
        fitted(label?.text ?? '', labelCells, 'right', 'dim'),
        ...fitRow(drawn[row] ?? [], inner),
        span(letter?.letter ?? ' ', letter?.style),
      ],
      rect.width,
    );
  });
  const noted = note === undefined ? framed : withNote(framed, note, rect);
  return [...noted, xLabelRow(chart)].slice(0, rect.height);
}

function withNote(framed: readonly FrameRow[], note: string, { width, height }: Rect) {
  const inner = plotCells(width);
  const text = fitRow([span(note, 'unknown')], Math.min(inner, cellWidth(note)));
  const x = labelCells + axisCells + Math.floor((inner - Math.min(inner, cellWidth(note))) / 2);
  const middle = Math.floor((height - rowsBelow) / 2);
  return framed.map((row, index) => (index === middle ? overlaid(row, text, x, width) : row));
}

/** The letter of each line beside its end; where two end in one row, the one below takes the nearest that is free. */
function lettersByRow(series: readonly ChartSeries[], rows: number) {
  const letters: (ChartSeries | undefined)[] = Array.from({ length: rows });
  for (const one of series.toReversed()) {
    const last = one.values.at(-1);
    if (last === undefined) continue;
    const row = nearestFree(letters, rowOfShare(last, rows));
    if (row !== undefined) letters[row] = one;
  }
  return letters;
}

function nearestFree(taken: readonly unknown[], row: number): number | undefined {
  for (let distance = 0; distance < taken.length; distance += 1) {
    for (const one of [row - distance, row + distance]) {
      if (one >= 0 && one < taken.length && taken[one] === undefined) return one;
    }
  }
  return undefined;
}

/** Labels that would touch one that stands already are left out. */
function xLabelRow({ rect, xLabels }: Chart): FrameRow {
  const inner = plotCells(rect.width);
  const placed: { readonly text: string; readonly from: number; readonly to: number }[] = [];
  for (const label of xLabels) {
    const width = cellWidth(label.text);
    const from = Math.round(label.at * (inner - width));
    const to = from + width;
    const isFree = placed.every((other) => to < other.from || from > other.to);
    if (isFree && from >= 0) placed.push({ text: label.text, from, to });
  }
  const blank = fitRow([], inner);
  const row = placed.reduce(
    (before, { text, from }) => overlaid(before, [span(text, 'dim')], from, inner),
    blank,
  );
  return fitRow([span(' '.repeat(labelCells + axisCells)), ...row], rect.width);
}
