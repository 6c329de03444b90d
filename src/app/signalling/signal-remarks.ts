import type { ProcessKey } from '../../model/process.js';
import { outcomeWithAdvice } from '../../signals/advice.js';
import { isSettled } from '../../signals/outcome.js';
import { outcomeWords } from '../../signals/outcome-text.js';
import type { State } from '../state.js';
import { agedOutcome, type LoggedSignal, signalClock } from './signal-log.js';

/** How long after it was sent a signal that is settled is still told of in the row. */
const settledShownMs = 10_000;

/** What became of the last signal to a process, to stand in its row: as long as that is open, and a moment more. Raw text. */
export function signalRemark(state: State, key: ProcessKey): string | undefined {
  const last = state.signalLog.find(({ target }) => target.key === key);
  const nowMs = signalClock(state);
  if (!last || !isFresh(last, nowMs)) return undefined;
  return `${last.signal.name}: ${outcomeWords(agedOutcome(last, nowMs), last.signal, last.target)}`;
}

/** The newest signal that is not settled, for the status line when nothing else is said there. Raw text. */
export function openSignalText(state: State): string | undefined {
  const open = state.signalLog.filter(({ outcome }) => !isSettled(outcome));
  const [newest] = open;
  if (!newest) return undefined;
  const { target, signal } = newest;
  const text = outcomeWithAdvice(target, signal, agedOutcome(newest, signalClock(state)));
  return open.length === 1 ? text : `${text} · ${open.length - 1} more: O`;
}

function isFresh({ outcome, sentAtMs }: LoggedSignal, nowMs: number): boolean {
  if (!isSettled(outcome)) return true;
  const afterMs = 'afterMs' in outcome ? outcome.afterMs : 0;
  return nowMs - sentAtMs - afterMs < settledShownMs;
}
