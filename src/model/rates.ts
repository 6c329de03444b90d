import type { ProcessSample } from '../sample/process-sample.js';

/** How a counter moved; undefined where it went back, or was not there both times. */
export function growth(before: number | undefined, now: number | undefined): number | undefined {
  if (before === undefined || now === undefined || now < before) return undefined;
  return now - before;
}

/** Per second; undefined where the interval is not positive. */
export function perSecond(count: number | undefined, elapsedMs: number): number | undefined {
  return count === undefined || elapsedMs <= 0 ? undefined : (count * 1000) / elapsedMs;
}

/** The rate of a counter between two readings; 0 where it stood still, however near they are. */
export function counterRate(
  before: number | undefined,
  now: number | undefined,
  elapsedMs: number,
): number | undefined {
  const count = growth(before, now);
  return count === 0 ? 0 : perSecond(count, elapsedMs);
}

/**
 * From one reading to the next. What did not move keeps the instant when it was *first* read so; in the scan
 * before it was seen at an instant that is not known, but not before that scan began (see `cpuPercent`).
 */
export function elapsedBetween(
  before: { readonly readAtMs: number },
  now: { readonly readAtMs: number },
  formerScanAtMs: number,
): number {
  return now.readAtMs - Math.max(before.readAtMs, formerScanAtMs);
}

/** Of a process or a thread. */
type CpuCounters = Pick<ProcessSample, 'userTicks' | 'systemTicks' | 'readAtMs'>;

/**
 * Percent of one core between two sightings of the same process, in two samples that follow one
 * another.
 *
 * A scan is not a snapshot: each row has its own instants, and dividing all rows by the samples'
 * distance would give more than 100 % to one that was read early in one scan and late in the next.
 * A row that stayed the same keeps the instant when it was *first* read so; it was seen unchanged
 * in the scan before at an instant that is not known, but not before that scan began. That start is
 * taken: the interval may be a scan's length too long, the rate a little low, never too high.
 */
export function cpuPercent(
  formerRow: CpuCounters,
  row: CpuCounters,
  formerScanAtMs: number,
  ticksPerSecond: number,
): number | undefined {
  const userTicks = growth(formerRow.userTicks, row.userTicks);
  const systemTicks = growth(formerRow.systemTicks, row.systemTicks);
  if (userTicks === undefined || systemTicks === undefined) return undefined;
  const ticks = userTicks + systemTicks;
  // Seen in both samples and not moved: none was used, however old the instants of the row are.
  if (ticks === 0) return 0;
  const elapsedMs = elapsedBetween(formerRow, row, formerScanAtMs);
  const coreSeconds = perSecond(ticks / ticksPerSecond, elapsedMs);
  return coreSeconds === undefined ? undefined : coreSeconds * 100;
}
