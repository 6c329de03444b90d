import type { ProcessDetails, Reading } from '../sample/process-details.js';
import type { Sample } from '../sample/sample.js';
import { isSameIdentity, keyOf } from './identity.js';
import type { ProcessKey } from './process.js';
import { counterRate, elapsedBetween } from './rates.js';

/** What a process did between two readings of its details; absent until read twice, or where a counter went back. */
export type DetailRates = {
  /** From and to storage. */
  readonly readBytesPerSecond?: number;
  readonly writtenBytesPerSecond?: number;
  /** Of the main thread alone, as the kernel counts them. */
  readonly voluntarySwitchesPerSecond?: number;
  readonly involuntarySwitchesPerSecond?: number;
  /** Percent of the time that the main thread could run and no CPU was free for it. */
  readonly waitPercent?: number;
};

/** Of the processes whose details are in this sample. */
export function detailRates(
  before: Sample | undefined,
  { details = [] }: Sample,
): ReadonlyMap<ProcessKey, DetailRates> {
  if (details.length === 0) return none;
  const formers = new Map(before?.details?.map((former) => [former.pid, former]));
  return new Map(
    details.map((now) => {
      const former = formers.get(now.pid);
      const isSame = former !== undefined && isSameIdentity(former, now);
      return [keyOf(now), before && isSame ? ratesOf(former, now, before.monotonicMs) : {}];
    }),
  );
}

const none: ReadonlyMap<ProcessKey, DetailRates> = new Map();

/** Details that did not move keep the instant when they were first read so: the interval is as in `cpuPercent`. */
function ratesOf(former: ProcessDetails, now: ProcessDetails, formerScanAtMs: number): DetailRates {
  const elapsedMs = elapsedBetween(former, now, formerScanAtMs);
  const rate = <T>(
    formerReading: Reading<T> | undefined,
    reading: Reading<T> | undefined,
    counter: (value: T) => number | undefined,
  ): number | undefined =>
    counterRate(known(formerReading, counter), known(reading, counter), elapsedMs);
  const { status, io, scheduling } = now;
  return onlyKnown({
    readBytesPerSecond: rate(former.io, io, ({ readBytes }) => readBytes),
    writtenBytesPerSecond: rate(former.io, io, ({ writtenBytes }) => writtenBytes),
    voluntarySwitchesPerSecond: rate(former.status, status, (value) => value.voluntarySwitches),
    involuntarySwitchesPerSecond: rate(former.status, status, (value) => value.involuntarySwitches),
    waitPercent: percentOfSecond(rate(former.scheduling, scheduling, ({ waitNs }) => waitNs)),
  });
}

function known<T>(
  reading: Reading<T> | undefined,
  counter: (value: T) => number | undefined,
): number | undefined {
  return reading && 'value' in reading ? counter(reading.value) : undefined;
}

function percentOfSecond(nanoseconds: number | undefined): number | undefined {
  return nanoseconds === undefined ? undefined : nanoseconds / 1e7;
}

function onlyKnown(
  rates: { readonly [K in keyof DetailRates]-?: number | undefined },
): DetailRates {
  return Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== undefined));
}
