import { isSettled, type Outcome } from '../outcome.js';
import { type Look, nextProgress, outcomeSoFar, type Progress } from '../progress.js';
import { firstPauseMs, nextPauseMs, worthTelling } from '../telling.js';
import type { Held } from './hold-target.js';
import { lookAfter, parentComm } from './look-after.js';
import type { Machine } from './machine.js';
import type { Sent } from './send-signal.js';

export type Following = {
  /** Early: then nothing more is told. */
  readonly end: () => void;
  /** Ends it with one more look, which is told, settled or not. */
  readonly lookLast: () => void;
};

/**
 * Watches what becomes of a signal that was sent, and tells each change; what is told last is settled. The first look
 * is at once, but for one of many. The target stays held.
 */
export function followSignal(
  held: Held,
  sent: Sent,
  machine: Machine,
  tell: (outcome: Outcome) => void,
): Following {
  let progress: Progress = {};
  let told: Outcome | undefined;
  let isOver = false;
  let forgetTimer = () => {};
  const end = () => {
    isOver = true;
    forgetTimer();
    forgetExit();
  };
  const seen = (): Look => {
    forgetTimer();
    const afterMs = machine.now() - sent.sentAtMs;
    const now = lookAfter(held, machine, afterMs);
    progress = nextProgress(sent, progress, now);
    return now;
  };
  const tellOf = (outcome: Outcome) => {
    told = outcome;
    tell({ ...outcome, ...parentComm(outcome, machine) });
  };
  const look = () => {
    const { afterMs } = seen();
    const { outcome } = progress;
    if (outcome && isSettled(outcome)) end();
    else forgetTimer = machine.later(nextPauseMs(progress, afterMs, held.canWatch), look);
    if (outcome && worthTelling(told, outcome)) tellOf(outcome);
  };
  const lookLast = () => {
    const now = seen();
    end();
    tellOf(outcomeSoFar(progress, now));
  };
  const forgetExit = held.onExit(() => {
    if (!isOver) look();
  });
  if (sent.isOneOfMany) forgetTimer = machine.later(firstPauseMs, look);
  else look();
  return { end, lookLast };
}
