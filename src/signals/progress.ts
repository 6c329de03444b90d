import type { CatalogueSignal } from '../model/signal-catalogue.js';
import { isDying, isLeaderDead } from '../model/state.js';
import type { TargetFacts } from '../sample/target-facts.js';
import type { Outcome } from './outcome.js';
import { isPending, pendingOutcome } from './pending.js';
import { isStopSignal, type Situation, situationOf } from './situation.js';
import { takenOutcome } from './taken.js';

/** A signal that was sent, and what was read just before. */
export type SentSignal = { readonly signal: CatalogueSignal; readonly before: TargetFacts };

/** What one look after it shows. */
export type Look = {
  readonly afterMs: number;
  /** Undefined: it is gone, and reaped. */
  readonly facts: TargetFacts | undefined;
  /** Wait status, where the kernel tells it. */
  readonly exitCode?: number;
};

/** What is known of a signal so far. */
export type Progress = {
  /** Undefined: nothing can be said yet. */
  readonly outcome?: Outcome;
  /** When it was first seen dead. */
  readonly diedAfterMs?: number;
  readonly exitCode?: number;
  /** When it was first seen to be pending no more, or not at all. */
  readonly takenAfterMs?: number;
};

/** Every process is a zombie for a moment; one that is still there after this is worth saying. */
export const reapGraceMs = 300;

export function nextProgress(sent: SentSignal, former: Progress, look: Look): Progress {
  const { facts } = look;
  const { stat } = sent.before;
  if (isZombie(sent.before)) return { outcome: { type: 'wasZombie', ppid: stat.ppid } };
  if (!facts || isDying(facts.stat)) return gone(former, look);
  if (isZombie(facts)) return dead(former, look, facts);
  const now = situationOf(facts, sent.signal);
  const outcome = exiting(now, look) ?? moved(sent, now, look);
  return outcome ? { ...former, outcome } : pendingOrTaken(sent, former, look, now);
}

/** What can be said of one that is looked at no more, and may not be settled. */
export function outcomeSoFar({ outcome, diedAfterMs, ...progress }: Progress, look: Look): Outcome {
  const { afterMs, facts, exitCode = progress.exitCode } = look;
  if (outcome) return outcome;
  if (!facts) return died('died', diedAfterMs ?? afterMs, exitCode);
  if (!isZombie(facts)) return { type: 'stillThere', afterMs, stateCode: facts.stat.stateCode };
  return { ...died('zombie', diedAfterMs ?? afterMs, exitCode), ppid: facts.stat.ppid };
}

/** A Z with other threads is a process whose main thread has exited, not a zombie. */
export function isZombie({ stat }: Pick<TargetFacts, 'stat'>): boolean {
  return stat.stateCode === 'Z' && !isLeaderDead(stat);
}

function gone(former: Progress, { afterMs, exitCode = former.exitCode }: Look): Progress {
  return { outcome: died('died', former.diedAfterMs ?? afterMs, exitCode) };
}

function dead(former: Progress, look: Look, { stat }: TargetFacts): Progress {
  const { afterMs, exitCode } = look;
  const { diedAfterMs = afterMs } = former;
  const progress = { diedAfterMs, ...(exitCode === undefined ? {} : { exitCode }) };
  if (afterMs - diedAfterMs < reapGraceMs) return progress;
  return { ...progress, outcome: { ...died('zombie', diedAfterMs, exitCode), ppid: stat.ppid } };
}

function died<T extends 'died' | 'zombie'>(type: T, afterMs: number, exitCode?: number) {
  return { type, afterMs, ...(exitCode === undefined ? {} : { exitCode }) };
}

/** PF_EXITING of linux/sched.h. */
const exitingFlag = 0x4;

function exiting(now: Situation, { afterMs }: Look): Outcome | undefined {
  const { stat, waitChannel, isDumpingCore = false } = now.facts;
  const isExiting = (stat.flags & exitingFlag) !== 0 && !isLeaderDead(stat);
  if (!isExiting && !isDumpingCore) return undefined;
  const { stateCode } = stat;
  return {
    ...{ type: 'exiting', afterMs, isDumpingCore, stateCode },
    ...(waitChannel ? { waitChannel } : {}),
  };
}

/** Stopped, or going on: what the kernel does at once, whatever is pending. */
function moved(sent: SentSignal, now: Situation, { afterMs }: Look): Outcome | undefined {
  const before = situationOf(sent.before, sent.signal);
  const wasStopped = before.isStopped;
  if (sent.signal.name === 'CONT') {
    return wasStopped && !now.isStopped ? { type: 'continued', afterMs } : undefined;
  }
  const isMeantTo = isStopSignal(sent.signal) && before.disposition === 'default';
  if (!isMeantTo || !now.isStopped || before.open.length === 0) return undefined;
  const { stateCode } = now.facts.stat;
  return wasStopped
    ? { type: 'dropped', because: 'stoppedAlready', stateCode }
    : { type: 'stopped', afterMs };
}

function pendingOrTaken(
  sent: SentSignal,
  former: Progress,
  { afterMs }: Look,
  now: Situation,
): Progress {
  // Once it was taken, a bit that is set belongs to another signal of that number.
  if (former.takenAfterMs === undefined && isPending(now)) {
    return { outcome: pendingOutcome(now, afterMs) };
  }
  const { takenAfterMs = afterMs } = former;
  const outcome = takenOutcome(situationOf(sent.before, sent.signal), now, takenAfterMs, afterMs);
  return { takenAfterMs, ...(outcome === undefined ? {} : { outcome }) };
}
