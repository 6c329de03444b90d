import { isSettled, type Outcome } from '../signals/outcome.js';
import { outcomeText } from '../signals/outcome-text.js';
import type { Message } from './message.js';
import type { State, StatusLine } from './state.js';
import { said } from './status-line.js';

type Told = Extract<Message, { type: 'signalTold' }>;

/** A signal that was sent from here, or was to be, and what was told of it last. */
export type LoggedSignal = Omit<Told, 'type'> & {
  /** Wall clock, where a sample tells it: when it was sent. */
  readonly sentAtEpochMs: number | undefined;
};

/** The newest first; older ones are forgotten. */
export type SignalLog = readonly LoggedSignal[];

/** Each that a sweep of a large tree sends is one. */
export const longestLog = 500;

/** What became of a signal, in the log; said once when it is settled. Until then the status line tells its age. */
export function withSignalTold(state: State, message: Told): State {
  const { target, signal, outcome } = message;
  const logged = { ...state, signalLog: loggedIn(state, message) };
  if (!isSettled(outcome)) return { ...logged, status: undefined };
  return said(logged, outcomeText(target, signal, outcome), kindOf(outcome));
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

function loggedIn({ signalLog, model }: State, { type: _, ...told }: Told): SignalLog {
  const at = signalLog.findIndex(({ id }) => id === told.id);
  const former = signalLog[at];
  if (former) return signalLog.with(at, { ...former, ...told });
  const { takenAtMs, monotonicMs } = model?.sample ?? {};
  const isTimed = takenAtMs !== undefined && monotonicMs !== undefined;
  const sentAtEpochMs = isTimed ? takenAtMs + told.sentAtMs - monotonicMs : undefined;
  return [{ ...told, sentAtEpochMs }, ...signalLog].slice(0, longestLog);
}

function kindOf({ type }: Outcome): StatusLine['kind'] {
  switch (type) {
    case 'died':
    case 'zombie':
    case 'stopped':
    case 'continued':
      return 'good';
    case 'noPermission':
    case 'gone':
    case 'nowAnother':
    case 'userChanged':
    case 'refused':
    case 'failed':
      return 'bad';
    default:
      return 'note';
  }
}
