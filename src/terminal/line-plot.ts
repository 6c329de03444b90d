import type blessed from 'blessed';
import type { Context, LineSeries } from 'blessed-contrib/lib/widget/charts/line.js';
import type { Chart, FrameRow, Span, StyleName } from '../view/frame.js';
import { framedPlot, plotCells, plotRows } from '../view/plot.js';
import type { Plot } from './charts.js';

/**
 * Plots by the line widget of blessed-contrib, in braille. It stands on no screen: what it drew is read from
 * its canvas, so that it goes through our theme, and stays until it is drawn anew. Loaded when the first rows
 * have been painted: it takes as long to load as all the rest.
 */
export async function loadLinePlot(screen: blessed.Widgets.Screen): Promise<Plot> {
  const { default: line } = await import('blessed-contrib/lib/widget/charts/line.js');
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
    drawGaps(widget.ctx);
    return { widget, size: `${cells}x${rows}` };
  };
  let opened: ReturnType<typeof open> | undefined;
  return (chart) => {
    const [cells, rows] = [plotCells(chart.rect.width), plotRows(chart.rect)];
    if (opened?.size !== `${cells}x${rows}`) opened = open(cells, rows);
    const { widget } = opened;
    widget.setData(seriesOf(chart, cells));
    const drawn = widget.ctx._canvas.frame().split('\n', rows + 1);
    return framedPlot(
      chart,
      drawn.map((text) => spansOf(text, chart)),
      true,
    );
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

/** It knows no gaps, and its words stand where they like: a line breaks off where there is no number. */
function drawGaps(context: Context): void {
  const { beginPath, moveTo, lineTo } = context;
  let isDrawing = false;
  context.fillText = () => {};
  context.beginPath = () => {
    isDrawing = false;
    beginPath.call(context);
  };
  context.lineTo = (x, y) => {
    if (!isDrawing) moveTo.call(context, x, y);
    isDrawing = !Number.isNaN(y);
    // To where it is already: a point that stands alone is a dot.
    if (isDrawing) lineTo.call(context, x, y);
  };
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

/** The cells of one of its rows: a blank, or dots between a colour and the end of it. */
function spansOf(text: string, { series }: Chart): FrameRow {
  const spans: Span[] = [];
  const cells = [...text.matchAll(/(?:\x1b\[38;5;(\d+)m)?([ \u2800-\u28ff])/g)].slice(leftCells);
  for (const [, colour, dots = ' '] of cells) {
    const style = styleOf(colour, series);
    const last = spans.at(-1);
    if (last?.style === style) spans[spans.length - 1] = { text: last.text + dots, style };
    else spans.push({ text: dots, style });
  }
  return spans;
}

function styleOf(colour: string | undefined, series: Chart['series']): StyleName {
  if (colour === undefined) return 'text';
  return series[Number(colour) - 1]?.style ?? 'meterFrame';
}
