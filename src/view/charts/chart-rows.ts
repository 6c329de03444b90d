import type { State } from '../../app/state.js';
import type { Past } from '../../app/time/past.js';
import { newestFirst, newestPoint } from '../../model/history.js';
import type { Model } from '../../model/model.js';
import type { Chart, ChartLabel, FrameRow, Rect } from '../frame.js';
import { sameAgain } from '../same-again.js';
import { fitRow, span } from '../spans.js';
import type { ChartContent } from './chart-content.js';
import { type TimeGrid, timeGrid, windowMs } from './chart-grid.js';
import { classChart, cpuChart, memoryChart, pressureChart } from './host-charts.js';
import { plotCells } from './plot.js';
import { processCpuChart, processMemoryChart } from './process-charts.js';

type Draw = (past: Past, model: Model, width: number) => ChartContent;

/** From left to right; where there is no room for all, those of the highest rank are left out. */
const charts: readonly { readonly rank: number; readonly draw: Draw }[] = [
  { rank: 1, draw: (past, _, width) => cpuChart(past.host, width) },
  { rank: 2, draw: (past, _, width) => memoryChart(past.host, width) },
  { rank: 4, draw: (past, _, width) => pressureChart(past.host, width) },
  { rank: 5, draw: (past, _, width) => classChart(past.host, width) },
  { rank: 3, draw: ({ process }, ...rest) => processCpuChart(process, ...rest) },
  { rank: 6, draw: ({ process }, ...rest) => processMemoryChart(process, ...rest) },
];

const leastWidth = 28;
const gap = 2;

type ChartRows = { readonly rows: readonly FrameRow[]; readonly charts: readonly Chart[] };

/** The rows that the charts take: their titles, then blanks, and what is to be plotted over those. */
export function chartRows({ model, past }: State, width: number, y: number, count: number) {
  if (count === 0) return noRows;
  if (!model || !past) return { rows: Array.from({ length: count }, () => blank), charts: [] };
  return rowsOf(model, past, width, y, count);
}

const noRows: ChartRows = { rows: [], charts: [] };

const rowsOf = sameAgain(
  (model: Model, past: Past, width: number, y: number, count: number): ChartRows => {
    const shown = chartsThatFit(width);
    const each = Math.floor((width - gap * (shown.length - 1)) / shown.length);
    const contents = shown.map(({ draw }) => draw(past, model, each));
    const title = titleRow(width, each, ...contents.map((one) => one.title));
    return {
      rows: [title, ...Array.from({ length: count - 1 }, () => blank)],
      charts: contents.map((content, index) => {
        const rect = { x: index * (each + gap), y: y + 1, width: each, height: count - 1 };
        return placed(content, rect, past.host);
      }),
    };
  },
);

const titleRow = sameAgain((width: number, each: number, ...titles: readonly FrameRow[]) =>
  fitRow(
    titles.flatMap((title) => [...fitRow(title, each), span(' '.repeat(gap))]),
    width,
  ),
);

/** The same object each time: the terminal sees that nothing about these rows has changed. */
const blank: FrameRow = [];

function chartsThatFit(width: number) {
  const count = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)));
  return charts.filter(({ rank }) => rank <= count);
}

/** What is to be plotted is made when it is first looked at. */
function placed({ id, plot }: ChartContent, rect: Rect, host: Past['host']): Chart {
  let made: Pick<Chart, 'series' | 'yLabels' | 'xLabels' | 'note'> | undefined;
  const drawn = () => {
    made ??= drawnOn(gridOf(host, plotCells(rect.width)), plot);
    return made;
  };
  return {
    id,
    atMs: newestPoint(host).atMs,
    rect,
    get series() {
      return drawn().series;
    },
    get yLabels() {
      return drawn().yLabels;
    },
    get xLabels() {
      return drawn().xLabels;
    },
    get note() {
      return drawn().note;
    },
  };
}

/** One for all charts of a redraw: they are of the same width. */
const gridOf = sameAgain((host: Past['host'], count: number) => timeGrid(newestFirst(host), count));

function drawnOn(grid: TimeGrid, plot: ChartContent['plot']) {
  const { series, scale, note, since } = plot(grid);
  return { series, yLabels: scale.labels, xLabels: ageLabels(grid, since), note };
}

function ageLabels(grid: TimeGrid, since: string | undefined): readonly ChartLabel[] {
  const span = windowMs(grid);
  return [
    { text: 'now', at: 1 },
    { text: since ?? ageText(span / 2), at: 0.5 },
    { text: ageText(span), at: 0 },
  ];
}

function ageText(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds <= 300) return `-${seconds}s`;
  return seconds <= 7200 ? `-${Math.round(seconds / 60)}m` : `-${Math.round(seconds / 3600)}h`;
}
