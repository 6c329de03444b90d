import type { ToldSignal } from '../../app/message.js';
import type { SweepSeen } from '../../app/signalling/sweep-seen.js';
import type { SweepEnd } from '../../signals/act/sweep.js';
import { isSent, type SignalTold } from '../../signals/outcome.js';
import { outcomeText } from '../../signals/outcome-text.js';
import type { SignalTarget } from '../../signals/target.js';
import { monotonicMs } from '../../source/linux/slices.js';
import type { Screen } from './screen.js';
import type { SendingGround } from './sending-ground.js';

type Telling = Pick<SendingGround, 'screen' | 'newId' | 'tell'>;

/** Each target has one id, however often it is told of; that it was sent is told once. */
export function toldBy({ screen, newId, tell }: Telling, put: (told: ToldSignal) => void) {
  const known = new Map<SignalTarget['key'], { readonly id: number; readonly sentAtMs: number }>();
  return (told: SignalTold) => {
    const { target, signal, outcome } = told;
    const afterMs = 'afterMs' in outcome ? outcome.afterMs : 0;
    const former = known.get(target.key);
    const first = former ?? { id: newId(), sentAtMs: monotonicMs() - afterMs };
    known.set(target.key, first);
    if (!former && isSent(outcome)) {
      const { pid, startTicks } = target;
      tell({ type: 'signalSent', pid, startTicks, atMs: first.sentAtMs, signal: signal.name });
    }
    screen.log.line(outcomeText(target, signal, outcome));
    put({ ...told, ...first });
  };
}

/** Hundreds at once would be painted one by one. */
const partMs = 50;

export function tellingInParts(begun: SweepSeen, screen: Screen) {
  let seen = begun;
  let part: ToldSignal[] = [];
  let isDue = false;
  const flush = () => {
    isDue = false;
    screen.dispatch({ type: 'sweepTold', sweep: seen, told: part });
    part = [];
  };
  const flushSoon = () => {
    if (!isDue) setTimeout(flush, partMs);
    isDue = true;
  };
  return {
    told: (told: ToldSignal) => {
      part.push(told);
      flushSoon();
    },
    ended: ({ sentTo, frozen }: SweepEnd) => {
      const { newcomers, isComplete } = frozen ?? {};
      const end = {
        sentTo,
        ...(newcomers === undefined ? {} : { newcomers }),
        ...(isComplete === undefined ? {} : { isComplete }),
      };
      seen = { ...seen, end };
      flushSoon();
    },
  };
}
