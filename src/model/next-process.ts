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
  const { sample, formerScanAtMs } = look;
  // One that was away for a sample has no row in the sample before: nothing to compare with.
  const formerRow = former?.goneSeenAtMs === undefined ? former?.sample : undefined;
  const isCompared = formerScanAtMs !== undefined && formerRow !== undefined;
  const { ticksPerSecond, kernelRelease } = sample.boot;
  const derived: Derived = {
    state: stateOf(row, formerRow),
    percent: isCompared ? cpuPercent(formerRow, row, formerScanAtMs, ticksPerSecond) : undefined,
    rates: isCompared && former ? rowRates(former, row, formerScanAtMs) : undefined,
    adoptions: adoptionsOf(seen, sample.takenAtMs),
  };
  if (former && isUnchanged(former, seen, derived)) return former;
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
    bornSeenAtMs: bornSeenAtMsOf(former, look),
    goneSeenAtMs: undefined,
  };
}

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

function stateSinceOf(former: Process | undefined, state: StateClass, look: Look): StateSince {
  const before = former?.state === state ? former.stateSince : undefined;
  return before ?? (former === undefined ? look.sinceFirstSight : look.sinceChange);
}

function bornSeenAtMsOf(
  former: Process | undefined,
  { formerScanAtMs, sample }: Look,
): number | undefined {
  if (former) return former.bornSeenAtMs;
  return formerScanAtMs === undefined ? undefined : sample.monotonicMs;
}

const none: readonly Adoption[] = [];

function adoptionsOf({ former, parent, formerParent }: Sighting, seenAtMs: number) {
  const adoptions = former?.adoptions ?? none;
  return nextAdoptions({ adoptions, formerParent, parent, seenAtMs });
}
