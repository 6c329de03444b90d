import { signalOfNumber } from '../model/parse-signal.js';
import { isAsAsked } from './as-asked.js';
import type { Outcome } from './outcome.js';
import { outcomeText } from './outcome-text.js';
import type { Signal, SignalTarget } from './target.js';
import { whatWouldHelp } from './what-would-help.js';

/** `; KILL cannot be ignored`: what would do what the signal did not; nothing where it did, or nothing is known to. Raw text. */
export function advice(outcome: Outcome, { number }: Signal): string {
  const signal = signalOfNumber(number);
  // What its handler does with it is not seen yet.
  if (outcome.type === 'delivered') return '';
  if (!signal || isAsAsked(signal, outcome, { isKin: false })) return '';
  const help = whatWouldHelp(outcome, signal);
  return help === undefined ? '' : `; ${help}`;
}

/** `TERM → 9310 tar: dropped: it ignores TERM; KILL cannot be ignored`. Raw text. */
export function outcomeWithAdvice(target: SignalTarget, signal: Signal, outcome: Outcome): string {
  return outcomeText(target, signal, outcome) + advice(outcome, signal);
}
