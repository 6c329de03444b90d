import type { Chart, ChartLabel, ChartSeries } from '../view/frame.js';

/** Whether two charts of the same size are the same to look at, though time has passed. */
export function isDrawnAlike(one: Chart, other: Chart): boolean {
  return (
    one.note === other.note &&
    areAlike(one.series, other.series, isSameSeries) &&
    areAlike(one.yLabels, other.yLabels, isSameLabel) &&
    areAlike(one.xLabels, other.xLabels, isSameLabel)
  );
}

function isSameSeries(one: ChartSeries, other: ChartSeries): boolean {
  return (
    one.letter === other.letter &&
    one.style === other.style &&
    areAlike(one.values, other.values, Object.is)
  );
}

function isSameLabel(one: ChartLabel, other: ChartLabel): boolean {
  return one.text === other.text && one.at === other.at;
}

function areAlike<T>(
  some: readonly T[],
  others: readonly T[],
  isSame: (one: T, other: T) => boolean,
): boolean {
  return (
    some.length === others.length && some.every((one, index) => isSame(one, others[index] as T))
  );
}
