import type { Past } from '../app/past.js';
import type { State } from '../app/state.js';
import { newestFirst, newestPoint } from '../model/history.js';
import type { Model } from '../model/model.js';
import type { ChartContent } from './chart-content.js';
import { type TimeGrid, timeGrid, windowMs } from './chart-grid.js';
import type { Chart, ChartLabel, FrameRow, Rect } from './frame.js';
import { classChart, cpuChart, memoryChart, pressureChart } from './host-charts.js';
import { plotCells } from './plot.js';
import { processCpuChart, processMemoryChart } from './process-charts.js';
import { fitRow, span } from './spans.js';

type Draw = (past: Past, model: Model, grid: TimeGrid, width: number) => ChartContent;

/** From left to right; where there is no room for all, those of the highest rank are left out. */
const charts: readonly { readonly rank: number; readonly draw: Draw }[] = [
  { rank: 1, draw: (past, _, grid, width) => cpuChart(past.host, grid, width) },
  { rank: 2, draw: (past, _, grid, width) => memoryChart(past.host, grid, width) },
  { rank: 4, draw: (past, _, grid, width) => pressureChart(past.host, grid, width) },
  { rank: 5, draw: (past, _, grid, width) => classChart(past.host, grid, width) },
  { rank: 3, draw: ({ process }, ...rest) => processCpuChart(process, ...rest) },
  { rank: 6, draw: ({ process }, ...rest) => processMemoryChart(process, ...rest) },
];

const leastWidth = 28;
const gap = 2;

/** The rows that the charts take: their titles, then blanks, and what is to be plotted over those. */
export function chartRows(
  { model, past }: State,
  width: number,
  y: number,
  count: number,
): { readonly rows: readonly FrameRow[]; readonly charts: readonly Chart[] } {
  if (count === 0) return { rows: [], charts: [] };
  if (!model || !past) return { rows: Array.from({ length: count }, () => blank), charts: [] };
  const shown = chartsThatFit(width);
  const each = Math.floor((width - gap * (shown.length - 1)) / shown.length);
  const grid = timeGrid(newestFirst(past.host), plotCells(each));
  const contents = shown.map(({ draw }) => draw(past, model, grid, each));
  const title = contents.flatMap((one) => [...fitRow(one.title, each), span(' '.repeat(gap))]);
  const { atMs } = newestPoint(past.host);
  return {
    rows: [fitRow(title, width), ...Array.from({ length: count - 1 }, () => blank)],
    charts: contents.map((content, index) => {
      const rect = { x: index * (each + gap), y: y + 1, width: each, height: count - 1 };
      return placed(content, rect, atMs, grid);
    }),
  };
}

/** The same object each time: the terminal sees that nothing about these rows has changed. */
const blank: FrameRow = [];

function chartsThatFit(width: number) {
  const count = Math.max(1, Math.floor((width + gap) / (leastWidth + gap)));
  return charts.filter(({ rank }) => rank <= count);
}

function placed(content: ChartContent, rect: Rect, atMs: number, grid: TimeGrid): Chart {
  const { id, series, scale, note, since } = content;
  return {
    id,
    atMs,
    rect,
    series,
    yLabels: scale.labels,
    xLabels: ageLabels(grid, since),
    ...(note === undefined ? {} : { note }),
  };
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
