import type { Pidfds } from '../../native/pidfd.js';
import type { SignalTarget } from '../target.js';
import type { Held } from './hold-target.js';

/** By its pidfd, which is closed when it is released. */
export function heldByPidfd(target: SignalTarget, pidfds: Pidfds, pidfd: number): Held {
  let isReleased = false;
  const exit = exitWatch(pidfds, pidfd);
  return {
    type: 'held',
    target,
    guard: { type: 'pidfd' },
    send: (signal) => pidfds.send(pidfd, signal)?.error,
    // Signal 0 is sent to nobody.
    isReaped: () => !isReleased && pidfds.send(pidfd, 0)?.error === 'ESRCH',
    exitCode: () => (isReleased ? undefined : pidfds.exitCodeOf(pidfd)),
    canWatch: pidfds.onExit !== undefined,
    onExit: (listener) => (isReleased ? () => undefined : exit.watch(listener)),
    isReleased: () => isReleased,
    release: () => {
      if (isReleased) return;
      isReleased = true;
      exit.stop();
      pidfds.close(pidfd);
    },
  };
}

/** One watch for all who ask: a descriptor can be watched but once. */
function exitWatch({ onExit }: Pidfds, pidfd: number) {
  const listeners = new Set<() => void>();
  let endWatch: (() => void) | undefined;
  const stop = () => {
    endWatch?.();
    endWatch = undefined;
    listeners.clear();
  };
  const exited = () => {
    const told = [...listeners];
    stop();
    for (const listener of told) listener();
  };
  const watch = (listener: () => void) => {
    if (!onExit) return () => undefined;
    listeners.add(listener);
    endWatch ??= onExit(pidfd, exited);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0) stop();
    };
  };
  return { watch, stop };
}
