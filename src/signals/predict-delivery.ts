import type { GroupFacts } from './orphaned-group.js';
import type { NoEffectCause, Prediction } from './prediction.js';
import { isBlockedByLeader, isSovereign, openInSigwait, type Situation } from './situation.js';

type Delivery = Pick<Prediction, 'effect' | 'cause' | 'certainty' | 'because'>;

/**
 * What the kernel does not even queue: what would be ignored and the main thread does not block, as it may have
 * another wish by then. A tracer gets to see those, too.
 */
export function droppedAtOnce(situation: Situation): Prediction | undefined {
  const { signal, tracerPid } = situation;
  if (tracerPid !== 0 && signal.name !== 'KILL') return undefined;
  const ignored = ofDisposition(situation, undefined);
  if (isBlockedByLeader(situation) || !isWithoutEffect(ignored)) return undefined;
  const [leader] = situation.threads;
  if (!openInSigwait(situation).some((thread) => thread === leader)) return ignored;
  return { ...ignored, certainty: 'possible', because: [...ignored.because, sigwaitReads] };
}

/** What it does once a thread takes it. */
export function deliveryOf(situation: Situation, group: GroupFacts | undefined): Delivery {
  const { takerTracerPid, signal } = situation;
  if (takerTracerPid !== 0 && signal.name !== 'KILL') {
    const because = [`traced: process ${takerTracerPid} gets it first and decides`];
    return { effect: 'goesToTracer', certainty: 'certain', because };
  }
  const delivery = ofDisposition(situation, group);
  if (isSovereign(signal) || openInSigwait(situation).length === 0) return delivery;
  return { ...delivery, certainty: 'possible', because: [...delivery.because, sigwaitReads] };
}

const sigwaitReads = 'a thread is in sigwait, and may be waiting for it';

function isWithoutEffect({ effect }: Delivery): boolean {
  return effect === 'ignored' || effect === 'nothing';
}

function ofDisposition(situation: Situation, group: GroupFacts | undefined): Delivery {
  switch (situation.disposition) {
    case undefined:
      return { effect: 'unknown', certainty: 'possible', because: ['its masks could not be read'] };
    case 'caught':
      return likely('runsHandler', 'caught');
    case 'ignored':
      return situation.signal.name === 'CONT'
        ? notStopped
        : withoutEffect('ignored', 'asked', 'it ignores it');
    case 'default':
      return ofDefault(situation, group);
  }
}

const notStopped = withoutEffect('nothing', 'notStopped', 'it is not stopped');

function ofDefault(situation: Situation, group: GroupFacts | undefined): Delivery {
  const { signal, isInit } = situation;
  const certainty = isSovereign(signal) ? 'certain' : 'likely';
  if (isInit && !isSovereign(signal)) {
    return withoutEffect(
      'ignored',
      'init',
      'pid 1 of its pid namespace: drops what it does not handle',
    );
  }
  switch (signal.defaultAction) {
    case 'terminate':
      return { effect: 'terminates', certainty, because: ['default: ends it'] };
    case 'core':
      return likely('dumpsCore', 'default: ends it, with a core dump where limits allow one');
    case 'ignore':
      return withoutEffect('ignored', 'default', 'default: ignored');
    case 'continue':
      return notStopped;
    case 'stop':
      return { ...stopping(situation, group), ...(certainty === 'certain' ? { certainty } : {}) };
  }
}

function stopping({ signal }: Situation, group: GroupFacts | undefined): Delivery {
  if (signal.name === 'STOP') return likely('stops', 'STOP stops any process');
  if (group?.isOrphaned === undefined) {
    return {
      effect: 'stops',
      certainty: 'possible',
      because: ['default: stops it, unless its process group is orphaned'],
    };
  }
  return group.isOrphaned
    ? withoutEffect('ignored', 'orphanedGroup', 'its process group is orphaned: only STOP stops it')
    : likely('stops', 'default: stops it');
}

function likely(effect: Prediction['effect'], because: string): Delivery {
  return { effect, certainty: 'likely', because: [because] };
}

function withoutEffect(
  effect: 'ignored' | 'nothing',
  cause: NoEffectCause,
  because: string,
): Delivery {
  return { effect, cause, certainty: 'likely', because: [because] };
}
