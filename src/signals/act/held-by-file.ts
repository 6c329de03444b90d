import type { SignalTarget } from '../target.js';
import type { Held } from './hold-target.js';
import type { Machine } from './machine.js';

/**
 * By a file of its own in /proc that is kept open, and tells when it is gone: asked just before kill(2). Between the
 * two lie microseconds in which the pid could be reused. Without such a file only its start time tells it from others.
 */
export function heldByFile(target: SignalTarget, machine: Machine, reason: string): Held {
  let isReleased = false;
  const anchor = machine.anchor(target.pid);
  const isReaped = () => !isReleased && anchor?.isThere() === false;
  return {
    type: 'held',
    target,
    guard: { type: 'comparison', reason },
    send: (signal) => (isReaped() ? 'ESRCH' : errorOf(() => machine.kill(target.pid, signal))),
    isReaped,
    exitCode: () => undefined,
    canWatch: false,
    onExit: () => () => undefined,
    isReleased: () => isReleased,
    release: () => {
      if (isReleased) return;
      isReleased = true;
      anchor?.close();
    },
  };
}

/** What the kernel says has a code such as EINVAL; anything else is a bug of ours. */
function errorOf(kill: () => void): string | undefined {
  try {
    kill();
    return undefined;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return code;
    throw error;
  }
}
