import type { ProcessSample } from '../sample/process-sample.js';
import type { Sample } from '../sample/sample.js';
import { nextAdoptions } from './adoption.js';
import { keyOf } from './identity.js';
import { isKernelThread } from './kernel-thread.js';
import type { Model } from './model.js';
import { nextThreads } from './next-threads.js';
import type { Adoption, Process, ProcessKey, StateClass, StateSince } from './process.js';
import { cpuPercent } from './rates.js';
import { type RowRates, rowRates } from './row-rates.js';
import { isLeaderDead, stateOf } from './state.js';

/** A row of this sample and what is known of it. */
export type Sighting = {
  readonly row: ProcessSample;
  /** The same process before; a tombstone where a scan had missed it. */
  readonly former: Process | undefined;
  /** In the tree. */
  readonly parent: ProcessSample | undefined;
  readonly parentKey: ProcessKey | undefined;
  /** Where the place in the tree changed and it is known who that was. */
  readonly formerParent: ProcessSample | undefined;
};

/** A living process; the very object of before where nothing about it changed. */
export function nextProcess(before: Model | undefined, sample: Sample, seen: Sighting): Process {
  const { row, former, parentKey } = seen;
  // One that was away for a sample has no row in the sample before: nothing to compare with.
  const formerRow = former?.goneSeenAtMs === undefined ? former?.sample : undefined;
  const derived: Derived = {
    state: stateOf(row, formerRow),
    percent:
      before && formerRow
        ? cpuPercent(formerRow, row, before.sample.monotonicMs, sample.boot.ticksPerSecond)
        : undefined,
    rowRates:
      before && former && formerRow ? rowRates(former, row, before.sample.monotonicMs) : undefined,
    adoptions: adoptionsOf(seen, sample.takenAtMs),
  };
  if (former && isUnchanged(former, seen, derived)) return former;
  const key = former?.key ?? keyOf(row);
  const threads = nextThreads(key, row, former, sample.boot.ticksPerSecond);
  const bornSeenAtMs = former ? former.bornSeenAtMs : before && sample.monotonicMs;
  return {
    key,
    sample: row,
    state: derived.state,
    stateSince: stateSinceOf(former, derived.state, sample),
    isLeaderDead: isLeaderDead(row),
    isKernelThread: isKernelThread(row, sample.boot.kernelRelease),
    ...(derived.percent === undefined ? {} : { cpuPercent: derived.percent }),
    ...(derived.rowRates === undefined ? {} : { rowRates: derived.rowRates }),
    ...(threads === undefined ? {} : { threads }),
    ...(parentKey === undefined ? {} : { parentKey }),
    adoptions: derived.adoptions,
    ...(bornSeenAtMs === undefined ? {} : { bornSeenAtMs }),
  };
}

/** What does not follow from the row and the boot alone. */
type Derived = {
  readonly state: StateClass;
  readonly percent: number | undefined;
  readonly rowRates: RowRates | undefined;
  readonly adoptions: readonly Adoption[];
};

function isUnchanged(former: Process, seen: Sighting, derived: Derived): boolean {
  return (
    former.sample === seen.row &&
    former.state === derived.state &&
    former.cpuPercent === derived.percent &&
    former.rowRates === derived.rowRates &&
    former.parentKey === seen.parentKey &&
    former.adoptions === derived.adoptions &&
    former.goneSeenAtMs === undefined
  );
}

function stateSinceOf(
  former: Process | undefined,
  state: StateClass,
  { takenAtMs, monotonicMs }: Sample,
): StateSince {
  const before = former?.state === state ? former.stateSince : undefined;
  return before ?? { seenAtMs: takenAtMs, monotonicMs, isOrEarlier: former === undefined };
}

const none: readonly Adoption[] = [];

function adoptionsOf({ former, parent, formerParent }: Sighting, seenAtMs: number) {
  const adoptions = former?.adoptions ?? none;
  return nextAdoptions({ adoptions, formerParent, parent, seenAtMs });
}
