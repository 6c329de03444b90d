import { formatBytes } from '../../text/format-bytes.js';
import { formatCount } from '../../text/format-count.js';
import type { ChartLabel } from '../frame.js';

/** How high values stand in a chart. */
export type Scale = {
  readonly shareOf: (value: number) => number;
  readonly labels: readonly ChartLabel[];
};

/** From 0 to a round number at or above the largest: 1, 2 or 5 and noughts. */
export function percentScale(values: Values, least: number): Scale {
  return evenScale(roundAbove(Math.max(least, largestOf(values))), (value) => `${short(value)}%`);
}

/** From 0 to a power of two at or above the largest. */
export function bytesScale(values: Values): Scale {
  const largest = Math.max(1024, largestOf(values));
  return evenScale(2 ** Math.ceil(Math.log2(largest)), formatBytes);
}

/** Counts by their orders of magnitude: among a thousand sleeping ones two that hang are to be seen. */
export function countScale(values: Values): Scale {
  const decades = Math.ceil(Math.log10(Math.max(10, largestOf(values))));
  const top = Math.log10(10 ** decades + 1);
  const shareOf = (value: number) => Math.log10(value + 1) / top;
  const shown = [0, 1, ...Array.from({ length: decades }, (_, index) => 10 ** (index + 1))];
  // Above a hundred the first steps are so low that 0 and 1 would share a row.
  const kept = decades > 2 ? shown.filter((value) => value !== 1) : shown;
  return {
    shareOf,
    labels: kept.map((value) => ({
      text: value < 10_000 ? formatCount(value) : short(value),
      at: shareOf(value),
    })),
  };
}

type Values = Iterable<number | undefined>;

function evenScale(top: number, format: (value: number) => string): Scale {
  return {
    shareOf: (value) => value / top,
    labels: [0, 0.5, 1].map((at) => ({ text: at === 0 ? '0' : format(top * at), at })),
  };
}

function largestOf(values: Values): number {
  let largest = 0;
  for (const value of values) if (value !== undefined && value > largest) largest = value;
  return largest;
}

function roundAbove(value: number): number {
  const unit = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((one) => one * unit >= value) ?? 10) * unit;
}

/** At most four cells: 0.5, 2500, 25k. */
function short(value: number): string {
  if (value >= 1e6) return `${rounded(value / 1e6)}M`;
  return value >= 10_000 ? `${rounded(value / 1000)}k` : String(rounded(value));
}

/** Without what binary fractions add: 0.30000000000000004. */
function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
