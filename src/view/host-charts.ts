import { type History, newestFirst, newestPoint } from '../model/history.js';
import type { HostPoint } from '../model/host-point.js';
import type { StateClass } from '../model/process.js';
import { formatPercent } from '../text/format-count.js';
import {
  type ChartContent,
  chartTitle,
  isNothingKnown,
  type Line,
  plotted,
  valueSpan,
} from './chart-content.js';
import type { TimeGrid } from './chart-grid.js';
import { countScale, percentScale } from './chart-scale.js';
import { classStyle } from './class-row.js';
import type { FrameRow } from './frame.js';
import { span, widthOf } from './spans.js';

type HostPast = History<HostPoint>;

/** All CPUs together, of 100 %. */
export function cpuChart(past: HostPast, grid: TimeGrid, width: number): ChartContent {
  const line = { letter: '*', style: 'low', read: (one: HostPoint) => one.cpuPercent } as const;
  const now = percentText(newestPoint(past).cpuPercent);
  return hostChart(past, grid, {
    id: 'cpu',
    title: chartTitle('CPU, all', valueSpan(now), width),
    lines: [line],
    scaleFor: () => percentScale([], 100),
    unknown: '? needs a second sample',
  });
}

/** What is in use, of all that there is. */
export function memoryChart(past: HostPast, grid: TimeGrid, width: number): ChartContent {
  const line = {
    letter: '*',
    style: 'medium',
    read: (one: HostPoint) => one.memoryPercent,
  } as const;
  const { memoryPercent, isMemoryLimited } = newestPoint(past);
  const name = isMemoryLimited ? 'memory of the limit' : 'memory in use';
  return hostChart(past, grid, {
    id: 'memory',
    title: chartTitle(name, valueSpan(percentText(memoryPercent)), width),
    lines: [line],
    scaleFor: () => percentScale([], 100),
    unknown: '? not told',
  });
}

const pressures: readonly (Line<HostPoint> & { readonly name: string })[] = [
  {
    letter: 'c',
    name: 'cpu',
    style: 'low',
    read: ({ pressure }) => pressure?.cpuSomePercent,
  },
  {
    letter: 'm',
    name: 'mem',
    style: 'medium',
    read: ({ pressure }) => pressure?.memorySomePercent,
  },
  { letter: 'i', name: 'io', style: 'high', read: ({ pressure }) => pressure?.ioSomePercent },
];

/** Time lost to waiting (PSI, 10 s averages). */
export function pressureChart(past: HostPast, grid: TimeGrid, width: number): ChartContent {
  const now = pressureLegend(newestPoint(past), width);
  return hostChart(past, grid, {
    id: 'pressure',
    title: chartTitle(pressureName, now, width),
    lines: pressures,
    scaleFor: (values) => percentScale(values, 1),
    unknown: '? the kernel tells none',
  });
}

const pressureName = 'pressure %';

/** With the values of now, where there is room for them. */
function pressureLegend(newest: HostPoint, width: number): FrameRow {
  const names = pressures.map(({ name, style }) => span(` ${name}`, style));
  const values = pressures.map(({ read }) => valueSpan(` ${formatPercent(read(newest), 4)}`));
  const both = names.flatMap((name, index) => [name, ...(values[index] ?? [])]);
  return pressureName.length + 1 + widthOf(both) <= width ? both : names;
}

/** The one that is most worth a look last: it lies over the others. */
const classes: readonly StateClass[] = ['S', 'X', 'R', 'T', 'Z', 'D'];

/** How many processes are in each class. */
export function classChart(past: HostPast, grid: TimeGrid, width: number): ChartContent {
  const lines = classes.map((one) => ({
    letter: one,
    // Struck dots would be a line of their own.
    style: one === 'X' ? 'dim' : classStyle[one],
    // Of a class without processes there is no line: six lines at 0 would say nothing.
    read: ({ classCounts }: HostPoint) => classCounts[one] || undefined,
  }));
  const { classCounts } = newestPoint(past);
  const legend = lines.map(({ letter, style }, index) =>
    span(` ${letter}`, classCounts[classes[index] ?? 'S'] > 0 ? style : 'dim'),
  );
  return hostChart(past, grid, {
    id: 'classes',
    title: chartTitle('processes by class', legend, width),
    lines,
    scaleFor: countScale,
    unknown: '?',
  });
}

type Shown = {
  readonly id: string;
  readonly title: FrameRow;
  readonly lines: readonly Line<HostPoint>[];
  readonly scaleFor: Parameters<typeof plotted<HostPoint>>[3];
  readonly unknown: string;
};

function hostChart(past: HostPast, grid: TimeGrid, shown: Shown): ChartContent {
  const { id, title, lines, scaleFor, unknown } = shown;
  const content = plotted(() => newestFirst(past), grid, lines, scaleFor);
  const note = isNothingKnown(content.series) ? { note: unknown } : {};
  return { id: `${id} since ${past.sinceMs}`, title, ...content, ...note };
}

function percentText(percent: number | undefined): string {
  return percent === undefined ? '?' : `${formatPercent(percent)}%`;
}
