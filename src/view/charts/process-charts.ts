import type { ProcessPast } from '../../app/time/past.js';
import { newestFirst, newestPoint } from '../../model/history.js';
import type { Model } from '../../model/model.js';
import type { ProcessPoint } from '../../model/process-point.js';
import { formatBytes } from '../../text/format-bytes.js';
import { formatPercent } from '../../text/format-count.js';
import { sanitise } from '../../text/sanitise.js';
import type { FrameRow } from '../frame.js';
import { sameAgain } from '../same-again.js';
import {
  type ChartContent,
  chartTitle,
  isNothingKnown,
  type Line,
  type Plotted,
  plotted,
  valueSpan,
} from './chart-content.js';
import { gridSteps, startMs, type TimeGrid } from './chart-grid.js';
import { bytesScale, percentScale, type Scale } from './chart-scale.js';

/** CPU of the selected process or subtree, of 100 % for each core. */
export function processCpuChart(
  process: ProcessPast | undefined,
  model: Model,
  width: number,
): ChartContent {
  return processChart(process, model, width, {
    id: 'process cpu',
    name: 'CPU',
    line: cpuLine,
    scaleFor: (values) => percentScale(values, 10),
    format: (value) => (value === undefined ? '?' : `${formatPercent(value)}%`),
    unknown: '? needs a second sample',
    titleOf: cpuTitle,
  });
}

const cpuTitle = sameAgain(chartTitleOf);

const cpuLine: Line<ProcessPoint> = { letter: '*', style: 'good', read: (one) => one.cpuPercent };

/** Resident memory of the selected process or subtree. */
export function processMemoryChart(
  process: ProcessPast | undefined,
  model: Model,
  width: number,
): ChartContent {
  return processChart(process, model, width, {
    id: 'process memory',
    name: 'RES',
    line: memoryLine,
    scaleFor: bytesScale,
    format: formatBytes,
    unknown: '? not told by the kernel',
    titleOf: memoryTitle,
  });
}

const memoryTitle = sameAgain(chartTitleOf);

const memoryLine: Line<ProcessPoint> = {
  letter: '*',
  style: 'medium',
  read: (one) => one.rssBytes,
};

function chartTitleOf(name: string, now: string | undefined, width: number): FrameRow {
  return chartTitle(name, now === undefined ? [] : valueSpan(now), width);
}

type Shown = {
  readonly id: string;
  readonly name: string;
  readonly line: Line<ProcessPoint>;
  readonly scaleFor: (values: readonly (number | undefined)[]) => Scale;
  readonly format: (value: number | undefined) => string;
  readonly unknown: string;
  readonly titleOf: typeof chartTitleOf;
};

function processChart(
  process: ProcessPast | undefined,
  model: Model,
  width: number,
  shown: Shown,
): ChartContent {
  const { id, name, line, format, titleOf } = shown;
  if (!process) {
    return { id, title: titleOf(`${name} of a process`, undefined, width), plot: nothingSelected };
  }
  const { subject, history } = process;
  const newest = newestPoint(history);
  const whose = `${name} of ${subjectText(model, subject.key, newest.belowCount)}`;
  return {
    id: `${id} of ${subject.key} ${subject.isSubtree ? 'and below ' : ''}since ${history.sinceMs}`,
    title: titleOf(whose, format(line.read(newest)), width),
    plot: (grid) => plotOf(history, grid, shown),
  };
}

function nothingSelected(): Plotted {
  return { series: [], scale: { shareOf: () => 0, labels: [] }, note: 'none selected' };
}

function plotOf(
  history: ProcessPast['history'],
  grid: TimeGrid,
  { line, scaleFor, unknown }: Shown,
): Plotted {
  const content = plotted(gridSteps(newestFirst(history), grid), [line], scaleFor);
  return {
    ...content,
    ...(isNothingKnown(content.series) ? { note: unknown } : {}),
    ...(history.sinceMs > startMs(grid) ? { since: 'since selected' } : {}),
  };
}

/** `9310 tar +4`: with the four below it. */
function subjectText({ processes }: Model, key: string, belowCount: number): string {
  const sample = processes.get(key)?.sample;
  const below = belowCount > 0 ? ` +${belowCount}` : '';
  return sample ? `${sample.pid} ${sanitise(sample.comm)}${below}` : '?';
}
