import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { Outcome } from './outcome.js';

/** Of who is meant by a tree or a group, and not named itself, nothing is asked any more once it has ended. */
export type Meant = { readonly isKin: boolean };

/**
 * Whether what was seen of a signal is what it asks for: an end, a stop, to go on, or to be taken. What is not settled,
 * and what was not sent, is not.
 */
export function isAsAsked(signal: CatalogueSignal, outcome: Outcome, { isKin }: Meant): boolean {
  const hadEnded = outcome.type === 'gone' || outcome.type === 'wasZombie';
  if (hadEnded || (isKin && hasEnded(outcome))) return isKin;
  const asks = isMessage(signal) ? 'message' : signal.defaultAction;
  switch (asks) {
    case 'terminate':
    case 'core':
      return hasEnded(outcome);
    case 'stop':
      return isStopped(outcome);
    case 'continue':
      return isGoingOn(outcome);
    case 'ignore':
      // It asks nothing of a process that does not handle it.
      return outcome.type === 'dropped' || isTaken(outcome) || hasEnded(outcome);
    case 'message':
      return hasEnded(outcome) || isTaken(outcome);
  }
}

/** Meant for a handler, though their default is to end: a daemon that is told to reload has done what was asked. */
export function isMessage({ name }: CatalogueSignal): boolean {
  return messages.has(name) || name.startsWith('RT');
}

const messages: ReadonlySet<string> = new Set([
  ...['HUP', 'USR1', 'USR2', 'PIPE', 'ALRM', 'STKFLT', 'VTALRM', 'PROF', 'IO', 'PWR'],
]);

function hasEnded({ type }: Outcome): boolean {
  return type === 'died' || type === 'zombie';
}

/** By the process itself: a tracer may keep it from it. */
function isTaken(outcome: Outcome): boolean {
  return (
    (outcome.type === 'delivered' || outcome.type === 'survived') && outcome.taker !== 'tracer'
  );
}

/** Who handles TSTP stops itself then, as editors do. */
function isStopped(outcome: Outcome): boolean {
  if (outcome.type === 'dropped') return outcome.because === 'stoppedAlready';
  return outcome.type === 'stopped' || (outcome.type === 'survived' && outcome.stateCode === 'T');
}

/** One that was not stopped goes on, whatever it thinks of CONT; and who ends has gone on before. */
function isGoingOn(outcome: Outcome): boolean {
  const { type } = outcome;
  return type === 'continued' || type === 'dropped' || hasEnded(outcome) || isTaken(outcome);
}
