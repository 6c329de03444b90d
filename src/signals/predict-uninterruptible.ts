import { hasSignal, signalsInMask } from '../model/masks.js';
import type { ThreadSignals } from '../sample/target-facts.js';
import type { Hold } from './predict-hold.js';
import type { SignalEffect } from './prediction.js';
import { endsAsSent, type Situation } from './situation.js';
import { isKillableWait, isWaitThatHardens } from './wait-channels.js';

const none: Hold = { certainty: 'certain', because: [] };

/** Whether threads in D keep it waiting. `takers` neither block it nor are stopped. */
export function uninterruptibleHold(
  situation: Situation,
  effect: SignalEffect,
  takers: readonly ThreadSignals[],
): Hold {
  if (!situation.threads.some(isInD)) return heldOnceWoken(situation, effect, takers);
  const taken = endsAsSent(situation, effect)
    ? heldWhileSent(situation, takers)
    : heldUntilTaken(situation, takers);
  if (taken.heldBy !== undefined) return taken;
  const others = isEnd(effect) ? heldUntilAllEnd(situation) : none;
  if (others.heldBy !== undefined || effect !== 'stops') return others;
  const { threads } = situation;
  return { certainty: 'likely', because: [`${inD(threads, threads)}: stops when it leaves`] };
}

function heldWhileSent(situation: Situation, takers: readonly ThreadSignals[]): Hold {
  const { threads, signal } = situation;
  const canTake = (thread: ThreadSignals) =>
    signal.name === 'KILL' || !isInD(thread) || !hasOtherPending(situation, thread);
  if (takers.some(canTake)) return none;
  return held('certain', `${inD(takers, threads)}; a signal before it is pending: it waits, too`);
}

/** Asleep so that a signal wakes it, and then in D until somebody answers. */
function heldOnceWoken(
  situation: Situation,
  effect: SignalEffect,
  takers: readonly ThreadSignals[],
): Hold {
  const concerned = isEnd(effect) ? situation.threads : askedFor(situation, takers);
  if (!concerned.some(({ waitChannel }) => isWaitThatHardens(waitChannel))) return none;
  return held(
    'possible',
    'it waits for a FUSE server: a signal makes that D until the answer comes',
  );
}

function isEnd(effect: SignalEffect): boolean {
  return effect === 'terminates' || effect === 'dumpsCore';
}

/** The main thread gets it, if it can. */
function askedFor(
  { facts }: Situation,
  takers: readonly ThreadSignals[],
): readonly ThreadSignals[] {
  const leader = takers.find(({ tid }) => tid === facts.stat.pid);
  return leader ? [leader] : takers;
}

/** Where the main thread is in D, others are not woken for it. */
function heldUntilTaken(situation: Situation, takers: readonly ThreadSignals[]): Hold {
  const { threads } = situation;
  const asked = askedFor(situation, takers);
  const waiting = asked.filter(isInD);
  const where = inD(waiting, threads);
  if (waiting.length === 0) return none;
  if (waiting.length < asked.length) return held('possible', `${where}, and may be asked for it`);
  return held(threads.length > 1 ? 'likely' : 'certain', `${where}: pending until it leaves`);
}

/** A KILL for each thread ends those in D only where that wait can be killed. */
function heldUntilAllEnd({ threads }: Situation): Hold {
  const kept = threads.filter((thread) => isInD(thread) && !isKillable(thread));
  if (kept.length === 0) {
    return { ...none, because: [`${inD(threads, threads)}: such a wait can be killed`] };
  }
  const where = inD(kept, threads);
  return held('possible', `${where}: at once if that wait can be killed, else when it ends`);
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
export function isInD({ stateCode }: Pick<ThreadSignals, 'stateCode'>): boolean {
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
