import { hasSignal } from '../model/masks.js';
import type { ThreadSignals } from '../sample/target-facts.js';
import type { Underway } from './outcome.js';
import { isInD } from './predict-uninterruptible.js';
import type { SignalHold } from './prediction.js';
import type { Situation } from './situation.js';

/** Whether the kernel still keeps it for the process. */
export function isPending({ facts, signal }: Situation): boolean {
  return facts.masks !== undefined && hasSignal(facts.masks.processPending, signal.number);
}

/** Since when, and why: of the thread that will most likely take it. */
export function pendingOutcome(now: Situation, afterMs: number): Underway {
  const taker = likelyTaker(now);
  const { stat } = now.facts;
  const stateCode = taker?.stateCode ?? stat.stateCode;
  const waitChannel = taker?.waitChannel ?? (taker ? now.facts.waitChannel : undefined);
  const hold = holdOf(now, taker);
  return {
    ...{ type: 'pending', afterMs, stateCode },
    ...(hold === undefined ? {} : { hold }),
    ...(waitChannel ? { waitChannel } : {}),
    ...(hold === 'tracerStop' && now.takerTracerPid !== 0 ? { tracerPid: now.takerTracerPid } : {}),
  };
}

/** Any that does not block it may take it; one that can run does so first. */
function likelyTaker({ open }: Situation): ThreadSignals | undefined {
  return open.find((thread) => stopOf(thread) === undefined) ?? open.find(isInD) ?? open[0];
}

function holdOf(now: Situation, taker: ThreadSignals | undefined): SignalHold | undefined {
  if (now.facts.frozen) return 'frozen';
  return taker ? stopOf(taker) : 'blocked';
}

function stopOf(thread: ThreadSignals): SignalHold | undefined {
  if (isInD(thread)) return 'uninterruptible';
  if (thread.stateCode === 'T') return 'stopped';
  return thread.stateCode === 't' ? 'tracerStop' : undefined;
}
