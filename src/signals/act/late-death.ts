import type { Outcome } from '../outcome.js';
import { outcomeSoFar, reapGraceMs } from '../progress.js';
import type { Held } from './hold-target.js';
import { lookAfter, parentComm } from './look-after.js';
import type { Machine } from './machine.js';

export type LateDeath = {
  readonly look: () => void;
  /** It has died, and may be reaped in a moment. */
  readonly isDying: () => boolean;
  /** Ends the watch with one more look, and lets the target go. */
  readonly lookLast: () => void;
};

/**
 * Tells the death of one that is held and had survived its signal so far: an orderly end may take longer than a handler
 * is followed. Then the target is let go.
 */
export function watchLateDeath(
  held: Held,
  sentAtMs: number,
  machine: Machine,
  tell: (outcome: Outcome) => void,
): LateDeath {
  let forgetTimer = () => {};
  let diedAtMs: number | undefined;
  const end = () => {
    forgetTimer();
    forgetExit();
    held.release();
  };
  const seen = (isLast: boolean) => {
    if (held.isReleased()) return;
    forgetTimer();
    const now = machine.now();
    const afterMs = (diedAtMs ?? now) - sentAtMs;
    const outcome = outcomeSoFar({}, lookAfter(held, machine, afterMs));
    const isDead = outcome.type !== 'stillThere';
    if (isDead) diedAtMs ??= now;
    // Every process is a zombie for a moment.
    const isFresh = outcome.type === 'zombie' && now - (diedAtMs ?? now) < reapGraceMs;
    if (!isLast && (!isDead || isFresh)) return again(isDead ? graceLookMs : lookEveryMs);
    const named = { ...outcome, ...parentComm(outcome, machine) };
    end();
    if (isDead) tell(named);
  };
  const look = () => seen(false);
  const again = (ms: number) => {
    if (ms === graceLookMs || !held.canWatch) forgetTimer = machine.later(ms, look);
  };
  const forgetExit = held.onExit(look);
  look();
  return { look, isDying: () => diedAtMs !== undefined, lookLast: () => seen(true) };
}

/** Where the kernel does not tell an exit. */
const lookEveryMs = 50;
const graceLookMs = 10;
