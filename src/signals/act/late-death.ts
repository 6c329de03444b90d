import type { Outcome } from '../outcome.js';
import { outcomeSoFar, reapGraceMs } from '../progress.js';
import type { Held } from './hold-target.js';
import { lookAfter, parentComm } from './look-after.js';
import type { Machine } from './machine.js';

/**
 * Tells the death of one that is held and had survived its signal so far: an orderly end may take longer than a handler
 * is followed. Returns what ends the watch; then the target is let go.
 */
export function watchLateDeath(
  held: Held,
  sentAtMs: number,
  machine: Machine,
  tell: (outcome: Outcome) => void,
): () => void {
  let forgetTimer = () => {};
  let diedAtMs: number | undefined;
  const end = () => {
    forgetTimer();
    forgetExit();
    held.release();
  };
  const look = () => {
    forgetTimer();
    const now = machine.now();
    const afterMs = (diedAtMs ?? now) - sentAtMs;
    const outcome = outcomeSoFar({}, lookAfter(held, machine, afterMs));
    if (outcome.type === 'stillThere') return again(lookEveryMs);
    diedAtMs ??= now;
    // Every process is a zombie for a moment.
    if (outcome.type === 'zombie' && now - diedAtMs < reapGraceMs) return again(graceLookMs);
    const named = { ...outcome, ...parentComm(outcome, machine) };
    end();
    tell(named);
  };
  const again = (ms: number) => {
    if (ms === graceLookMs || !held.canWatch) forgetTimer = machine.later(ms, look);
  };
  const forgetExit = held.onExit(look);
  look();
  return end;
}

/** Where the kernel does not tell an exit. */
const lookEveryMs = 50;
const graceLookMs = 10;
