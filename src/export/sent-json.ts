import { waitStatusOf } from '../model/detail/wait-status.js';
import type { Outcome } from '../signals/outcome.js';
import { outcomeWords } from '../signals/outcome-text.js';
import { whatWouldHelp } from '../signals/what-would-help.js';
import { aimAsJson, killDocument, signalAsJson } from './foretold-json.js';
import { type FrozenFirst, isAimAsAsked, type Sent, type SentAim } from './sent.js';

/** The same document of signals that were sent, or refused to all. */
export function sentAsJson({ aims, frozen, ...about }: Sent): string {
  const targets = aims.map((aim) => ({ ...aimAsJson(aim), outcome: outcomeAsJson(aim) }));
  return killDocument(
    { ...about, isDryRun: false },
    { frozen: frozen ? frozenAsJson(frozen) : null, targets },
  );
}

function frozenAsJson({ newcomers, ended, isComplete, afterMs }: FrozenFirst) {
  return { newcomers, ended, isComplete, afterMs: toMicroseconds(afterMs) };
}

function outcomeAsJson(aim: SentAim) {
  const { told } = aim;
  if (!told) return null;
  const { outcome, signal, target, guard } = told;
  const isAsAsked = isAimAsAsked(aim);
  return {
    signal: signalAsJson(signal),
    ...factsAsJson(outcome),
    isSettled: told.isSettled,
    isAsAsked,
    guard: guard ? { type: guard.type, reason: 'reason' in guard ? guard.reason : null } : null,
    text: outcomeWords(outcome, signal, target),
    help: (isAsAsked ? undefined : whatWouldHelp(outcome, signal)) ?? null,
  };
}

function toMicroseconds(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

/** Of all that an outcome may tell, what this one does. */
type Facts = {
  readonly type: Outcome['type'];
  readonly afterMs?: number;
  readonly exitCode?: number;
  readonly hold?: string;
  readonly because?: string;
  readonly stateCode?: string;
  readonly waitChannel?: string;
  readonly taker?: string;
  readonly tracerPid?: number;
  readonly ppid?: number;
  readonly parentComm?: string;
};

function factsAsJson(outcome: Facts) {
  const { exitCode } = outcome;
  const end = exitCode === undefined ? undefined : waitStatusOf(exitCode);
  return {
    type: outcome.type,
    afterMs: outcome.afterMs === undefined ? null : toMicroseconds(outcome.afterMs),
    exitStatus: end?.exitStatus ?? null,
    endedBy: end?.signal ?? null,
    hasDumpedCore: end?.hasDumpedCore ?? null,
    heldBy: outcome.hold ?? null,
    because: outcome.because ?? null,
    stateCode: outcome.stateCode ?? null,
    waitChannel: outcome.waitChannel ?? null,
    taker: outcome.taker ?? null,
    tracerPid: outcome.tracerPid ?? null,
    ppid: outcome.ppid ?? null,
    parentComm: outcome.parentComm ?? null,
  };
}
