import { hasSignal } from '../model/masks.js';
import { uninterruptibleHold } from './predict-uninterruptible.js';
import type { Prediction, SignalEffect, SignalHold } from './prediction.js';
import { endsAsSent, isAwake, type Situation } from './situation.js';

/** What a signal waits for, if anything, before it has its effect. */
export type Hold = {
  readonly heldBy?: SignalHold;
  readonly certainty: Prediction['certainty'];
  readonly because: readonly string[];
};

export function holdOf(situation: Situation, effect: SignalEffect): Hold {
  const { facts, open, unknownThreads } = situation;
  const blocking = blockingText(situation);
  if (facts.frozen === 'v1') {
    return held('frozen', 'frozen by its cgroup (v1): pending until it is thawed', blocking);
  }
  if (open.length === 0) return blockedByAll(situation);
  if (facts.frozen === 'v2' && !endsAsSent(situation, effect)) {
    return held('frozen', 'frozen by its cgroup (v2): pending until it is thawed', blocking);
  }
  const isKill = situation.signal.name === 'KILL';
  const awake = isKill ? open : open.filter(isAwake);
  if (awake.length === 0 || (situation.isStopped && !isKill)) {
    return sleepingHold(situation, blocking);
  }
  const hold = uninterruptibleHold(situation, effect, awake);
  const because = blocking === undefined ? hold.because : [...hold.because, blocking];
  if (unknownThreads === 0 || hold.heldBy === undefined) return { ...hold, because };
  const unread = `${unknownThreads} more threads were not read`;
  return { ...hold, certainty: 'possible', because: [...because, unread] };
}

function sleepingHold(
  { isStopped, takerTracerPid }: Situation,
  blocking: string | undefined,
): Hold {
  if (isStopped) return held('stopped', 'stopped: pending until CONT', blocking);
  const who = takerTracerPid === 0 ? 'its tracer' : `its tracer ${takerTracerPid}`;
  return held('tracerStop', `held by ${who}: pending until that lets it go on`, blocking);
}

function blockedByAll({ threads, unknownThreads, isStopped }: Situation): Hold {
  const where = threads.length === 1 ? 'blocked' : `blocked in all ${threads.length} threads`;
  const those = unknownThreads > 0 ? ` that were read (${unknownThreads} were not)` : '';
  const because = [`${where}${those}; a signalfd or sigwait may read it`];
  if (isStopped) because.push('stopped, too');
  return { heldBy: 'blocked', certainty: 'possible', because };
}

/** Where some threads block it and others do not. */
function blockingText({ threads, open, signal, facts }: Situation): string | undefined {
  const blocking = threads.length - open.length;
  if (blocking === 0) return undefined;
  if (open.length === 0) return 'blocked, too';
  const isLeader = hasSignal(facts.masks?.blocked ?? '', signal.number);
  const which =
    blocking === 1 && isLeader ? 'the main thread' : `${blocking} of ${threads.length} threads`;
  return `blocked in ${which} only: another takes it`;
}

function held(heldBy: SignalHold, because: string, blocking: string | undefined): Hold {
  const all = blocking === undefined ? [because] : [because, blocking];
  return { heldBy, certainty: 'certain', because: all };
}
