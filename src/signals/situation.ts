import { isKernelThread } from '../model/kernel-thread.js';
import { hasSignal } from '../model/masks.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { TargetFacts, ThreadSignals } from '../sample/target-facts.js';
import type { SignalEffect } from './prediction.js';
import { isSigwait } from './wait-channels.js';

/** What is asked of the facts, by name, for one signal. */
export type Situation = {
  readonly facts: TargetFacts;
  readonly signal: CatalogueSignal;
  /** All that are alive, the main one first. Where they could not be listed, what is known of the main one. */
  readonly threads: readonly ThreadSignals[];
  /** Threads of which nothing is known: they may take it as well. */
  readonly unknownThreads: number;
  /** Those that do not block it. */
  readonly open: readonly ThreadSignals[];
  /** What it asked for; undefined where that could not be read. KILL and STOP have their default always. */
  readonly disposition: 'default' | 'ignored' | 'caught' | undefined;
  /** Of the main thread: what is sent to a traced process is not dropped. 0 where nobody traces it. */
  readonly tracerPid: number;
  /** Of the thread that takes it, as a tracer may have attached to some threads only. */
  readonly takerTracerPid: number;
  readonly isKernelThread: boolean;
  /** Init of a pid namespace (pid_namespaces(7)): it gets only what it handles. */
  readonly isInit: boolean;
  /** By a signal, as a whole. */
  readonly isStopped: boolean;
};

export function situationOf(facts: TargetFacts, signal: CatalogueSignal): Situation {
  const threads = threadsOf(facts);
  const open = threads.filter(
    ({ blocked }) => isSovereign(signal) || !hasSignal(blocked, signal.number),
  );
  return {
    facts,
    signal,
    threads,
    unknownThreads: unknownThreadsOf(facts),
    open,
    disposition: dispositionOf(facts, signal),
    tracerPid: facts.tracerPid ?? 0,
    takerTracerPid: takerOf(facts, open.length > 0 ? open : threads)?.tracerPid ?? 0,
    // A release that is not known is taken for any, which costs nothing: the flag is looked at first.
    isKernelThread: isKernelThread(facts.stat, ''),
    isInit: (facts.namespacePids?.at(-1) ?? facts.stat.pid) === 1,
    isStopped: threads.some(({ stateCode }) => stateCode === 'T'),
  };
}

/** The kernel asks the main thread first, and none that is stopped while another is not. */
function takerOf(
  { stat }: TargetFacts,
  candidates: readonly ThreadSignals[],
): ThreadSignals | undefined {
  const awake = candidates.filter(isAwake);
  const asked = awake.length > 0 ? awake : candidates;
  return asked.find(({ tid }) => tid === stat.pid) ?? asked[0];
}

/** Neither stopped by a signal nor by its tracer. */
export function isAwake({ stateCode }: ThreadSignals): boolean {
  return stateCode !== 'T' && stateCode !== 't';
}

/** KILL and STOP can be neither caught, ignored nor blocked (signal(7)). */
export function isSovereign({ name }: CatalogueSignal): boolean {
  return name === 'KILL' || name === 'STOP';
}

/**
 * A signal that ends a process without a core dump becomes a KILL for each of its threads while it is sent, as soon as
 * one could take it. Not where a tracer is to see it first.
 */
export function endsAsSent({ signal, tracerPid }: Situation, effect: SignalEffect): boolean {
  return effect === 'terminates' && (signal.name === 'KILL' || tracerPid === 0);
}

/** The signals whose default is to stop. CONT takes those that are pending away, whatever became of them. */
export function isStopSignal({ defaultAction }: CatalogueSignal): boolean {
  return defaultAction === 'stop';
}

/** The main thread blocks it. A dead one counts too: the kernel asks it whether to drop a signal. */
export function isBlockedByLeader({ facts, signal }: Situation): boolean {
  return !isSovereign(signal) && hasSignal(facts.masks?.blocked ?? '', signal.number);
}

/** Of those that would take it: what they wait for shows as not blocked, and so cannot be told. */
export function openInSigwait({ open }: Situation): readonly ThreadSignals[] {
  return open.filter(({ waitChannel }) => isSigwait(waitChannel));
}

function threadsOf(facts: TargetFacts): readonly ThreadSignals[] {
  const { stat, masks, threads = [] } = facts;
  if (threads.length > 0) return threads;
  const { waitChannel, tracerPid } = facts;
  return [
    {
      tid: stat.pid,
      stateCode: stat.stateCode,
      blocked: masks?.blocked ?? '',
      pending: masks?.threadPending ?? '',
      ...(tracerPid ? { tracerPid } : {}),
      ...(waitChannel === undefined ? {} : { waitChannel }),
    },
  ];
}

/** Some threads may have come since. A dead main one is counted by the kernel, and not among the living. */
function unknownThreadsOf({ stat, threads, unreadThreads }: TargetFacts): number {
  if (threads !== undefined) return unreadThreads ?? 0;
  return Math.max(0, stat.threads - 1);
}

function dispositionOf({ masks }: TargetFacts, signal: CatalogueSignal): Situation['disposition'] {
  if (isSovereign(signal)) return 'default';
  if (masks === undefined) return undefined;
  if (hasSignal(masks.ignored, signal.number)) return 'ignored';
  return hasSignal(masks.caught, signal.number) ? 'caught' : 'default';
}
