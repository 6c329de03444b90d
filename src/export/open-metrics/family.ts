import type { Model } from '../../model/model.js';
import type { NameTotals } from './name-totals.js';

/** What is told of one frame. */
export type Reading = { readonly model: Model; readonly names: NameTotals };

/** Raw text: it is made safe where series are made of it. */
export type Labels = Readonly<Record<string, string>>;

export type Point = { readonly labels: Labels; readonly value: number };

/** A metric family of OpenMetrics. A new one for a known value is one entry in a table. */
export type Family = {
  /** Without `_total` and `_info`; a unit stands at its end. */
  readonly name: string;
  readonly type: 'gauge' | 'counter' | 'info';
  readonly unit?: 'seconds' | 'bytes' | 'ratio' | 'cores';
  readonly help: string;
  /** What is known: a value that is not has no point. */
  readonly points: (reading: Reading) => readonly Point[];
};

/** A family of one series. */
export function single(
  family: Omit<Family, 'points'>,
  numberOf: (reading: Reading) => number | undefined,
): Family {
  return { ...family, points: (reading) => point({}, numberOf(reading)) };
}

/** No point where it is not known. */
export function point(labels: Labels, value: number | undefined): readonly Point[] {
  return value === undefined ? [] : [{ labels, value }];
}
