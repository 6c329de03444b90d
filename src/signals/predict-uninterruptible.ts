import { hasSignal, signalsInMask } from '../model/masks.js';
import type { ThreadSignals } from '../sample/target-facts.js';
import type { Hold } from './predict-hold.js';
import type { SignalEffect } from './prediction.js';
import type { Situation } from './situation.js';
import { isKillableWait } from './wait-channels.js';

const none: Hold = { certainty: 'certain', because: [] };

/** Whether threads in D keep it waiting. `takers` neither block it nor are stopped. */
export function uninterruptibleHold(
  situation: Situation,
  effect: SignalEffect,
  takers: readonly ThreadSignals[],
): Hold {
  if (!situation.threads.some(isInD)) return none;
  return effect === 'terminates'
    ? whileKilled(situation, takers)
    : whileTaken(situation, effect, takers);
}

/** A signal that ends the process without a core dump becomes a KILL for each thread, as soon as one could take it. */
function whileKilled(situation: Situation, takers: readonly ThreadSignals[]): Hold {
  const { threads, signal } = situation;
  const canTake = (thread: ThreadSignals) =>
    signal.name === 'KILL' || !isInD(thread) || !hasOtherPending(situation, thread);
  if (!takers.some(canTake)) {
    return held('certain', `${inD(takers, threads)}; a signal before it is pending: it waits, too`);
  }
  const kept = threads.filter((thread) => isInD(thread) && !isKillable(thread));
  if (kept.length === 0)
    return { ...none, because: [`${inD(threads, threads)}: such a wait can be killed`] };
  return held(
    'possible',
    `${inD(kept, threads)}: at once if that wait can be killed, else pending until it ends`,
  );
}

/** The main thread gets it, if it can; where that is in D, others are not woken for it. */
function whileTaken(
  { threads, facts }: Situation,
  effect: SignalEffect,
  takers: readonly ThreadSignals[],
): Hold {
  const leader = takers.find(({ tid }) => tid === facts.stat.pid);
  const asked = leader ? [leader] : takers;
  const isWhole = effect === 'stops' || effect === 'dumpsCore';
  const waiting = asked.filter(isInD);
  if (waiting.length === asked.length) {
    return held(
      threads.length > 1 ? 'likely' : 'certain',
      `${inD(waiting, threads)}: pending until it leaves`,
    );
  }
  if (isWhole) return held('likely', `${inD(threads, threads)}: not whole until that is over`);
  return waiting.length === 0
    ? none
    : held('possible', `${inD(waiting, threads)} and may be asked to take it`);
}

/** What it would take first, when it leaves: until then it is woken for nothing but KILL. */
function hasOtherPending(
  { facts, signal }: Situation,
  { pending, blocked }: ThreadSignals,
): boolean {
  const masks = [pending, facts.masks?.processPending ?? ''];
  return masks.some((mask) =>
    signalsInMask(mask)?.some((other) => other !== signal.number && !hasSignal(blocked, other)),
  );
}

/** K is the letter that Linux 2.6.33 to 3.13 had for a wait that can be killed. */
function isInD({ stateCode }: ThreadSignals): boolean {
  return stateCode === 'D' || stateCode === 'K';
}

function isKillable({ stateCode, waitChannel }: ThreadSignals): boolean {
  return stateCode === 'K' || isKillableWait(waitChannel);
}

/** `in D (kernel_clone)`, `2 of 3 threads in D`. */
function inD(some: readonly ThreadSignals[], threads: readonly ThreadSignals[]): string {
  const waiting = some.filter(isInD);
  const channels = new Set(waiting.map(({ waitChannel }) => waitChannel || 'where is not known'));
  const where = channels.size === 1 ? ` (${[...channels].join()})` : '';
  const who = threads.length === 1 ? '' : `${waiting.length} of ${threads.length} threads `;
  return `${who}in D${where}`;
}

function held(certainty: Hold['certainty'], because: string): Hold {
  return { heldBy: 'uninterruptible', certainty, because: [because] };
}
