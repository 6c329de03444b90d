import { type Block, note } from '../../model/detail/block.js';
import { advice } from '../../signals/advice.js';
import { outcomeWords } from '../../signals/outcome-text.js';
import { formatClock } from '../../text/format-instant.js';
import type { State } from '../state.js';
import { agedOutcome, type LoggedSignal, signalClock } from './signal-log.js';

/** The signals that were sent from here, the newest first, and what became of each. Raw text. */
export function signalBlocks(state: State): readonly Block[] {
  const { signalLog, model } = state;
  if (signalLog.length === 0) return [note('no signal was sent yet: F9 sends one')];
  const nowMs = signalClock(state);
  const offset = model?.sample.boot.utcOffsetMinutes;
  const rows = signalLog.map((one) => [
    formatClock(one.sentAtEpochMs, offset),
    one.signal.name,
    String(one.target.pid),
    one.target.comm,
    toldText(one, nowMs),
  ]);
  return [{ type: 'table', columns, rows }];
}

const columns = [
  { title: 'SENT AT', width: 8, align: 'left' },
  { title: 'SIGNAL', width: 8, align: 'left' },
  { title: 'TO', width: 7, align: 'right' },
  { title: 'NAME', width: 15, align: 'left', leastScreen: 60 },
  { title: 'WHAT BECAME OF IT', width: 0, align: 'left' },
] as const;

function toldText(one: LoggedSignal, nowMs: number): string {
  const { target, signal, guard } = one;
  const outcome = agedOutcome(one, nowMs);
  const text = outcomeWords(outcome, signal, target) + advice(outcome, signal);
  // The narrower promise is said; that it went through a pidfd is what one may expect.
  return guard?.type === 'comparison' ? `${text}; sent without a pidfd: ${guard.reason}` : text;
}
