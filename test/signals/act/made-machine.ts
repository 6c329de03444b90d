import type { Pidfds } from '../../../src/native/pidfd.js';
import type { TargetFacts } from '../../../src/sample/target-facts.js';
import type { Machine } from '../../../src/signals/act/machine.js';
import { signaller } from '../../../src/signals/act/signaller.js';
import type { Outcome, SignalTold } from '../../../src/signals/outcome.js';
import type { Signal, SignalTarget } from '../../../src/signals/target.js';
import { target } from '../made-target.js';

type Life = (msAfterSignal: number) => TargetFacts | undefined;

type Given = {
  /** What is seen before a signal was sent. */
  readonly before: TargetFacts | undefined;
  /** What is seen after it; as before where it is absent. */
  readonly afterwards?: Life;
  readonly parent?: string;
  /** Throws as kill(2) does. */
  readonly kill?: () => void;
  readonly pidfds?: Partial<Pidfds> | 'none';
  /** The moment after the signal at which a watched pidfd says that it has died. */
  readonly exitsAfterMs?: number;
  /** Whether the open file says that it lives, where that differs from what is seen. */
  readonly isAnchorThere?: boolean;
  /** A wait status that the pidfd tells once it is gone. */
  readonly reapedAs?: number;
  readonly maySeeExit?: boolean;
};

type Timer = { readonly atMs: number; readonly call: () => void };

const startMs = 5_000;

/** A machine whose clock moves only from one timer to the next; pid 50 is the only process, 7 its parent. */
export function madeMachine(given: Given) {
  let nowMs = startMs;
  let sentAtMs: number | undefined;
  let lastFd = 100;
  const sent: (readonly ['pid' | 'pidfd', number, number])[] = [];
  const looks: number[] = [];
  const open = new Set<number>();
  const timers = new Set<Timer>();
  const watched = new Set<() => void>();
  const seen = () =>
    sentAtMs === undefined || !given.afterwards ? given.before : given.afterwards(nowMs - sentAtMs);
  const markSent = (by: 'pid' | 'pidfd', whom: number, signal: number) => {
    sent.push([by, whom, signal]);
    sentAtMs ??= nowMs;
  };
  const later: Machine['later'] = (ms, call) => {
    const timer = { atMs: nowMs + ms, call };
    timers.add(timer);
    return () => timers.delete(timer);
  };
  const pidfds: Pidfds = {
    open: () => {
      lastFd += 1;
      open.add(lastFd);
      return lastFd;
    },
    send: (pidfd, signal) => {
      if (!open.has(pidfd)) throw new Error(`pidfd ${pidfd} is not open`);
      if (signal !== 0) markSent('pidfd', pidfd, signal);
      return signal === 0 && !seen() ? { error: 'ESRCH' } : undefined;
    },
    exitCodeOf: () => (seen() ? undefined : given.reapedAs),
    onExit: (_, call) => {
      watched.add(call);
      const exitMs = (given.exitsAfterMs ?? 1e9) - (nowMs - (sentAtMs ?? nowMs));
      const forget = exitMs < 1e8 ? later(exitMs, call) : () => undefined;
      return () => {
        forget();
        watched.delete(call);
      };
    },
    close: (pidfd) => {
      if (!open.delete(pidfd)) throw new Error(`pidfd ${pidfd} is not open`);
    },
    ...(given.pidfds === 'none' ? {} : given.pidfds),
  };
  const factsOf = (pid: number) => {
    if (pid === 7 && given.parent !== undefined && given.before) {
      return { ...given.before, stat: { ...given.before.stat, pid, comm: given.parent } };
    }
    return pid === 50 ? seen() : undefined;
  };
  const machine: Machine = {
    look: (pid) => {
      looks.push(pid);
      return factsOf(pid);
    },
    glance: factsOf,
    kill: (pid, signal) => {
      given.kill?.();
      markSent('pid', pid, signal);
    },
    anchor: () => {
      lastFd += 1;
      const file = lastFd;
      open.add(file);
      return {
        isThere: () => given.isAnchorThere ?? seen() !== undefined,
        close: () => {
          if (!open.delete(file)) throw new Error(`file ${file} is not open`);
        },
      };
    },
    pidfds: given.pidfds === 'none' ? { unavailable: 'koffi is not installed' } : pidfds,
    maySeeExit: () => given.maySeeExit ?? false,
    now: () => nowMs,
    later,
  };
  /** Lets time pass until nothing more is to come, or so long. */
  const run = (ms = Number.POSITIVE_INFINITY) => {
    const endMs = nowMs + ms;
    for (;;) {
      const next = [...timers].sort((one, other) => one.atMs - other.atMs)[0];
      if (!next || next.atMs > endMs) break;
      timers.delete(next);
      nowMs = Math.max(nowMs, next.atMs);
      next.call();
    }
    if (ms !== Number.POSITIVE_INFINITY) nowMs = endMs;
  };
  return {
    machine,
    run,
    sent,
    looks,
    elapsedMs: () => nowMs - startMs,
    /** What must be 0 when all is over. */
    leftOver: () => ({ pidfds: open.size, timers: timers.size, watched: watched.size }),
  };
}

type Made = ReturnType<typeof madeMachine>;

/** All that is told of a signal, until nothing more is, or so long; then the target is released. */
export function toldBy(
  made: Made,
  signal: Signal,
  { ms, ...given }: Partial<SignalTarget> & { readonly ms?: number } = {},
): readonly SignalTold[] {
  const { hold, send, stop } = signaller(made.machine);
  const told: SignalTold[] = [];
  const aimed = target(given);
  const held = hold(aimed);
  send(aimed, held, signal, (one) => told.push(one));
  made.run(ms);
  stop();
  if (held.type === 'held') held.release();
  return told;
}

/** The last word. */
export function outcomeOf(...params: Parameters<typeof toldBy>): Outcome | undefined {
  return toldBy(...params).at(-1)?.outcome;
}
