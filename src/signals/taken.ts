import type { DropReason, Outcome, Taker } from './outcome.js';
import { isSovereign, openInSigwait, type Situation } from './situation.js';

/** A handler is often the way to an orderly end: so long it is waited for. */
export const survivesAfterMs = 5000;
/** Where nothing tells what it did, no longer than a user waits for an answer. */
export const unexplainedAfterMs = 950;

/**
 * What became of one that is pending no more, of a process that is still there; undefined where that cannot be said
 * yet: it may be on its way out. What it did with it is told by what was read just before.
 */
export function takenOutcome(
  before: Situation,
  now: Situation,
  takenAfterMs: number,
  afterMs: number,
): Outcome | undefined {
  const { stateCode } = now.facts.stat;
  const waitedMs = afterMs - takenAfterMs;
  const taker = takerOf(before);
  if (taker) {
    return waitedMs >= survivesAfterMs
      ? { type: 'survived', afterMs, stateCode, ...taker }
      : { type: 'delivered', afterMs: takenAfterMs, ...taker };
  }
  const because = dropReasonOf(before);
  if (because) return { type: 'dropped', because, stateCode };
  if (waitedMs < unexplainedAfterMs) return undefined;
  return mayBeRead(before)
    ? { type: 'survived', afterMs, stateCode, taker: 'reader' }
    : { type: 'stillThere', afterMs, stateCode };
}

function takerOf({ takerTracerPid: tracerPid, disposition, signal }: Situation): Taker | undefined {
  if (tracerPid !== 0 && signal.name !== 'KILL') return { taker: 'tracer', tracerPid };
  return disposition === 'caught' ? { taker: 'handler' } : undefined;
}

/** Blocked, or awaited by sigwait: or else it would have done what it does by default. */
function mayBeRead(before: Situation): boolean {
  return before.open.length === 0 || openInSigwait(before).length > 0;
}

function dropReasonOf(before: Situation): DropReason | undefined {
  if (before.isKernelThread) return 'kernelThread';
  if (before.disposition === 'ignored') return 'itIgnores';
  if (before.disposition === undefined) return undefined;
  const { defaultAction, name } = before.signal;
  if (mayBeRead(before)) return undefined;
  if (name === 'CONT') return before.isStopped ? undefined : 'notStopped';
  if (defaultAction === 'ignore') return 'byDefault';
  return isDeafInit(before) ? 'initWithoutHandler' : undefined;
}

/** KILL and STOP from outside its namespace are for an init, too. */
function isDeafInit(before: Situation): boolean {
  const isOutside = (before.facts.namespacePids?.length ?? 1) > 1;
  return before.isInit && !(isOutside && isSovereign(before.signal));
}
