import type { ProcessSample } from '../sample/process-sample.js';
import type { RowReading } from '../sample/row-facts.js';
import type { Process } from './process.js';
import { counterRate, elapsedBetween } from './rates.js';

/** What a process did between two samples that both have the file; absent otherwise, and where a counter went back. */
export type RowRates = {
  /** From and to storage. */
  readonly readBytesPerSecond?: number;
  readonly writtenBytesPerSecond?: number;
  /** Of the main thread alone, as the kernel counts them. */
  readonly contextSwitchesPerSecond?: number;
};

/** Of a process that was in the sample before; the former rates themselves where they are the same. */
export function rowRates(
  former: Process,
  row: ProcessSample,
  formerScanAtMs: number,
): RowRates | undefined {
  const { rowFacts } = row;
  const before = former.sample.rowFacts;
  if (!before || !rowFacts) return undefined;
  const io = between(before.io, rowFacts.io, formerScanAtMs);
  const usage = between(before.usage, rowFacts.usage, formerScanAtMs);
  const rates = onlyKnown({
    readBytesPerSecond: io(({ readBytes }) => readBytes),
    writtenBytesPerSecond: io(({ writtenBytes }) => writtenBytes),
    contextSwitchesPerSecond: usage(({ voluntarySwitches, involuntarySwitches }) =>
      voluntarySwitches === undefined || involuntarySwitches === undefined
        ? undefined
        : voluntarySwitches + involuntarySwitches,
    ),
  });
  return rates && isSame(former.rowRates, rates) ? former.rowRates : rates;
}

function between<T>(
  before: RowReading<T> | undefined,
  now: RowReading<T> | undefined,
  formerScanAtMs: number,
): (counter: (value: T) => number | undefined) => number | undefined {
  return (counter) => {
    if (!before || !now || 'unread' in before || 'unread' in now) return undefined;
    const elapsedMs = elapsedBetween(before, now, formerScanAtMs);
    return counterRate(counter(before.value), counter(now.value), elapsedMs);
  };
}

type AllRates = { readonly [K in keyof RowRates]-?: number | undefined };

function onlyKnown(rates: AllRates): RowRates | undefined {
  const known = Object.entries(rates).filter(([, rate]) => rate !== undefined);
  return known.length === 0 ? undefined : Object.fromEntries(known);
}

function isSame(one: RowRates | undefined, other: RowRates): boolean {
  return (
    one?.readBytesPerSecond === other.readBytesPerSecond &&
    one?.writtenBytesPerSecond === other.writtenBytesPerSecond &&
    one?.contextSwitchesPerSecond === other.contextSwitchesPerSecond
  );
}
