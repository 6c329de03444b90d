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
  | { readonly type: 'nowAnother'; readonly because: string }
  | { readonly type: 'refused'; readonly reason: string }
  | { readonly type: 'failed'; readonly error: string };

/** `TERM → 9310 tar: died after 12 ms`. Raw text: the name has not passed the sanitiser. */
export function outcomeText(target: SignalTarget, signal: Signal, outcome: Outcome): string {
  return `${signal.name} → ${target.pid} ${target.comm}: ${words(outcome)}`;
}

function words(outcome: Outcome): string {
  switch (outcome.type) {
    case 'died':
      return `died after ${formatSpan(outcome.afterMs)}`;
    case 'zombie':
      return `died after ${formatSpan(outcome.afterMs)}; a zombie until parent ${outcome.ppid} reaps it`;
    case 'stopped':
      return `stopped after ${formatSpan(outcome.afterMs)}`;
    case 'continued':
      return `continued after ${formatSpan(outcome.afterMs)}`;
    case 'stillThere':
      return `sent; still there after ${formatSpan(outcome.afterMs)}${stateRemark(outcome.stateCode)}`;
    case 'wasZombie':
      return `sent, without effect: it is a zombie until parent ${outcome.ppid} reaps it`;
    default:
      return notSent(outcome);
  }
}

function notSent(
  outcome: Exclude<Outcome, { readonly afterMs: number } | { readonly ppid: number }>,
): string {
  switch (outcome.type) {
    case 'noPermission':
      return 'not sent: permission denied (EPERM)';
    case 'gone':
      return 'not sent: it is gone';
    case 'nowAnother':
      return `not sent: the pid is now another process (${outcome.because})`;
    case 'refused':
      return `not sent: ${outcome.reason}`;
    case 'failed':
      return `not sent: ${outcome.error}`;
  }
}

function stateRemark(stateCode: string): string {
  if (stateCode === 'D' || stateCode === 'K')
    return ` in ${stateCode}: pending until it leaves that wait, unless the wait can be killed`;
  if (stateCode === 'T' || stateCode === 't')
    return ` in ${stateCode}: stopped, most signals wait for CONT`;
  return `, in ${stateCode}`;
}
