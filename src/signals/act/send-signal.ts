import { signalOfNumber } from '../../model/parse-signal.js';
import type { NotSent } from '../outcome.js';
import type { SentSignal } from '../progress.js';
import type { Signal } from '../target.js';
import type { Held } from './hold-target.js';
import type { Machine } from './machine.js';
import { obstacleIn } from './obstacle-now.js';

export type Sent = SentSignal & {
  readonly type: 'sent';
  readonly sentAtMs: number;
  readonly isOneOfMany?: boolean;
};

/** Sends to what is held, after a last look at its identity and at what decides what it will do with it. */
export function sendSignal(held: Held, { number }: Signal, machine: Machine): Sent | NotSent {
  const signal = signalOfNumber(number);
  // 0 sends nothing, and the C library needs 32 and 33 for itself.
  if (!signal) return { type: 'refused', reason: `${number} is not the number of a signal` };
  if (held.isReleased()) throw new Error(`signal ${number} for a target that was let go`);
  // Nothing that its threads may wish for keeps KILL from them.
  const read = signal.name === 'KILL' ? machine.glance : machine.look;
  const before = read(held.target.pid);
  const obstacle = obstacleIn(held.target, before);
  if (obstacle || !before) return obstacle ?? { type: 'gone' };
  const sentAtMs = machine.now();
  const error = held.send(number);
  return error === undefined ? { type: 'sent', signal, before, sentAtMs } : failureOf(error);
}

function failureOf(error: string): NotSent {
  if (error === 'EPERM') return { type: 'noPermission' };
  if (error === 'ESRCH') return { type: 'gone' };
  return { type: 'failed', error };
}
