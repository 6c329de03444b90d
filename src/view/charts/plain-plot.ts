import type { Chart, ChartSeries, FrameRow, Span } from '../frame.js';
import { span } from '../spans.js';
import { framedPlot, plotCells, plotRows, rowOfShare } from './plot.js';

/** A chart as characters, a letter a value: for text, and for terminals that have nothing finer. */
export function plainPlot(chart: Chart): readonly FrameRow[] {
  const rows = plotRows(chart.rect);
  const cells = plotCells(chart.rect.width);
  const drawn = Array.from(
    { length: rows },
    (_, row): FrameRow => [
      span('│', 'meterFrame'),
      ...Array.from({ length: cells }, (_, x) => cellOf(chart.series, x, row, rows)),
    ],
  );
  const axis = [span(`└${'─'.repeat(cells)}`, 'meterFrame')];
  return framedPlot(chart, [...drawn, axis], false);
}

// The later series lies over the earlier one, as in what the terminal draws.
function cellOf(series: readonly ChartSeries[], x: number, row: number, rows: number): Span {
  const there = series.findLast(({ values }) => {
    const value = values[x];
    return value !== undefined && rowOfShare(value, rows) === row;
  });
  if (!there) return span(' ');
  return span(series.length > 1 ? there.letter : '*', there.style);
}
