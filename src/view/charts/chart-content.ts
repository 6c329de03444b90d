import type { Point } from '../../model/history.js';
import type { ChartSeries, FrameRow, StyleName } from '../frame.js';
import { fitRow, fitted, span, widthOf } from '../spans.js';
import { gridValues, type Steps, type TimeGrid } from './chart-grid.js';
import type { Scale } from './chart-scale.js';

/** What a chart shows, before it has its place. */
export type ChartContent = {
  /** What it is of, and since when it is remembered. */
  readonly id: string;
  readonly title: FrameRow;
  /** What is plotted is looked at every few seconds only: it is made when it is asked for. */
  readonly plot: (grid: TimeGrid) => Plotted;
};

export type Plotted = {
  readonly series: readonly ChartSeries[];
  readonly scale: Scale;
  /** Why nothing is plotted. */
  readonly note?: string;
  /** From when on it is remembered, where that is not the whole time that is shown. */
  readonly since?: string;
};

/** One line to be: its letter and style, and where its values are. */
export type Line<P extends Point> = {
  readonly letter: string;
  readonly style: StyleName;
  readonly read: (point: P) => number | undefined;
};

/** The lines on a scale that is made for all of them together. */
export function plotted<P extends Point>(
  steps: Steps<P>,
  lines: readonly Line<P>[],
  scaleFor: (values: readonly (number | undefined)[]) => Scale,
): Plotted {
  const all = lines.map(({ read }) => gridValues(steps, read));
  const scale = scaleFor(all.flat());
  const series = lines.map(({ letter, style }, index) => ({
    letter,
    style,
    values: (all[index] ?? []).map((one) =>
      one === undefined ? undefined : within(scale.shareOf(one)),
    ),
  }));
  return { series, scale };
}

function within(share: number): number {
  return Math.max(0, Math.min(1, share));
}

export function isNothingKnown(series: readonly ChartSeries[]): boolean {
  return series.every(({ values }) => values.every((value) => value === undefined));
}

/** The name to the left, the value of now to the right; a name that is too long gives way. */
export function chartTitle(name: string, now: FrameRow, width: number): FrameRow {
  const room = Math.max(0, width - widthOf(now) - 1);
  return fitRow([fitted(name, room, 'left', 'text'), span(' '), ...now], width);
}

export function valueSpan(text: string): FrameRow {
  return [span(text, text.trim() === '?' ? 'unknown' : 'title')];
}
