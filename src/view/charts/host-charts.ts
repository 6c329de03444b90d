import { type History, newestFirst, newestPoint } from '../../model/history.js';
import type { HostPoint } from '../../model/host-point.js';
import type { StateClass } from '../../model/process.js';
import { formatPercent } from '../../text/format-count.js';
import type { FrameRow } from '../frame.js';
import { classStyle } from '../header/class-row.js';
import { sameAgain } from '../same-again.js';
import { span, widthOf } from '../spans.js';
import {
  type ChartContent,
  chartTitle,
  isNothingKnown,
  type Line,
  plotted,
  valueSpan,
} from './chart-content.js';
import { gridSteps, type TimeGrid } from './chart-grid.js';
import { countScale, percentScale } from './chart-scale.js';

type HostPast = History<HostPoint>;

/** All CPUs together, of 100 %. */
export function cpuChart(past: HostPast, width: number): ChartContent {
  return hostChart(past, {
    id: 'cpu',
    title: cpuTitle(percentText(newestPoint(past).cpuPercent), width),
    lines: cpuLine,
    scaleFor: () => percentScale([], 100),
    unknown: '? needs a second sample',
  });
}

const cpuTitle = sameAgain((now: string, width: number) =>
  chartTitle('CPU, all', valueSpan(now), width),
);

const cpuLine: readonly Line<HostPoint>[] = [
  { letter: '*', style: 'low', read: (one) => one.cpuPercent },
];

/** What is in use, of all that there is. */
export function memoryChart(past: HostPast, width: number): ChartContent {
  const { memoryPercent, isMemoryLimited } = newestPoint(past);
  return hostChart(past, {
    id: 'memory',
    title: memoryTitle(isMemoryLimited, percentText(memoryPercent), width),
    lines: memoryLine,
    scaleFor: () => percentScale([], 100),
    unknown: '? not told',
  });
}

const memoryTitle = sameAgain((isLimited: boolean, now: string, width: number) =>
  chartTitle(isLimited ? 'memory of the limit' : 'memory in use', valueSpan(now), width),
);

const memoryLine: readonly Line<HostPoint>[] = [
  { letter: '*', style: 'medium', read: (one) => one.memoryPercent },
];

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
export function pressureChart(past: HostPast, width: number): ChartContent {
  const newest = newestPoint(past);
  return hostChart(past, {
    id: 'pressure',
    title: pressureTitle(width, ...pressures.map(({ read }) => read(newest))),
    lines: pressures,
    scaleFor: (values) => percentScale(values, 1),
    unknown: '? the kernel tells none',
  });
}

const pressureName = 'pressure %';

/** With the values of now, where there is room for them. */
const pressureTitle = sameAgain((width: number, ...now: readonly (number | undefined)[]) => {
  const names = pressures.map(({ name, style }) => span(` ${name}`, style));
  const both = names.flatMap((name, index) => [
    name,
    ...valueSpan(` ${formatPercent(now[index], 4)}`),
  ]);
  const isRoom = pressureName.length + 1 + widthOf(both) <= width;
  return chartTitle(pressureName, isRoom ? both : names, width);
});

/** The one that is most worth a look last: it lies over the others. */
const classes: readonly StateClass[] = ['S', 'X', 'R', 'T', 'Z', 'D'];

const classLines: readonly Line<HostPoint>[] = classes.map((one) => ({
  letter: one,
  // Struck dots would be a line of their own.
  style: one === 'X' ? 'dim' : classStyle[one],
  // Of a class without processes there is no line: six lines at 0 would say nothing.
  read: ({ classCounts }: HostPoint) => classCounts[one] || undefined,
}));

/** How many processes are in each class. */
export function classChart(past: HostPast, width: number): ChartContent {
  const { classCounts } = newestPoint(past);
  return hostChart(past, {
    id: 'classes',
    title: classTitle(width, ...classes.map((one) => classCounts[one] > 0)),
    lines: classLines,
    scaleFor: countScale,
    unknown: '?',
  });
}

const classTitle = sameAgain((width: number, ...areThere: readonly boolean[]) => {
  const legend = classLines.map(({ letter, style }, index) =>
    span(` ${letter}`, areThere[index] ? style : 'dim'),
  );
  return chartTitle('processes by class', legend, width);
});

type Shown = {
  readonly id: string;
  readonly title: FrameRow;
  readonly lines: readonly Line<HostPoint>[];
  readonly scaleFor: Parameters<typeof plotted<HostPoint>>[2];
  readonly unknown: string;
};

function hostChart(past: HostPast, shown: Shown): ChartContent {
  const { id, title, lines, scaleFor, unknown } = shown;
  const plot = (grid: TimeGrid) => {
    const content = plotted(hostSteps(past, grid), lines, scaleFor);
    return isNothingKnown(content.series) ? { ...content, note: unknown } : content;
  };
  return { id: `${id} since ${past.sinceMs}`, title, plot };
}

/** The charts of one redraw share their grid, and so what of the past falls into its steps. */
const hostSteps = sameAgain((past: HostPast, grid: TimeGrid) => gridSteps(newestFirst(past), grid));

function percentText(percent: number | undefined): string {
  return percent === undefined ? '?' : `${formatPercent(percent)}%`;
}
