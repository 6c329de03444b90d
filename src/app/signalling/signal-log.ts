import { outcomeWithAdvice } from '../../signals/advice.js';
import { isSent, isSettled, type Outcome } from '../../signals/outcome.js';
import type { Message, ToldSignal } from '../message.js';
import type { State, StatusLine } from '../state.js';
import { said } from '../status-line.js';
import { kindOfSweep, sweepText } from './sweep-seen.js';

/** A signal that was sent from here, or was to be, and what was told of it last. */
export type LoggedSignal = ToldSignal & {
  /** Absent where it was for one process. */
  readonly sweepId?: number;
  /** Wall clock, where a sample tells it: when it was sent. */
  readonly sentAtEpochMs: number | undefined;
};

/** The newest first; older ones are forgotten. */
export type SignalLog = readonly LoggedSignal[];

/** Each that a sweep sends is one. */
export const longestLog = 1000;

/** What became of a signal, in the log; said once when it is settled. Until then the status line tells its age. */
export function withSignalTold(state: State, told: ToldSignal): State {
  const { target, signal, outcome } = told;
  const logged = { ...state, signalLog: loggedIn(state, told) };
  if (!isSettled(outcome)) return { ...logged, status: undefined };
  return said(logged, outcomeWithAdvice(target, signal, outcome), kindOf(outcome));
}

/** What became of some of many, each in the log; said in one line. */
export function withSweepTold(
  state: State,
  { sweep, told }: Extract<Message, { type: 'sweepTold' }>,
): State {
  const { id } = sweep;
  const signalLog = told.reduce(
    (log, one) => loggedIn({ ...state, signalLog: log }, one, id),
    state.signalLog,
  );
  const ofSweep = signalLog.filter(({ sweepId }) => sweepId === id);
  return said({ ...state, signalLog }, sweepText(sweep, ofSweep), kindOfSweep(ofSweep));
}

/** As it is known now: what is pending still has been so for longer than when that was told. */
export function agedOutcome({ outcome, sentAtMs }: LoggedSignal, nowMs: number): Outcome {
  if (isSettled(outcome) || outcome.type === 'delivered') return outcome;
  return { ...outcome, afterMs: Math.max(outcome.afterMs, nowMs - sentAtMs) };
}

/** The monotonic clock of the last sample. */
export function signalClock({ model }: Pick<State, 'model'>): number {
  return model?.sample.monotonicMs ?? 0;
}

function loggedIn(
  { signalLog, model }: Pick<State, 'signalLog' | 'model'>,
  told: ToldSignal,
  sweepId?: number,
): SignalLog {
  const at = signalLog.findIndex(({ id }) => id === told.id);
  const former = signalLog[at];
  if (former) return signalLog.with(at, { ...former, ...told });
  const { takenAtMs, monotonicMs } = model?.sample ?? {};
  const isTimed = takenAtMs !== undefined && monotonicMs !== undefined;
  const sentAtEpochMs = isTimed ? takenAtMs + told.sentAtMs - monotonicMs : undefined;
  const ofSweep = sweepId === undefined ? {} : { sweepId };
  return [{ ...told, ...ofSweep, sentAtEpochMs }, ...signalLog].slice(0, longestLog);
}

function kindOf(outcome: Outcome): StatusLine['kind'] {
  if (!isSent(outcome)) return 'bad';
  return good.has(outcome.type) ? 'good' : 'note';
}

const good: ReadonlySet<Outcome['type']> = new Set(['died', 'zombie', 'stopped', 'continued']);
