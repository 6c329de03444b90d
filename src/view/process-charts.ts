import type { ProcessPast } from '../app/past.js';
import { newestFirst, newestPoint } from '../model/history.js';
import type { Model } from '../model/model.js';
import type { ProcessPoint } from '../model/process-point.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatPercent } from '../text/format-count.js';
import { sanitise } from '../text/sanitise.js';
import {
  type ChartContent,
  chartTitle,
  isNothingKnown,
  type Line,
  plotted,
  valueSpan,
} from './chart-content.js';
import { startMs, type TimeGrid } from './chart-grid.js';
import { bytesScale, percentScale, type Scale } from './chart-scale.js';

/** CPU of the selected process or subtree, of 100 % for each core. */
export function processCpuChart(
  process: ProcessPast | undefined,
  model: Model,
  grid: TimeGrid,
  width: number,
): ChartContent {
  return processChart(process, model, grid, width, {
    id: 'process cpu',
    name: 'CPU',
    line: { letter: '*', style: 'good', read: (one) => one.cpuPercent },
    scaleFor: (values) => percentScale(values, 10),
    format: (value) => (value === undefined ? '?' : `${formatPercent(value)}%`),
    unknown: '? needs a second sample',
  });
}

/** Resident memory of the selected process or subtree. */
export function processMemoryChart(
  process: ProcessPast | undefined,
  model: Model,
  grid: TimeGrid,
  width: number,
): ChartContent {
  return processChart(process, model, grid, width, {
    id: 'process memory',
    name: 'RES',
    line: { letter: '*', style: 'medium', read: (one) => one.rssBytes },
    scaleFor: bytesScale,
    format: formatBytes,
    unknown: '? not told by the kernel',
  });
}

type Shown = {
  readonly id: string;
  readonly name: string;
  readonly line: Line<ProcessPoint>;
  readonly scaleFor: (values: readonly (number | undefined)[]) => Scale;
  readonly format: (value: number | undefined) => string;
  readonly unknown: string;
};

function processChart(
  process: ProcessPast | undefined,
  model: Model,
  grid: TimeGrid,
  width: number,
  { id, name, line, scaleFor, format, unknown }: Shown,
): ChartContent {
  if (!process) {
    const title = chartTitle(`${name} of a process`, [], width);
    return {
      id,
      title,
      series: [],
      scale: { shareOf: () => 0, labels: [] },
      note: 'none selected',
    };
  }
  const { subject, history } = process;
  const newest = newestPoint(history);
  const whose = `${name} of ${subjectText(model, subject.key, newest.belowCount)}`;
  const content = plotted(() => newestFirst(history), grid, [line], scaleFor);
  return {
    id: `${id} of ${subject.key} ${subject.isSubtree ? 'and below ' : ''}since ${history.sinceMs}`,
    title: chartTitle(whose, valueSpan(format(line.read(newest))), width),
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
