import { keyOf } from '../../model/identity.js';
import type { ProcessKey } from '../../model/process.js';
import type { ProcessStat } from '../../sample/process-sample.js';
import { bondOf, type Kin, wantedBondOf } from '../kin.js';
import { type SignalTarget, targetOfStat } from '../target.js';
import { type Bond, newBonds } from './bonds.js';
import type { Census } from './census.js';
import { grip, type Held } from './hold-target.js';
import type { Machine } from './machine.js';

/** One of those that are signalled together. */
export type Member = {
  readonly target: SignalTarget;
  /** When it was met first: its parent may be dead by now. */
  readonly ppid: number;
  /** Not by us: it is left so. */
  readonly wasStopped: boolean;
  readonly held: Held;
};

export type Family = {
  readonly members: () => readonly Member[];
  readonly add: (held: Held, stat: ProcessStat) => Member;
  /** It joins where it is kin of a member. Undefined: it is none. */
  readonly meet: (stat: ProcessStat) => Met | undefined;
  /** All of that group are members, and were stopped at one instant: who is met in it from now on was born of one. */
  readonly ownGroup: (pgrp: number, member: Member) => void;
};

/**
 * `slipped`: it was gone before it could be held. `zombie`: a dead one, when it is met first. What either started just
 * before it ended may not have been met yet.
 */
export type Met = { readonly member: Member; readonly isNew: boolean } | 'slipped' | 'zombie';

type Given = {
  readonly kin: Kin;
  readonly machine: Machine;
  readonly census: Census;
  /** Not to be touched, kin or not: ourselves, those above us. */
  readonly isSpared: (target: SignalTarget) => boolean;
};

/** Those that are held, and whoever proves to be of their kin. */
export function newFamily(given: Given): Family {
  const all: Member[] = [];
  const byKey = new Map<ProcessKey, Member>();
  const zombies = new Set<ProcessKey>();
  const bonds = newBonds<Member>(given.kin);
  const add = (held: Held, stat: ProcessStat): Member => {
    const { target } = held;
    const wasStopped = stat.stateCode === 'T' && !bonds.isWhole(stat.pgrp);
    const member = { target, ppid: stat.ppid, wasStopped, held };
    all.push(member);
    byKey.set(target.key, member);
    bonds.remember(member, stat);
    return member;
  };
  const join = (stat: ProcessStat): Met | undefined => {
    const bond = bonds.ofKin(stat);
    if (!bond || bond.elder.held.isReaped() || isLeftOut(stat, given)) return undefined;
    if (stat.stateCode === 'Z') return isFirst(zombies, keyOf(stat)) ? 'zombie' : undefined;
    const proven = provenKin(stat, bond, given);
    return typeof proven === 'object'
      ? { member: add(proven.held, proven.stat), isNew: true }
      : proven;
  };
  const meet: Family['meet'] = (stat) => {
    const former = byKey.get(keyOf(stat));
    // The same key may be another process: one that started in the tick in which the member did.
    const known = former?.held.isReaped() ? undefined : former;
    // A group or a session may be left; a parent's pid is its own.
    if (known) bonds.remember(known, stat);
    return known ? { member: known, isNew: false } : join(stat);
  };
  return { members: () => all, add, meet, ownGroup: bonds.ownGroup };
}

function isFirst<T>(known: Set<T>, one: T): boolean {
  return known.size < known.add(one).size;
}

type Proven = { readonly held: Held; readonly stat: ProcessStat };

/**
 * Held, where it is kin of the elder. What was read before it was held may be of another that had its pid; what is read
 * while neither is reaped is of these two.
 */
function provenKin(
  seen: ProcessStat,
  { elder, kin }: Bond<Member>,
  { machine, census }: Given,
): Proven | 'slipped' | undefined {
  const target = targetOfStat(seen);
  const held = grip(target, machine);
  if (held.type !== 'held') return held.type === 'gone' ? 'slipped' : undefined;
  const stat = census.statOf(target.pid);
  const elderStat = census.statOf(elder.target.pid);
  const isThere = stat?.startTicks === target.startTicks && !held.isReaped();
  const isKin = elderStat !== undefined && !elder.held.isReaped();
  if (stat && isThere && isKin && wantedBondOf(kin, stat) === bondOf(kin, elderStat)) {
    return { held, stat };
  }
  held.release();
  return isThere ? undefined : 'slipped';
}

/** What treetop has started works for it. */
function isLeftOut(stat: ProcessStat, { isSpared }: Given): boolean {
  const isOurs = stat.pid === process.pid || stat.ppid === process.pid;
  return isOurs || isSpared(targetOfStat(stat));
}
