import type { LineSeries } from 'blessed-contrib/lib/widget/charts/line.js';
import { framedPlot, plotCells, plotRows } from '../view/charts/plot.js';
import type { Chart, FrameRow, Span, StyleName } from '../view/frame.js';
import type { Plot } from './charts.js';
import { type Drawn, drawLightly } from './line-context.js';
import { type Program, withoutProcessHandlers } from './program.js';

/**
 * Plots by the line widget of blessed-contrib, in braille. It stands on no screen: what it drew is read from
 * its canvas, so that it goes through our theme, and stays until it is drawn anew. Loaded when the first rows
 * have been painted: it takes as long to load as all the rest.
 */
export async function loadLinePlot(program: Program): Promise<Plot> {
  const { default: blessed } = await import('blessed');
  const { default: line } = await import('blessed-contrib/lib/widget/charts/line.js');
  // An element wants one. It is never painted, and since the program is on its screen it does not enter it.
  const screen = withoutProcessHandlers(() => blessed.screen({ program: program as never }));
  const open = (cells: number, rows: number) => {
    const widget = line({
      screen,
      // It takes off the room of a border, and draws below the axis a row of words and an empty one.
      width: leftCells + 1 + cells + 6,
      height: rows + 3 + 2,
      xPadding: leftCells * 2,
      maxY: topValue(rows),
      style: { baseline: axisColour },
    });
    widget.emit('attach');
    return { widget, drawn: drawLightly(widget.ctx), size: `${cells}x${rows}` };
  };
  let opened: ReturnType<typeof open> | undefined;
  return (chart) => {
    const [cells, rows] = [plotCells(chart.rect.width), plotRows(chart.rect)];
    if (opened?.size !== `${cells}x${rows}`) opened = open(cells, rows);
    const { widget, drawn } = opened;
    widget.setData(seriesOf(chart, cells));
    const lines = Array.from({ length: rows + 1 }, (_, row) => spansOf(drawn, row, chart));
    return framedPlot(chart, lines, true);
  };
}

/** The least that it leaves for the words at the upright axis; those are ours. */
const leftCells = 3;
const axisColour = 255;

/** It draws its largest value above the canvas: with this one 100 is the uppermost dot, a breath below. */
function topValue(rows: number): number {
  const dots = 4 * rows + 1;
  return (100.001 * dots) / (dots - 2);
}

function seriesOf({ series }: Chart, cells: number): readonly LineSeries[] {
  // The words are not drawn, but it wants to know how long they are; and it wants a line, be it of gaps.
  const x = Array<string>(cells).fill('-');
  const gaps = Array<number>(cells).fill(Number.NaN);
  if (series.length === 0) return [{ x, y: gaps, style: { line: 1 } }];
  return series.map(({ values }, index) => ({
    x,
    y: values.map((value) => (value === undefined ? Number.NaN : value * 100)),
    style: { line: index + 1 },
  }));
}

/** The cells of one of its rows, as runs of one style: blanks, or dots in their colour. */
function spansOf({ width, dots, colours }: Drawn, row: number, { series }: Chart): FrameRow {
  const spans: Span[] = [];
  let [text, style]: [string, StyleName | undefined] = ['', undefined];
  for (let cell = width * row + leftCells; cell < width * (row + 1); cell++) {
    const bits = dots[cell] ?? 0;
    const here = bits === 0 ? 'text' : styleOf(colours[cell] ?? 0, series);
    if (style !== undefined && here !== style) {
      spans.push({ text, style });
      text = '';
    }
    style = here;
    text += bits === 0 ? ' ' : String.fromCharCode(0x2800 + bits);
  }
  if (style !== undefined) spans.push({ text, style });
  return spans;
}

function styleOf(colour: number, series: Chart['series']): StyleName {
  return series[colour - 1]?.style ?? 'meterFrame';
}
