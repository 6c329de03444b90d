import type { Point } from '../../model/history.js';

/** The times that a chart shows: so many steps of the same length, the last one with the newest point in it. */
export type TimeGrid = {
  readonly stepMs: number;
  readonly count: number;
  /** Number of the newest step, counted from 0 of the clock. */
  readonly newest: number;
  /** For so long before it a point stands for the time in which none was taken. */
  readonly holdMs: number;
};

/** As much time as some sixty points take, rounded; steps begin at fixed instants, so that what is plotted does not waver. */
export function timeGrid(newestFirst: Iterable<Point>, count: number): TimeGrid {
  const { newestMs, spacingMs } = pace(newestFirst);
  const windowMs = windows.find((one) => one >= spacingMs * fewestPoints) ?? longestWindow;
  const stepMs = windowMs / count;
  const holdMs = 3 * Math.max(stepMs, spacingMs);
  return { stepMs, count, newest: stepOf(newestMs, stepMs), holdMs };
}

export function windowMs({ stepMs, count }: TimeGrid): number {
  return stepMs * count;
}

export function startMs({ stepMs, count, newest }: TimeGrid): number {
  return (newest - count) * stepMs;
}

/** The points that a grid shows, the newest first, each with the number of its step: made once for all lines. */
export type Steps<P extends Point> = {
  readonly count: number;
  readonly points: readonly P[];
  readonly steps: readonly number[];
  /** The steps between two points that are near each other, from..to: the later point stands for them. */
  readonly holds: readonly { readonly from: number; readonly to: number }[];
};

export function gridSteps<P extends Point>(newestFirst: Iterable<P>, grid: TimeGrid): Steps<P> {
  const points: P[] = [];
  const steps: number[] = [];
  let hasEarlier = false;
  for (const point of newestFirst) {
    const step = stepOf(point.atMs, grid.stepMs) - grid.newest + grid.count - 1;
    hasEarlier = step < 0;
    if (hasEarlier) break;
    if (step >= grid.count) continue;
    points.push(point);
    steps.push(step);
  }
  const longest = Math.floor(grid.holdMs / grid.stepMs);
  return { count: grid.count, points, steps, holds: holdsOf(steps, hasEarlier, longest) };
}

/** A value for each step, the oldest first: the mean of its points; of a step without any that of the next. */
export function gridValues<P extends Point>(
  { count, points, steps, holds }: Steps<P>,
  read: (point: P) => number | undefined,
): readonly (number | undefined)[] {
  const sums = Array<number>(count).fill(0);
  const known = Array<number>(count).fill(0);
  for (let i = 0; i < points.length; i++) {
    const value = read(points[i] as P);
    // A recording may hold numbers that no machine has.
    if (value === undefined || !Number.isFinite(value)) continue;
    const step = steps[i] as number;
    sums[step] = (sums[step] ?? 0) + value;
    known[step] = (known[step] ?? 0) + 1;
  }
  const values = sums.map((sum, step) => (known[step] ? sum / known[step] : undefined));
  for (const { from, to } of holds) values.fill(values[to], from, to);
  return values;
}

/** A step ends at its instant, and begins after that of the one before. */
function stepOf(atMs: number, stepMs: number): number {
  return Math.ceil(atMs / stepMs);
}

// Only between two points: before the first one nothing was seen.
function holdsOf(newestFirst: readonly number[], hasEarlier: boolean, longest: number) {
  const seen = hasEarlier ? [...newestFirst, -1] : newestFirst;
  const holds: { readonly from: number; readonly to: number }[] = [];
  for (let i = 1; i < seen.length; i++) {
    const [to, before] = [seen[i - 1] as number, seen[i] as number];
    if (to - before > 1 && to - before <= longest) holds.push({ from: before + 1, to });
  }
  return holds;
}

/** The time of the newest point, and what usually lies between two: the median, since a pause is no pace. */
function pace(newestFirst: Iterable<Point>) {
  const gaps: number[] = [];
  let newestMs: number | undefined;
  let laterMs: number | undefined;
  for (const { atMs } of newestFirst) {
    newestMs ??= atMs;
    if (laterMs !== undefined) gaps.push(laterMs - atMs);
    laterMs = atMs;
    if (gaps.length === pointsOfPace) break;
  }
  const spacingMs = gaps.sort((one, other) => one - other)[Math.floor(gaps.length / 2)] ?? 0;
  return { newestMs: newestMs ?? 0, spacingMs };
}

const pointsOfPace = 60;
/** Fewer than sixty: an interval of a second is always a little more. */
const fewestPoints = 50;
const windows = [1, 2, 5, 10, 30, 60, 120, 360, 720, 1440].map((minutes) => minutes * 60_000);
const longestWindow = 60 * 24 * 3_600_000;
