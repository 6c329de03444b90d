import { keyOf } from '../../model/identity.js';
import type { ProcessKey } from '../../model/process.js';
import type { ProcessStat } from '../../sample/process-sample.js';
import { bondOf, type Kin, wantedBondOf } from '../kin.js';
import { type SignalTarget, targetOfStat } from '../target.js';
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
  /** The member that this process is: it joins where it is kin of one. */
  readonly meet: (
    stat: ProcessStat,
  ) => { readonly member: Member; readonly isNew: boolean } | undefined;
};

type Given = {
  readonly kin: Kin;
  readonly machine: Machine;
  readonly census: Census;
  /** Not to be touched, kin or not: ourselves, those above us. */
  readonly isSpared: (target: SignalTarget) => boolean;
};

/** Those that are held, and whoever proves to be of their kin. */
export function newFamily(given: Given): Family {
  const { kin } = given;
  const all: Member[] = [];
  const byKey = new Map<ProcessKey, Member>();
  const byBond = new Map<number, Member>();
  const remember = (member: Member, stat: ProcessStat) => {
    const bond = bondOf(kin, stat);
    if (bond !== undefined) byBond.set(bond, member);
  };
  const add = (held: Held, stat: ProcessStat): Member => {
    const { target } = held;
    const member = { target, ppid: stat.ppid, wasStopped: stat.stateCode === 'T', held };
    all.push(member);
    byKey.set(target.key, member);
    remember(member, stat);
    return member;
  };
  const join = (stat: ProcessStat): Member | undefined => {
    const bond = wantedBondOf(kin, stat);
    const elder = bond === undefined ? undefined : byBond.get(bond);
    const proven = elder && provenKin(stat, elder, given);
    return proven && add(proven.held, proven.stat);
  };
  const meet: Family['meet'] = (stat) => {
    const former = byKey.get(keyOf(stat));
    // The same key may be another process: one that started in the tick in which the member did.
    const known = former?.held.isReaped() ? undefined : former;
    // A group or a session may be left; a parent's pid is its own.
    if (known) remember(known, stat);
    const member = known ?? join(stat);
    return member && { member, isNew: !known };
  };
  return { members: () => all, add, meet };
}

/**
 * Held, where it is kin of the elder. What was read before it was held may be of another that had its pid; what is read
 * while neither is reaped is of these two.
 */
function provenKin(
  seen: ProcessStat,
  elder: Member,
  { kin, machine, census, isSpared }: Given,
): { readonly held: Held; readonly stat: ProcessStat } | undefined {
  const target = targetOfStat(seen);
  if (seen.stateCode === 'Z' || isOurs(seen) || isSpared(target)) return undefined;
  const held = grip(target, machine);
  if (held.type !== 'held') return undefined;
  const stat = census.statOf(target.pid);
  const elderStat = census.statOf(elder.target.pid);
  const isThere = !held.isReaped() && !elder.held.isReaped();
  if (stat && elderStat && isThere && stat.startTicks === target.startTicks) {
    if (wantedBondOf(kin, stat) === bondOf(kin, elderStat)) return { held, stat };
  }
  held.release();
  return undefined;
}

/** What treetop has started works for it. */
function isOurs({ pid, ppid }: ProcessStat): boolean {
  return pid === process.pid || ppid === process.pid;
}
