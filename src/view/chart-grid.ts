import type { Point } from '../model/history.js';

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

/** A value for each step, the oldest first: the mean of its points; of a step without any that of the next. */
export function gridValues<P extends Point>(
  newestFirst: Iterable<P>,
  grid: TimeGrid,
  read: (point: P) => number | undefined,
): readonly (number | undefined)[] {
  const steps = Array.from({ length: grid.count }, () => ({ sum: 0, known: 0, isSeen: false }));
  let hasEarlier = false;
  for (const point of newestFirst) {
    const index = stepOf(point.atMs, grid.stepMs) - grid.newest + grid.count - 1;
    hasEarlier = index < 0;
    if (hasEarlier) break;
    const step = steps[index];
    const value = read(point);
    if (!step) continue;
    step.isSeen = true;
    // A recording may hold numbers that no machine has.
    if (value === undefined || !Number.isFinite(value)) continue;
    step.sum += value;
    step.known += 1;
  }
  return heldBack(steps, hasEarlier, Math.floor(grid.holdMs / grid.stepMs));
}

/** A step ends at its instant, and begins after that of the one before. */
function stepOf(atMs: number, stepMs: number): number {
  return Math.ceil(atMs / stepMs);
}

type Step = { readonly sum: number; readonly known: number; readonly isSeen: boolean };

// Only between two points: before the first one nothing was seen.
function heldBack(steps: readonly Step[], hasEarlier: boolean, longest: number) {
  const values = steps.map(({ sum, known }) => (known === 0 ? undefined : sum / known));
  let last = hasEarlier ? -1 : undefined;
  for (const [index, { isSeen }] of steps.entries()) {
    if (!isSeen) continue;
    if (last !== undefined && index - last <= longest) values.fill(values[index], last + 1, index);
    last = index;
  }
  return values;
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
