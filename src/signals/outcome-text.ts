import { endOf } from '../model/detail/wait-status.js';
import { formatCount } from '../text/format-count.js';
import { formatSpan } from '../text/format-duration.js';
import { obstacleText } from './obstacle.js';
import {
  type DropReason,
  isSent,
  isSettled,
  type NotSent,
  type Outcome,
  type Settled,
  type Taker,
  type Underway,
} from './outcome.js';
import type { SignalHold } from './prediction.js';
import type { Signal, SignalTarget } from './target.js';

/** `TERM → 9310 tar: died of it after 12 ms`. Raw text: the name has not passed the sanitiser. */
export function outcomeText(target: SignalTarget, signal: Signal, outcome: Outcome): string {
  return `${signal.name} → ${target.pid} ${target.comm}: ${outcomeWords(outcome, signal, target)}`;
}

/** What became of it alone: `died of it after 12 ms`. Raw text. */
export function outcomeWords(outcome: Outcome, signal: Signal, target: SignalTarget): string {
  if (!isSent(outcome)) return `not sent: ${obstacleWords(outcome, target)}`;
  return isSettled(outcome) ? settledWords(outcome, signal) : underwayWords(outcome);
}

function underwayWords(outcome: Underway): string {
  const span = formatSpan(outcome.afterMs);
  switch (outcome.type) {
    case 'pending':
      return `pending ${span} (${holdWords(outcome)})`;
    case 'exiting': {
      const what = outcome.isDumpingCore ? 'writing its core' : 'on its way out';
      return `${what} for ${span} (${waitWords(outcome)})`;
    }
    case 'delivered':
      return `delivered ${after(outcome.afterMs)}: ${takerNames(outcome)} decides`;
  }
}

function settledWords(outcome: Settled, signal: Signal): string {
  switch (outcome.type) {
    case 'died':
      return deathWords(outcome, signal);
    case 'zombie':
      return `${deathWords(outcome, signal)}; a zombie until ${parent(outcome)} reaps it`;
    case 'wasZombie':
      return `no effect: a zombie until ${parent(outcome)} reaps it`;
    case 'stopped':
    case 'continued':
      return `${outcome.type} ${after(outcome.afterMs)}`;
    case 'survived': {
      const span = formatSpan(outcome.afterMs);
      return `delivered to ${takerNames(outcome)}; still there after ${span} (${outcome.stateCode})`;
    }
    case 'dropped':
      return dropWords[outcome.because](signal, outcome.stateCode);
    case 'stillThere':
      return `sent; still there after ${formatSpan(outcome.afterMs)} (${outcome.stateCode})${doubt(signal)}`;
    case 'notFollowed':
      return `sent; not followed any more after ${formatSpan(outcome.afterMs)}: ${formatCount(outcome.limit)} others are`;
  }
}

type Death = Extract<Settled, { readonly type: 'died' | 'zombie' }>;

function deathWords({ afterMs, exitCode }: Death, signal: Signal): string {
  if (exitCode === undefined) return `died ${after(afterMs)}`;
  const isOfIt = (exitCode & 0x7f) === signal.number;
  if (!isOfIt) return `died ${after(afterMs)} (${endOf(exitCode)})`;
  return `died of it ${after(afterMs)}${(exitCode & 0x80) === 0 ? '' : ' (core dumped)'}`;
}

function parent({ ppid, parentComm }: { readonly ppid: number; readonly parentComm?: string }) {
  return parentComm === undefined ? `parent ${ppid}` : `parent ${ppid} (${parentComm})`;
}

type Pending = Extract<Underway, { readonly type: 'pending' }>;

function holdWords(pending: Pending): string {
  const { hold, stateCode, tracerPid } = pending;
  if (hold === undefined) return `not taken yet, ${waitWords(pending)}`;
  if (hold === 'uninterruptible') return waitWords(pending);
  if (hold === 'tracerStop') return `stopped by its tracer${tracerPid ? ` ${tracerPid}` : ''}`;
  return holdNames[hold] ?? stateCode;
}

const holdNames: Readonly<Record<Exclude<SignalHold, 'uninterruptible' | 'tracerStop'>, string>> = {
  blocked: 'blocked',
  stopped: 'stopped: it waits for CONT',
  frozen: 'frozen by its cgroup',
};

function waitWords({
  stateCode,
  waitChannel,
}: {
  readonly stateCode: string;
  readonly waitChannel?: string;
}): string {
  return waitChannel ? `${stateCode} in ${waitChannel}` : stateCode;
}

function takerNames({ taker, tracerPid }: Taker): string {
  switch (taker) {
    case 'handler':
      return 'its handler';
    case 'tracer':
      return `its tracer${tracerPid ? ` ${tracerPid}` : ''}`;
    case 'reader':
      return 'its sigwait or signalfd';
  }
}

const dropWords: Readonly<Record<DropReason, (signal: Signal, stateCode: string) => string>> = {
  itIgnores: ({ name }) => `dropped: it ignores ${name}`,
  byDefault: ({ name }) => `dropped: ${name} does nothing by default`,
  initWithoutHandler: ({ name }) => `dropped: an init that does not handle ${name}`,
  kernelThread: () => 'dropped: a kernel thread',
  notStopped: (_, stateCode) => `no effect: it was not stopped (${stateCode})`,
  stoppedAlready: () => 'no effect: it was stopped already',
};

/** What may be the reason, and cannot be seen: setpgid(2) says which groups are orphaned. */
function doubt({ name }: Signal): string {
  return terminalStops.has(name) ? '; perhaps its process group is orphaned' : '';
}

const terminalStops: ReadonlySet<string> = new Set(['TSTP', 'TTIN', 'TTOU']);

function after(ms: number): string {
  return ms < 1 ? 'at once' : `after ${formatSpan(ms)}`;
}

function obstacleWords(outcome: NotSent, target: SignalTarget): string {
  switch (outcome.type) {
    case 'noPermission':
      return 'permission denied (EPERM)';
    case 'refused':
      return outcome.reason;
    case 'failed':
      return outcome.error;
    default:
      return obstacleText(outcome, target);
  }
}
