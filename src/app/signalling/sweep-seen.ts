import { isSent, isSettled, type Outcome } from '../../signals/outcome.js';
import type { Signal } from '../../signals/target.js';
import { formatCount } from '../../text/format-count.js';
import type { ToldSignal } from '../message.js';
import type { StatusLine } from '../state.js';
import type { SignalLog } from './signal-log.js';

/** One signal for many, as far as it has come. */
export type SweepSeen = {
  readonly id: number;
  /** Raw text. */
  readonly name: string;
  readonly signal: Signal;
  /** Once all is sent. */
  readonly end?: {
    readonly sentTo: number;
    /** That were not listed, and had come before all stood still. */
    readonly newcomers?: number;
    /** Absent where none was stopped first. */
    readonly isComplete?: boolean;
  };
};

/** `KILL → subtree of 9310 tar: sent to 5, 2 of them newcomers: 4 died, 1 pending`. Raw text. */
export function sweepText({ name, signal, end }: SweepSeen, told: SignalLog): string {
  const tally = tallyOf(told);
  const counts = [...tally].map(([word, count]) => `${formatCount(count)} ${word}`).join(', ');
  const sent = end ? `sent to ${formatCount(end.sentTo)}` : 'sending';
  const newcomers = end?.newcomers ? `, ${formatCount(end.newcomers)} of them newcomers` : '';
  const doubt = end?.isComplete === false ? ', not all could be stopped first' : '';
  const isPart = end !== undefined && told.length < end.sentTo;
  const outcomes = isPart ? `; of the last ${formatCount(told.length)}: ${counts}` : `: ${counts}`;
  return `${signal.name} → ${name}: ${sent}${newcomers}${doubt}${counts === '' ? '' : outcomes}`;
}

export function kindOfSweep(told: readonly Pick<ToldSignal, 'outcome'>[]): StatusLine['kind'] {
  if (told.some(({ outcome }) => !isSent(outcome) && outcome.type !== 'gone')) return 'bad';
  return told.every(({ outcome }) => isSettled(outcome) && good.has(outcome.type))
    ? 'good'
    : 'note';
}

const good: ReadonlySet<Outcome['type']> = new Set([
  'died',
  'zombie',
  'stopped',
  'continued',
  'gone',
]);

function tallyOf(told: SignalLog): ReadonlyMap<string, number> {
  const tally = new Map<string, number>();
  for (const { outcome } of told) {
    const word = words[outcome.type];
    tally.set(word, (tally.get(word) ?? 0) + 1);
  }
  return tally;
}

const words: Readonly<Record<Outcome['type'], string>> = {
  died: 'died',
  zombie: 'died (zombie)',
  stopped: 'stopped',
  continued: 'continued',
  pending: 'pending',
  exiting: 'on the way out',
  delivered: 'with its handler',
  survived: 'handled and still there',
  dropped: 'without effect',
  stillThere: 'still there',
  wasZombie: 'already a zombie',
  notFollowed: 'not followed',
  noPermission: 'not permitted',
  gone: 'gone before',
  nowAnother: 'now another process',
  userChanged: 'of another user now',
  refused: 'refused',
  failed: 'failed',
};
