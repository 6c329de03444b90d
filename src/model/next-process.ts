import type { ProcessSample } from '../sample/process-sample.js';
import { nextAdoptions } from './adoption.js';
import { isKernelThread } from './kernel-thread.js';
import type { Look } from './look.js';
import { nextThreads } from './next-threads.js';
import type { Adoption, Process, ProcessKey, StateClass, StateSince } from './process.js';
import { cpuPercent } from './rates.js';
import { type RowRates, rowRates } from './row-rates.js';
import { isDying, isLeaderDead, stateOf } from './state.js';

/** A row of this sample and what is known of it. */
export type Sighting = {
  readonly row: ProcessSample;
  readonly key: ProcessKey;
  /** The same process before; a tombstone where a scan had missed it. */
  readonly former: Process | undefined;
  readonly parentKey: ProcessKey | undefined;
  /** Where the place in the tree changed and it is known who was the parent: both. */
  readonly parent: ProcessSample | undefined;
  readonly formerParent: ProcessSample | undefined;
};

/** A living process; the very object of before where nothing about it changed. */
export function nextProcess(look: Look, seen: Sighting): Process {
  const { row, former, parentKey, key } = seen;
  if (!former) return newProcess(look, row, key, parentKey);
  const { sample, formerScanAtMs } = look;
  // One that was away for a sample has no row in the sample before: nothing to compare with.
  const formerRow = former.goneSeenAtMs === undefined ? former.sample : undefined;
  const isCompared = formerScanAtMs !== undefined && formerRow !== undefined;
  const { ticksPerSecond, kernelRelease } = sample.boot;
  const derived: Derived = {
    state: stateOf(row, formerRow),
    percent: isCompared ? cpuPercent(formerRow, row, formerScanAtMs, ticksPerSecond) : undefined,
    rates: isCompared ? rowRates(former, row, formerScanAtMs) : undefined,
    adoptions: nextAdoptions(seen, former.adoptions, sample.takenAtMs),
  };
  if (isUnchanged(former, seen, derived)) return former;
  return {
    key,
    sample: row,
    state: derived.state,
    stateSince: stateSinceOf(former, derived.state, look),
    isLeaderDead: isLeaderDead(row),
    isKernelThread: isKernelThread(row, kernelRelease),
    cpuPercent: derived.percent,
    rowRates: derived.rates,
    threads: nextThreads(key, row, former, ticksPerSecond),
    parentKey,
    adoptions: derived.adoptions,
    bornSeenAtMs: former.bornSeenAtMs,
    goneSeenAtMs: undefined,
  };
}

/** One whose row and whose parent are those of the sample before: only what it did may be other than it was. */
export function settledProcess({ formerScanAtMs, sinceChange }: Look, former: Process): Process {
  const row = former.sample;
  const state = former.isLeaderDead ? stateOf(row, row) : former.state;
  const rates =
    row.rowFacts && formerScanAtMs !== undefined
      ? rowRates(former, row, formerScanAtMs)
      : undefined;
  if (former.cpuPercent === 0 && former.state === state && former.rowRates === rates) return former;
  return {
    key: former.key,
    sample: row,
    state,
    stateSince: former.state === state ? former.stateSince : sinceChange,
    isLeaderDead: former.isLeaderDead,
    isKernelThread: former.isKernelThread,
    cpuPercent: 0,
    rowRates: rates,
    threads: former.threads,
    parentKey: former.parentKey,
    adoptions: former.adoptions,
    bornSeenAtMs: former.bornSeenAtMs,
    goneSeenAtMs: undefined,
  };
}

/** One that is seen for the first time. */
export function newProcess(
  { sample, formerScanAtMs, sinceFirstSight }: Look,
  row: ProcessSample,
  key: ProcessKey,
  parentKey: ProcessKey | undefined,
): Process {
  const { ticksPerSecond, kernelRelease } = sample.boot;
  return {
    key,
    sample: row,
    state: stateOf(row, undefined),
    stateSince: sinceFirstSight,
    isLeaderDead: isLeaderDead(row),
    isKernelThread: isKernelThread(row, kernelRelease),
    cpuPercent: undefined,
    rowRates: undefined,
    threads: row.threadList && nextThreads(key, row, undefined, ticksPerSecond),
    parentKey,
    adoptions: none,
    bornSeenAtMs: formerScanAtMs === undefined ? undefined : sample.monotonicMs,
    goneSeenAtMs: undefined,
  };
}

const none: readonly Adoption[] = [];

/**
 * Whether it is the same process in the next sample too, if its row is the same and its parent: a rate is
 * another as soon as nothing moves any more, and with it a state that rests on the use of CPU time.
 */
export function isSettled(process: Process, former: Process | undefined): boolean {
  if (isDying(process.sample)) return false;
  if (process === former) return true;
  return process.cpuPercent === 0 && !process.sample.rowFacts;
}

/** What does not follow from the row and the boot alone. */
type Derived = {
  readonly state: StateClass;
  readonly percent: number | undefined;
  readonly rates: RowRates | undefined;
  readonly adoptions: readonly Adoption[];
};

function isUnchanged(former: Process, seen: Sighting, derived: Derived): boolean {
  return (
    former.sample === seen.row &&
    former.state === derived.state &&
    former.cpuPercent === derived.percent &&
    former.rowRates === derived.rates &&
    former.parentKey === seen.parentKey &&
    former.adoptions === derived.adoptions &&
    former.goneSeenAtMs === undefined
  );
}

function stateSinceOf(former: Process, state: StateClass, look: Look): StateSince {
  const before = former.state === state ? former.stateSince : undefined;
  return before ?? look.sinceChange;
}
