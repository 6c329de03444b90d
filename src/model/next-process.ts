import type { ProcessSample } from '../sample/process-sample.js';
import type { Sample } from '../sample/sample.js';
import { nextAdoptions } from './adoption.js';
import { keyOf } from './identity.js';
import { isKernelThread } from './kernel-thread.js';
import type { Model } from './model.js';
import type { Adoption, Process, ProcessKey } from './process.js';
import { cpuPercent } from './rates.js';
import { isLeaderDead, stateOf } from './state.js';

/** A row of this sample and what is known of it. */
export type Sighting = {
  readonly row: ProcessSample;
  /** The same process before; a tombstone where a scan had missed it. */
  readonly former: Process | undefined;
  /** In the tree. */
  readonly parent: ProcessSample | undefined;
  readonly parentKey: ProcessKey | undefined;
  /** As far as it is known who that was. */
  readonly formerParent: ProcessSample | undefined;
};

/** A living process; the very object of before where nothing about it changed. */
export function nextProcess(before: Model | undefined, sample: Sample, seen: Sighting): Process {
  const { row, former, parentKey } = seen;
  // One that was away for a sample has no row in the sample before: nothing to compare with.
  const formerRow = former?.goneSeenAtMs === undefined ? former?.sample : undefined;
  const percent =
    before && formerRow
      ? cpuPercent(formerRow, row, before.sample.monotonicMs, sample.boot.ticksPerSecond)
      : undefined;
  const bornSeenAtMs = former ? former.bornSeenAtMs : before && sample.monotonicMs;
  const process: Process = {
    key: former?.key ?? keyOf(row),
    sample: row,
    state: stateOf(row, formerRow),
    isLeaderDead: isLeaderDead(row),
    isKernelThread: isKernelThread(row, sample.boot.kernelRelease),
    ...(percent === undefined ? {} : { cpuPercent: percent }),
    ...(parentKey === undefined ? {} : { parentKey }),
    adoptions: adoptionsOf(seen, sample.takenAtMs),
    ...(bornSeenAtMs === undefined ? {} : { bornSeenAtMs }),
  };
  return former && isUnchanged(former, process) ? former : process;
}

const none: readonly Adoption[] = [];

function adoptionsOf(seen: Sighting, seenAtMs: number): readonly Adoption[] {
  const { row, former, parent, parentKey, formerParent } = seen;
  const adoptions = former?.adoptions ?? none;
  if (former === undefined || former.parentKey === parentKey) return adoptions;
  return nextAdoptions({ child: row, adoptions, formerParent, parent, seenAtMs });
}

/** What follows from the row and the boot alone need not be compared. */
function isUnchanged(former: Process, process: Process): boolean {
  return (
    former.sample === process.sample &&
    former.state === process.state &&
    former.cpuPercent === process.cpuPercent &&
    former.parentKey === process.parentKey &&
    former.adoptions === process.adoptions &&
    former.goneSeenAtMs === undefined
  );
}
