import type { CatalogueSignal } from '../model/signal-catalogue.js';
import { isMessage } from './as-asked.js';
import type { DropReason, Outcome, Underway } from './outcome.js';
import { isKillableWait } from './wait-channels.js';

/** What would bring about what a signal asks for and has not done; undefined where nothing is known to. Raw text. */
export function whatWouldHelp(outcome: Outcome, signal: CatalogueSignal): string | undefined {
  switch (outcome.type) {
    case 'pending':
      return pendingHelp(outcome, signal);
    case 'exiting':
      return exitingHelp(outcome, signal);
    case 'zombie':
    case 'wasZombie':
      return `it is dead already: ${outcome.ppid} has to wait for it, or to end`;
    case 'delivered':
    case 'survived':
      return takerHelp[outcome.taker](signal);
    case 'dropped':
      return dropHelp[outcome.because](signal);
    case 'stillThere':
      return strongerHelp(signal, 'can be neither caught, blocked nor ignored');
    case 'noPermission':
      return 'its user may, and root';
    default:
      return undefined;
  }
}

type Pending = Extract<Underway, { readonly type: 'pending' }>;
type Exiting = Extract<Underway, { readonly type: 'exiting' }>;

function pendingHelp(pending: Pending, signal: CatalogueSignal): string | undefined {
  switch (pending.hold) {
    case 'uninterruptible':
      return uninterruptibleHelp(pending, signal);
    case 'frozen':
      return 'it acts when the cgroup is thawed';
    case 'tracerStop':
      return `it acts when the tracer lets it go on${orKill(signal, 'acts at once')}`;
    case 'stopped':
      return `it acts after CONT${orKill(signal, 'needs none')}`;
    case 'blocked': {
      const stronger = strongerHelp(signal, 'cannot be blocked');
      return `it acts when the process unblocks it${stronger === undefined ? '' : `; ${stronger}`}`;
    }
    default:
      return undefined;
  }
}

/** Nothing from outside ends such a wait, but what it waits for; where it can be killed, KILL. */
function uninterruptibleHelp({ waitChannel }: Pending, signal: CatalogueSignal): string {
  const when = 'it acts when that wait ends';
  if (signal.name === 'KILL') return `${when}; nothing else ends it before`;
  return `${when}${isKillableWait(waitChannel) ? '; KILL ends this one' : ''}`;
}

function exitingHelp({ isDumpingCore, stateCode }: Exiting, { name }: CatalogueSignal) {
  if (isDumpingCore)
    return `it ends when its core is written${name === 'KILL' ? '' : '; KILL cuts that short'}`;
  return stateCode === 'D' ? 'it ends when that wait does; no signal hurries it' : undefined;
}

const takerHelp: Readonly<
  Record<'handler' | 'tracer' | 'reader', (signal: CatalogueSignal) => string | undefined>
> = {
  handler: (signal) => strongerHelp(signal, 'cannot be caught'),
  reader: (signal) => strongerHelp(signal, 'cannot be caught'),
  tracer: (signal) => `its tracer has to pass it on${orKill(signal, 'passes it by')}`,
};

const dropHelp: Readonly<Record<DropReason, (signal: CatalogueSignal) => string | undefined>> = {
  itIgnores: (signal) => strongerHelp(signal, 'cannot be ignored'),
  byDefault: () => undefined,
  initWithoutHandler: ({ defaultAction }) =>
    `only ${defaultAction === 'stop' ? 'STOP' : 'KILL'} from outside its pid namespace acts on it`,
  kernelThread: () => 'no signal acts on it',
  notStopped: () => undefined,
  stoppedAlready: () => undefined,
};

/** The one of the same kind that nobody can escape. */
function strongerHelp(signal: CatalogueSignal, why: string): string | undefined {
  const { name, defaultAction } = signal;
  // Nobody who asks a daemon to reload wants it killed.
  if (name === 'KILL' || name === 'STOP' || isMessage(signal)) return undefined;
  if (defaultAction === 'stop') return `STOP ${why}`;
  return defaultAction === 'terminate' || defaultAction === 'core' ? `KILL ${why}` : undefined;
}

function orKill({ name, defaultAction }: CatalogueSignal, what: string): string {
  const isEnd = name !== 'KILL' && (defaultAction === 'terminate' || defaultAction === 'core');
  return isEnd ? `; KILL ${what}` : '';
}
