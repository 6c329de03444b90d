import type { Obstacle } from './obstacle.js';
import type { SignalHold } from './prediction.js';
import type { Signal, SignalTarget } from './target.js';

/** What became of a signal, as far as it has been seen. What is looked at is sampled: so are most times. */
export type Outcome = Underway | Settled | NotSent;

/** Sent, and more will come of it. */
export type Underway =
  | {
      readonly type: 'pending';
      readonly afterMs: number;
      /** Why no thread has taken it; absent: one could, and has not run yet. */
      readonly hold?: SignalHold;
      /** Of the thread that would take it. */
      readonly stateCode: string;
      readonly waitChannel?: string;
      readonly tracerPid?: number;
    }
  /** It is in exit(2), or writes its core. */
  | {
      readonly type: 'exiting';
      readonly afterMs: number;
      readonly isDumpingCore: boolean;
      readonly stateCode: string;
      readonly waitChannel?: string;
    }
  | ({ readonly type: 'delivered'; readonly afterMs: number } & Taker);

/** Who has it, and decides what it does. */
export type Taker = {
  /** `reader`: sigwait(3) or a signalfd(2), which cannot be told apart from outside. */
  readonly taker: 'handler' | 'tracer' | 'reader';
  readonly tracerPid?: number;
};

/** Sent, and nothing more will come of it. */
export type Settled =
  /** `exitCode` is a wait status, as in ProcessStat; absent where the kernel does not tell. */
  | { readonly type: 'died'; readonly afterMs: number; readonly exitCode?: number }
  /** Dead, and nobody has asked for it. */
  | {
      readonly type: 'zombie';
      readonly afterMs: number;
      readonly exitCode?: number;
      readonly ppid: number;
      readonly parentComm?: string;
    }
  | { readonly type: 'stopped'; readonly afterMs: number }
  | { readonly type: 'continued'; readonly afterMs: number }
  /** Delivered, and still there. */
  | ({ readonly type: 'survived'; readonly afterMs: number; readonly stateCode: string } & Taker)
  | { readonly type: 'dropped'; readonly because: DropReason; readonly stateCode: string }
  /** Nothing that was seen tells why. */
  | { readonly type: 'stillThere'; readonly afterMs: number; readonly stateCode: string }
  | { readonly type: 'wasZombie'; readonly ppid: number; readonly parentComm?: string }
  /** So many are followed that this one was let go. */
  | { readonly type: 'notFollowed'; readonly afterMs: number; readonly limit: number };

export type DropReason =
  | 'itIgnores'
  | 'byDefault'
  | 'initWithoutHandler'
  | 'kernelThread'
  | 'notStopped'
  | 'stoppedAlready';

export type NotSent =
  | Obstacle
  | { readonly type: 'noPermission' }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'failed'; readonly error: string };

/** What kept it from reaching another process. */
export type Guard =
  /** Held by a descriptor since before it was compared, and sent through that: nobody else can be reached. */
  | { readonly type: 'pidfd' }
  /** Sent to its pid, a few microseconds after it was compared; why no pidfd is told. */
  | { readonly type: 'comparison'; readonly reason: string };

/** One answer to what became of a signal: the last one is settled. */
export type SignalTold = {
  readonly target: SignalTarget;
  readonly signal: Signal;
  readonly outcome: Outcome;
  readonly isSettled: boolean;
  /** Absent where nothing was sent. */
  readonly guard?: Guard;
};

export function isSettled(outcome: Outcome): outcome is Settled | NotSent {
  return !underway.has(outcome.type);
}

export function isSent(outcome: Outcome): outcome is Underway | Settled {
  return !notSent.has(outcome.type);
}

const underway: ReadonlySet<Outcome['type']> = new Set<Underway['type']>([
  'pending',
  'exiting',
  'delivered',
]);

const notSent: ReadonlySet<Outcome['type']> = new Set<NotSent['type']>([
  'noPermission',
  'gone',
  'nowAnother',
  'userChanged',
  'refused',
  'failed',
]);
