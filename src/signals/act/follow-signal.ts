import { isSettled, type Outcome } from '../outcome.js';
import { nextProgress, type Progress } from '../progress.js';
import { firstPauseMs, nextPauseMs, worthTelling } from '../telling.js';
import type { Held } from './hold-target.js';
import { lookAfter, parentComm } from './look-after.js';
import type { Machine } from './machine.js';
import type { Sent } from './send-signal.js';

/**
 * Watches what becomes of a signal that was sent, and tells each change; what is told last is settled. The first look
 * is at once, but for one of many. Returns what ends it early: then nothing more is told. The target stays held.
 */
export function followSignal(
  held: Held,
  sent: Sent,
  machine: Machine,
  tell: (outcome: Outcome) => void,
): () => void {
  let progress: Progress = {};
  let told: Outcome | undefined;
  let isOver = false;
  let forgetTimer = () => {};
  const end = () => {
    isOver = true;
    forgetTimer();
    forgetExit();
  };
  const look = () => {
    forgetTimer();
    const afterMs = machine.now() - sent.sentAtMs;
    progress = nextProgress(sent, progress, lookAfter(held, machine, afterMs));
    const { outcome } = progress;
    if (outcome && isSettled(outcome)) end();
    else forgetTimer = machine.later(nextPauseMs(progress, afterMs, held.canWatch), look);
    if (!outcome || !worthTelling(told, outcome)) return;
    told = outcome;
    tell({ ...outcome, ...parentComm(outcome, machine) });
  };
  const forgetExit = held.onExit(() => {
    if (!isOver) look();
  });
  if (sent.isOneOfMany) forgetTimer = machine.later(firstPauseMs, look);
  else look();
  return end;
}
