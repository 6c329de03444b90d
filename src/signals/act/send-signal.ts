import { signalCatalogue } from '../../model/signal-catalogue.js';
import type { NotSent } from '../outcome.js';
import type { SentSignal } from '../progress.js';
import type { Signal } from '../target.js';
import type { Held } from './hold-target.js';
import type { Machine } from './machine.js';
import { obstacleOf } from './obstacle.js';

export type Sent = SentSignal & { readonly type: 'sent'; readonly sentAtMs: number };

/**
 * Sends to what is held, after a last look at its identity and at what it will do with it. Through a pidfd nobody
 * else can be reached, whatever has its pid by now. Without, between the look and kill(2) lie microseconds in which
 * the pid could be reused, and a newcomer that started in the same tick is not told apart.
 */
export function sendSignal(held: Held, { number }: Signal, machine: Machine): Sent | NotSent {
  const signal = signalCatalogue.find((one) => one.number === number);
  // 0 sends nothing, and the C library needs 32 and 33 for itself.
  if (!signal) return { type: 'refused', reason: `${number} is not the number of a signal` };
  if (held.isReleased()) throw new Error(`signal ${number} for a target that was let go`);
  const before = machine.look(held.target.pid);
  const obstacle = obstacleOf(held.target, before);
  if (obstacle || !before) return obstacle ?? { type: 'gone' };
  const sentAtMs = machine.now();
  const error = errorOfSending(held, number, machine);
  return error === undefined ? { type: 'sent', signal, before, sentAtMs } : failureOf(error);
}

function errorOfSending(held: Held, signal: number, machine: Machine): string | undefined {
  const { pidfds } = machine;
  if (held.pidfd !== undefined && !('unavailable' in pidfds)) {
    return pidfds.send(held.pidfd, signal)?.error;
  }
  try {
    machine.kill(held.target.pid, signal);
    return undefined;
  } catch (error) {
    return codeOf(error);
  }
}

/** What the kernel says has a code such as EINVAL; anything else is a bug of ours. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return code;
  throw error;
}

function failureOf(error: string): NotSent {
  if (error === 'EPERM') return { type: 'noPermission' };
  if (error === 'ESRCH') return { type: 'gone' };
  return { type: 'failed', error };
}
