// Holds a prediction against what was seen.
import type { Prediction } from '../../src/signals/prediction.js';
import type { Cell } from './signal-cells.js';
import type { Sight } from './signal-sights.js';

/** What was seen after the signal, and after what held it was taken away. */
export type Seen = readonly [atOnce: Sight] | readonly [atOnce: Sight, released: Sight];

export type CellResult = {
  readonly prediction: Prediction;
  readonly seen: Seen;
  /** Neither the prediction nor what it leaves open. */
  readonly difference?: string;
  /** It said that it cannot tell, and the other of the two happened: why. */
  readonly otherwise?: string;
};

export function compared(wish: Cell['wish'], prediction: Prediction, seen: Seen): CellResult {
  // Only the thread that dumps is marked so, and only the main one's mark is left to be seen.
  const mark = wish === 'leader-blocks' ? 'died' : 'dumped';
  const inWords = (sights: readonly string[]) => sights.join(', then ').replace('dumped', mark);
  const actual = inWords(seen);
  const result = { prediction, seen };
  if (inWords(wanted(prediction)) === actual) return result;
  const left = leftOpen(prediction).find(([sights]) => inWords(sights) === actual);
  return left ? { ...result, otherwise: left[1] } : { ...result, difference: actual };
}

function wanted({ effect, heldBy, cause }: Prediction): readonly string[] {
  if (heldBy !== undefined) return ['pending', sights[effect]];
  // It stays in the queue of a stopped process until the CONT that drops it.
  return cause === 'stoppedAlready' ? ['pending', 'nothing'] : [sights[effect]];
}

/** What else a prediction allows that says it cannot tell, and why. */
function leftOpen({
  effect,
  heldBy,
  certainty,
  because,
}: Prediction): readonly (readonly [readonly string[], string])[] {
  if (certainty !== 'possible') return [];
  const isRead = because.some((one) => /signalfd or sigwait|is in sigwait/.test(one));
  const isUnseen = because.some((one) => one.includes('outside of this pid namespace'));
  const isOrphanOpen = because.some((one) => one.includes('unless its process group is orphaned'));
  const isInD = heldBy === 'uninterruptible';
  return [
    ...(isRead ? ([[['read'], 'read by sigwait or signalfd, which no file tells']] as const) : []),
    ...(isUnseen
      ? ([[['EPERM'], 'of two sessions made outside, which may be one or not']] as const)
      : []),
    ...(isOrphanOpen ? ([[['nothing'], 'a group whose session is not seen here']] as const) : []),
    ...(isInD ? ([[[sights[effect]], 'this wait in D can be killed']] as const) : []),
  ];
}

const sights: Readonly<Record<Prediction['effect'], string>> = {
  terminates: 'died',
  dumpsCore: 'dumped',
  stops: 'stopped',
  continues: 'continued',
  runsHandler: 'handled',
  ignored: 'nothing',
  nothing: 'nothing',
  goesToTracer: 'to its tracer',
  notPermitted: 'EPERM',
  unknown: '?',
};
