import { isSettled, type Outcome } from './outcome.js';
import { type Progress, reapGraceMs } from './progress.js';
import { survivesAfterMs, unexplainedAfterMs } from './taken.js';

/** Nearly every signal is pending for a moment, and nearly every process takes one to end. */
const worthAfterMs = 50;

/**
 * Whether an outcome says what the one that was told last does not. One that goes on is told again when twice as much
 * time has passed: its age stays true enough, and the hundredth hour costs no more than the first second.
 */
export function worthTelling(told: Outcome | undefined, outcome: Outcome): boolean {
  if (isSettled(outcome)) return true;
  if (told?.type !== outcome.type || kindOf(told) !== kindOf(outcome)) {
    return outcome.type === 'delivered' || outcome.afterMs >= worthAfterMs;
  }
  return 'afterMs' in told && outcome.afterMs >= Math.max(1000, 2 * told.afterMs);
}

/** All but its age, and the letter of one that may run at any moment. */
function kindOf(outcome: Outcome): string {
  switch (outcome.type) {
    case 'pending':
      return `${outcome.hold} ${outcome.hold === 'uninterruptible' ? outcome.waitChannel : ''}`;
    case 'exiting':
      return `${outcome.isDumpingCore} ${outcome.waitChannel}`;
    default:
      return outcome.type;
  }
}

export const firstPauseMs = 5;
const longestPauseMs = 1000;

/**
 * Until the next look: at first soon, then ever later, but never past the moment at which something is settled. Where
 * nothing tells an exit the looks are what times it, and are four times as dense.
 */
export function nextPauseMs(progress: Progress, afterMs: number, isExitTold: boolean): number {
  const { diedAfterMs, takenAfterMs } = progress;
  const sinceMs = afterMs - (diedAfterMs ?? 0);
  const pauseMs = isExitTold ? sinceMs : sinceMs / 4;
  const due = [
    ...(diedAfterMs === undefined ? [] : [diedAfterMs + reapGraceMs]),
    ...(takenAfterMs === undefined
      ? []
      : [takenAfterMs + unexplainedAfterMs, takenAfterMs + survivesAfterMs]),
  ];
  const untilDueMs = due.map((dueMs) => dueMs - afterMs).filter((ms) => ms > 0);
  return Math.min(longestPauseMs, Math.max(firstPauseMs, pauseMs), ...untilDueMs);
}
