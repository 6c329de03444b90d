import type { Pidfds } from '../../native/pidfd.js';
import type { TargetFacts } from '../../sample/target-facts.js';
import type { Guard, NotSent } from '../outcome.js';
import { isPid, type SignalTarget } from '../target.js';
import type { Machine } from './machine.js';
import { obstacleOf } from './obstacle.js';

/** A target that is held from before it is aimed at until the last word on it: `release` it then. */
export type Held = {
  readonly type: 'held';
  readonly target: SignalTarget;
  readonly guard: Guard;
  /** The pidfd; absent where it is held by nothing but its identity. */
  readonly pidfd?: number;
  /** Whether `onExit` ever calls. */
  readonly canWatch: boolean;
  /** Calls when it has died, once; returns what ends that. */
  readonly onExit: (listener: () => void) => () => void;
  readonly isReleased: () => boolean;
  readonly release: () => void;
};

/**
 * Opens the target's pidfd and only then compares start time and user: what is held is what was meant. Where there are
 * no pidfds the identity is compared now, and again just before each signal.
 */
export function holdTarget(target: SignalTarget, machine: Machine): Held | NotSent {
  // Before any other thing: kill(2) gives these a meaning of their own, our group or everyone.
  if (!isPid(target.pid)) {
    return { type: 'refused', reason: `${target.pid} is not the pid of a process` };
  }
  const { pidfds, look } = machine;
  if ('unavailable' in pidfds) return heldBy(target, look, { reason: pidfds.unavailable });
  const opened = pidfds.open(target.pid);
  if (typeof opened === 'number') return heldBy(target, look, { pidfds, pidfd: opened });
  // ENOENT and EINVAL: a thread has the number, so the process that had it is gone.
  if (noProcess.has(opened.error)) return { type: 'gone' };
  return heldBy(target, look, { reason: `pidfd_open: ${opened.error}` });
}

const noProcess: ReadonlySet<string> = new Set(['ESRCH', 'ENOENT', 'EINVAL']);

type Grip = { readonly pidfds: Pidfds; readonly pidfd: number } | { readonly reason: string };

function heldBy(
  target: SignalTarget,
  look: (pid: number) => TargetFacts | undefined,
  grip: Grip,
): Held | NotSent {
  const held = 'pidfd' in grip ? heldByPidfd(target, grip) : heldByIdentity(target, grip.reason);
  const obstacle = obstacleOf(target, look(target.pid));
  if (obstacle) held.release();
  return obstacle ?? held;
}

function heldByIdentity(target: SignalTarget, reason: string): Held {
  let isReleased = false;
  return {
    type: 'held',
    target,
    guard: { type: 'comparison', reason },
    canWatch: false,
    onExit: () => () => undefined,
    isReleased: () => isReleased,
    release: () => {
      isReleased = true;
    },
  };
}

function heldByPidfd(
  target: SignalTarget,
  { pidfds, pidfd }: { readonly pidfds: Pidfds; readonly pidfd: number },
): Held {
  let isReleased = false;
  const exit = exitWatch(pidfds, pidfd);
  return {
    type: 'held',
    target,
    guard: { type: 'pidfd' },
    pidfd,
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
