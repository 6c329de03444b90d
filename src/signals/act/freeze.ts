import type { ProcessStat } from '../../sample/process-sample.js';
import { isInD } from '../predict-uninterruptible.js';
import type { Census } from './census.js';
import type { Family, Member } from './family.js';
import type { Machine } from './machine.js';
import { type MetGroups, metGroups } from './whole-groups.js';

export type Frozen = {
  readonly passes: number;
  /** That joined while the others were being stopped. */
  readonly newcomers: number;
  readonly afterMs: number;
  /** All stood still, and all were looked through once more without one that had come. */
  readonly isComplete: boolean;
  /** That ended meanwhile. Of a subtree: what one started just before has another parent, and is not found. */
  readonly ended: number;
};

type FreezeWorld = {
  readonly machine: Machine;
  readonly census: Census;
  /** Once it is false it ends, as incomplete as it is then. */
  readonly isWanted?: () => boolean;
};

/** A family that grows faster than it can be stopped, or one that others continue. */
const limitMs = 5000;
/** In D it stops when it leaves that, which may be never; it forks no more after that. */
const uninterruptibleLimitMs = 100;

/**
 * Stops all members and whoever joins, again and again, until none of them can have made another: then nobody outruns
 * what is sent next. `stop` says whether it could.
 */
export async function freeze(
  family: Family,
  { machine, census, isWanted = () => true }: FreezeWorld,
  stop: (member: Member) => boolean,
): Promise<Frozen> {
  const startMs = machine.now();
  const stoppedGroups = new Set<number>();
  let newcomers = 0;
  let slipped = 0;
  let wasStill = false;
  for (let passes = 1; ; passes++) {
    const passedMs = machine.now() - startMs;
    const groups = metGroups(family, { machine, census }, stoppedGroups);
    const pass = onePass(family, { machine, census }, stop, passedMs, groups);
    newcomers += pass.newcomers;
    slipped += pass.slipped;
    const isStill = Object.values(pass).every((count) => count === 0);
    const afterMs = machine.now() - startMs;
    const isComplete = isStill && wasStill;
    if (isComplete || afterMs > limitMs || !isWanted()) {
      const reaped = family.members().filter(({ held }) => held.isReaped()).length;
      return { passes, newcomers, afterMs, isComplete, ended: slipped + reaped };
    }
    wasStill = isStill;
    await pause(machine);
  }
}

/** For keys, and for those that have yet to stop. */
export function pause(machine: Machine): Promise<void> {
  return new Promise((resolve) => void machine.later(1, resolve));
}

function onePass(
  family: Family,
  { machine, census }: FreezeWorld,
  stop: (member: Member) => boolean,
  passedMs: number,
  groups: MetGroups,
) {
  const pass = { newcomers: 0, restless: 0, slipped: 0, zombies: 0 };
  for (const stat of census.everyone()) {
    const met = family.meet(stat);
    groups.note(stat, met);
    if (!met) continue;
    if (met === 'slipped') pass.slipped += 1;
    if (met === 'zombie') pass.zombies += 1;
    if (typeof met === 'string') continue;
    if (met.isNew) pass.newcomers += 1;
    else if (isStill(stat, machine, passedMs)) continue;
    // Once more, for it may have been continued. Whom we may not stop is not waited for.
    if (stop(met.member)) pass.restless += 1;
  }
  pass.restless += groups.stopWhole();
  return pass;
}

/** It makes no other process. A group stops thread by thread, which takes a moment. */
function isStill({ pid, stateCode, threads }: ProcessStat, machine: Machine, passedMs: number) {
  if (isInD({ stateCode })) return passedMs > uninterruptibleLimitMs;
  if (threads <= 1) return stillLetters.has(stateCode);
  return machine.look(pid)?.threads?.every((thread) => stillLetters.has(thread.stateCode)) ?? true;
}

const stillLetters: ReadonlySet<string> = new Set(['T', 't', 'Z', 'X', 'x']);
