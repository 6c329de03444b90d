import type { Outcome } from '../outcome.js';
import type { Signal, SignalTarget } from '../target.js';

/** What /proc says of a pid right now. */
export type Sighting = {
  readonly startTicks: number;
  readonly stateCode: string;
  readonly ppid: number;
  readonly threads: number;
  /** Effective. */
  readonly uid: number | undefined;
};

/** The machine as the sender needs it: real in the program, made up in tests. */
export type Machine = {
  readonly look: (pid: number) => Sighting | undefined;
  /** kill(2): throws an error with `code`. */
  readonly kill: (pid: number, signal: number) => void;
  /** Never jumps, in ms. */
  readonly now: () => number;
  readonly pause: (ms: number) => Promise<void>;
};

/** The outcome is said within a second. */
const followMs = 950;
const lookEveryMs = 5;
/** Every process is a zombie for a moment; one that is still there after this is worth saying. */
const reapGraceMs = 300;

/**
 * Sends after a last look at the identity (start time and uid), then watches for a second at most
 * what becomes of it. Between the look and kill(2) lie microseconds in which the pid could be reused: that gap is
 * closed by pidfds in a later version.
 */
export async function sendSignal(
  target: SignalTarget,
  signal: Signal,
  machine: Machine,
): Promise<Outcome> {
  // Before any other thing: kill(2) gives these a meaning of their own, our group or everyone.
  if (!Number.isSafeInteger(target.pid) || target.pid <= 0) {
    return { type: 'refused', reason: `${target.pid} is not the pid of a process` };
  }
  const before = machine.look(target.pid);
  const obstacle = obstacleOf(target, before);
  if (obstacle || !before) return obstacle ?? { type: 'gone' };
  try {
    machine.kill(target.pid, signal.number);
  } catch (error) {
    return failureOf(error);
  }
  if (isZombie(before)) return { type: 'wasZombie', ppid: before.ppid };
  return follow(target, before, signal, machine);
}

function obstacleOf(target: SignalTarget, seen: Sighting | undefined): Outcome | undefined {
  if (!seen) return { type: 'gone' };
  if (seen.startTicks !== target.startTicks) {
    return { type: 'nowAnother', startTicks: seen.startTicks };
  }
  if (target.uid !== undefined && seen.uid !== undefined && seen.uid !== target.uid) {
    return { type: 'userChanged', fromUid: target.uid, toUid: seen.uid };
  }
  return undefined;
}

function failureOf(error: unknown): Outcome {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EPERM') return { type: 'noPermission' };
  if (code === 'ESRCH') return { type: 'gone' };
  // What the kernel says has a code such as EINVAL; anything else is a bug of ours.
  if (typeof code === 'string' && /^E[A-Z0-9]+$/.test(code)) return { type: 'failed', error: code };
  throw error;
}

async function follow(
  target: SignalTarget,
  before: Sighting,
  signal: Signal,
  machine: Machine,
): Promise<Outcome> {
  const sentAtMs = machine.now();
  let zombieAfterMs: number | undefined;
  for (;;) {
    const afterMs = machine.now() - sentAtMs;
    const seen = machine.look(target.pid);
    if (seen?.startTicks !== target.startTicks) {
      return { type: 'died', afterMs: zombieAfterMs ?? afterMs };
    }
    if (isZombie(seen)) zombieAfterMs ??= afterMs;
    const settled = settledAs(signal, before, seen, afterMs, zombieAfterMs);
    if (settled) return settled;
    if (afterMs >= followMs) return atTheEnd(seen, afterMs, zombieAfterMs);
    await machine.pause(lookEveryMs);
  }
}

function atTheEnd(seen: Sighting, afterMs: number, zombieAfterMs: number | undefined): Outcome {
  if (zombieAfterMs !== undefined)
    return { type: 'zombie', afterMs: zombieAfterMs, ppid: seen.ppid };
  return { type: 'stillThere', afterMs, stateCode: seen.stateCode };
}

function settledAs(
  signal: Signal,
  before: Sighting,
  seen: Sighting,
  afterMs: number,
  zombieAfterMs: number | undefined,
): Outcome | undefined {
  if (zombieAfterMs !== undefined) {
    const isLeft = afterMs - zombieAfterMs >= reapGraceMs;
    return isLeft ? { type: 'zombie', afterMs: zombieAfterMs, ppid: seen.ppid } : undefined;
  }
  if (signal.name === 'STOP' && isStopped(before) && isStopped(seen)) {
    return { type: 'stillThere', afterMs, stateCode: seen.stateCode };
  }
  if (signal.name === 'CONT' && isStopped(before)) {
    return isStopped(seen) ? undefined : { type: 'continued', afterMs };
  }
  return isStopped(seen) && !isStopped(before) ? { type: 'stopped', afterMs } : undefined;
}

// A Z with other threads is a process whose main thread has exited, not a zombie.
const isZombie = (seen: Sighting) => seen.stateCode === 'Z' && seen.threads <= 1;
const isStopped = (seen: Sighting) => seen.stateCode === 'T' || seen.stateCode === 't';
