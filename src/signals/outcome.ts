import { formatSpan } from '../text/format-duration.js';
import type { Signal, SignalTarget } from './target.js';

/** What became of a signal, as far as it was seen within the second after it. */
export type Outcome =
  | { readonly type: 'died'; readonly afterMs: number }
  | { readonly type: 'zombie'; readonly afterMs: number; readonly ppid: number }
  | { readonly type: 'stopped'; readonly afterMs: number }
  | { readonly type: 'continued'; readonly afterMs: number }
  | { readonly type: 'stillThere'; readonly afterMs: number; readonly stateCode: string }
  | { readonly type: 'wasZombie'; readonly ppid: number }
  | { readonly type: 'noPermission' }
  | { readonly type: 'gone' }
  | { readonly type: 'nowAnother'; readonly startTicks: number }
  | { readonly type: 'userChanged'; readonly fromUid: number; readonly toUid: number }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'failed'; readonly error: string };

/** `TERM → 9310 tar: died after 12 ms`. Raw text: the name has not passed the sanitiser. */
export function outcomeText(target: SignalTarget, signal: Signal, outcome: Outcome): string {
  return `${signal.name} → ${target.pid} ${target.comm}: ${words(outcome, signal, target)}`;
}

function words(outcome: Outcome, signal: Signal, target: SignalTarget): string {
  switch (outcome.type) {
    case 'died':
      return `died ${after(outcome.afterMs)}`;
    case 'zombie':
      return `died ${after(outcome.afterMs)}; a zombie until parent ${outcome.ppid} reaps it`;
    case 'stopped':
      return `stopped ${after(outcome.afterMs)}`;
    case 'continued':
      return `continued ${after(outcome.afterMs)}`;
    case 'stillThere':
      return stillThere(outcome, signal);
    case 'wasZombie':
      return `sent, without effect: it is a zombie until parent ${outcome.ppid} reaps it`;
    default:
      return `not sent: ${obstacle(outcome, target)}`;
  }
}

function obstacle(
  outcome: Exclude<Outcome, { readonly afterMs: number } | { readonly ppid: number }>,
  target: SignalTarget,
): string {
  switch (outcome.type) {
    case 'noPermission':
      return 'permission denied (EPERM)';
    case 'gone':
      return 'it is gone';
    case 'nowAnother':
      return `now another process (started at tick ${outcome.startTicks}, not ${target.startTicks})`;
    case 'userChanged':
      return `its user has changed (uid ${outcome.toUid}, was ${outcome.fromUid})`;
    case 'refused':
      return outcome.reason;
    case 'failed':
      return outcome.error;
  }
}

function after(ms: number): string {
  return ms < 1 ? 'at once' : `after ${formatSpan(ms)}`;
}

type StillThere = Extract<Outcome, { readonly type: 'stillThere' }>;

function stillThere({ afterMs, stateCode }: StillThere, signal: Signal): string {
  const isStopped = stateCode === 'T' || stateCode === 't';
  if (signal.name === 'CONT' && !isStopped) return `sent; it was not stopped (${stateCode})`;
  if (isStopped && stopSignals.has(signal.name)) return 'sent; it was stopped already';
  return `sent; still there ${after(afterMs)} in ${stateCode}${remarks[stateCode] ?? ''}`;
}

const stopSignals: ReadonlySet<string> = new Set(['STOP', 'TSTP', 'TTIN', 'TTOU']);

const waiting = ': most signals stay pending until it leaves that wait';

/** Why a process in that state may not have taken it yet. */
const remarks: Readonly<Record<string, string>> = {
  D: waiting,
  K: waiting,
  T: ': stopped, most signals wait for CONT',
  t: ': stopped by its tracer, which takes the signal first',
};
