import type { Sample } from '../sample/sample.js';
import type { StateSince } from './process.js';

/** A sample as each of its rows is looked at. */
export type Look = {
  readonly sample: Sample;
  /** Monotonic: when the scan before began; undefined where this is the first. */
  readonly formerScanAtMs: number | undefined;
  /** Of all that are seen in their state of now for the first time: one object, not one for each. */
  readonly sinceFirstSight: StateSince;
  readonly sinceChange: StateSince;
};

export function lookAt(sample: Sample, before: { readonly sample: Sample } | undefined): Look {
  const { takenAtMs: seenAtMs, monotonicMs } = sample;
  return {
    sample,
    formerScanAtMs: before?.sample.monotonicMs,
    sinceFirstSight: { seenAtMs, monotonicMs, isOrEarlier: true },
    sinceChange: { seenAtMs, monotonicMs, isOrEarlier: false },
  };
}
