import type { ProcessStat } from '../../sample/process-sample.js';
import { isZombie } from '../orphaned-group.js';
import type { Census } from './census.js';
import type { Family, Member, Met } from './family.js';
import type { Machine } from './machine.js';

type GroupWorld = { readonly machine: Machine; readonly census: Census };

/** Process groups as they are met in one look at everyone. */
export type MetGroups = {
  readonly note: (stat: ProcessStat, met: Met | undefined) => void;
  /** Stops those that are whole and were not stopped before; how many. */
  readonly stopWhole: () => number;
};

/**
 * A group all of whose living are members is stopped at one instant, by kill(2) of the group: no fork(2) gets past that,
 * however soon its parent ends. `stopped` is kept from one look to the next.
 */
export function metGroups(family: Family, world: GroupWorld, stopped: Set<number>): MetGroups {
  const fellows = new Map<number, Member>();
  const mixed = new Set<number>();
  return {
    note: (stat, met) => {
      if (typeof met === 'object') fellows.set(stat.pgrp, met.member);
      else if (met === undefined && !isZombie(stat)) mixed.add(stat.pgrp);
    },
    stopWhole: () => {
      const isDue = ([pgrp]: readonly [number, Member]) => !mixed.has(pgrp) && !stopped.has(pgrp);
      const whole = [...fellows].filter(isDue).filter(([pgrp, fellow]) => {
        stopped.add(pgrp);
        return stopGroup(pgrp, fellow, family, world);
      });
      return whole.length;
    },
  };
}

const STOP = 19;

/** A number stays a group's for as long as one is in it: ours, who is held. Below 2 it means others to kill(2). */
function stopGroup(
  pgrp: number,
  member: Member,
  family: Family,
  { machine, census }: GroupWorld,
): boolean {
  const { target, held } = member;
  const isIts = pgrp > 1 && census.statOf(target.pid)?.pgrp === pgrp && !held.isReaped();
  if (!isIts) return false;
  try {
    machine.kill(-pgrp, STOP);
  } catch {
    // Not permitted, or gone: then each is stopped by itself, if at all.
    return false;
  }
  family.ownGroup(pgrp, member);
  return true;
}
