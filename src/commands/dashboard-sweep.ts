import type { Effect, ToldSignal } from '../app/message.js';
import type { SweepSeen } from '../app/sweep-seen.js';
import type { SignalSent } from '../sample/kernel-event.js';
import type { Held } from '../signals/act/hold-target.js';
import type { Machine } from '../signals/act/machine.js';
import type { Signaller } from '../signals/act/signaller.js';
import { type SweepEnd, sweep } from '../signals/act/sweep.js';
import { isSent, type NotSent, type SignalTold } from '../signals/outcome.js';
import { outcomeText } from '../signals/outcome-text.js';
import type { Refusal } from '../signals/refusal.js';
import type { SignalTarget } from '../signals/target.js';
import { censusAt } from '../source/linux/census.js';
import { monotonicMs } from '../source/linux/slices.js';
import type { Screen } from './screen.js';

type Given = {
  readonly effect: Extract<Effect, { readonly type: 'sweepSignal' }>;
  readonly screen: Screen;
  readonly machine: Machine;
  readonly signaller: Signaller;
  /** Those who were held when the list was shown. */
  readonly held: ReadonlyMap<SignalTarget['key'], Held | NotSent>;
  readonly refusalOf: (target: SignalTarget) => Refusal | undefined;
  readonly thaws: Set<() => void>;
  readonly newId: () => number;
  readonly tell: (event: SignalSent) => void;
};

/** Sends one signal to many, and tells the screen what becomes of it, some at a time. */
export async function sweepFor(given: Given): Promise<void> {
  const { effect, screen, machine, signaller, held, refusalOf } = given;
  const { name, signal, targets, kin, order } = effect;
  const grips = heldBefore(held, signaller);
  const telling = tellingInParts({ id: given.newId(), name, signal }, screen);
  const asked = {
    signal,
    targets,
    order,
    ...(kin === undefined ? {} : { freezesKin: kin }),
  } as const;
  const census = censusAt('/proc');
  const world = { machine, signaller, census, refusalOf, hold: grips.hold, thaws: given.thaws };
  const end = await sweep(asked, world, toldBy(given, telling.told));
  grips.releaseRest();
  telling.ended(end);
}

/** Those who were held when the list was shown, each for who asks first; others are held when they are asked for. */
function heldBefore(held: Given['held'], signaller: Signaller) {
  const left = new Map(held);
  return {
    hold: (target: SignalTarget): Held | NotSent => {
      const one = left.get(target.key) ?? signaller.hold(target);
      left.delete(target.key);
      return one;
    },
    /** Whom a sweep refuses it does not take. */
    releaseRest: () => {
      for (const one of left.values()) if (one.type === 'held') one.release();
    },
  };
}

type Telling = Pick<Given, 'screen' | 'newId' | 'tell'>;

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
