import type { Guard, NotSent } from '../outcome.js';
import { isPid, type SignalTarget } from '../target.js';
import { heldByFile } from './held-by-file.js';
import { heldByPidfd } from './held-by-pidfd.js';
import type { Machine } from './machine.js';
import { obstacleIn } from './obstacle-now.js';

/** A target that is held from before it is aimed at until the last word on it: `release` it then. */
export type Held = {
  readonly type: 'held';
  readonly target: SignalTarget;
  readonly guard: Guard;
  /** Sends; undefined, or the kernel's error. */
  readonly send: (signal: number) => string | undefined;
  /** Dead, and its pid free for another. */
  readonly isReaped: () => boolean;
  /** The wait status of one that is reaped, where the kernel still tells it. */
  readonly exitCode: () => number | undefined;
  /** Whether `onExit` ever calls. */
  readonly canWatch: boolean;
  /** Calls when it has died, once; returns what ends that. */
  readonly onExit: (listener: () => void) => () => void;
  readonly isReleased: () => boolean;
  readonly release: () => void;
};

/**
 * Opens the target's pidfd, or what comes next to it, and only then compares start time and user: so what is held is
 * what was meant, whatever has its pid later.
 */
export function holdTarget(target: SignalTarget, machine: Machine): Held | NotSent {
  // Before any other thing: kill(2) gives these a meaning of their own, our group or everyone.
  if (!isPid(target.pid)) {
    return { type: 'refused', reason: `${target.pid} is not the pid of a process` };
  }
  const held = grip(target, machine);
  if (held.type !== 'held') return held;
  const obstacle = obstacleIn(target, machine.glance(target.pid));
  if (obstacle) held.release();
  return obstacle ?? held;
}

/** Not compared yet: what has its pid at this moment. */
export function grip(target: SignalTarget, machine: Machine): Held | NotSent {
  const { pidfds } = machine;
  if ('unavailable' in pidfds) return heldByFile(target, machine, pidfds.unavailable);
  const opened = pidfds.open(target.pid);
  if (typeof opened === 'number') return heldByPidfd(target, pidfds, opened);
  // ENOENT and EINVAL: a thread has the number, so the process that had it is gone.
  if (noProcess.has(opened.error)) return { type: 'gone' };
  return heldByFile(target, machine, `pidfd_open: ${opened.error}`);
}

const noProcess: ReadonlySet<string> = new Set(['ESRCH', 'ENOENT', 'EINVAL']);
