import { isKernelThread } from '../model/kernel-thread.js';
import { hasSignal } from '../model/masks.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { TargetFacts, ThreadSignals } from '../sample/target-facts.js';
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
  /** By pid, 0 where nobody traces it. */
  readonly tracerPid: number;
  readonly isKernelThread: boolean;
  /** Init of a pid namespace (pid_namespaces(7)): it gets only what it handles. */
  readonly isInit: boolean;
  /** By a signal, as a whole. */
  readonly isStopped: boolean;
};

export function situationOf(facts: TargetFacts, signal: CatalogueSignal): Situation {
  const threads = threadsOf(facts);
  const known = facts.threads === undefined ? 1 : facts.threads.length + deadLeader(facts);
  return {
    facts,
    signal,
    threads,
    unknownThreads: facts.unreadThreads ?? Math.max(0, facts.stat.threads - known),
    open: threads.filter(({ blocked }) => !hasSignal(blocked, signal.number)),
    disposition: dispositionOf(facts, signal),
    tracerPid: facts.tracerPid || (threads.find(({ tracerPid }) => tracerPid)?.tracerPid ?? 0),
    // A release that is not known is taken for any, which costs nothing: the flag is looked at first.
    isKernelThread: isKernelThread(facts.stat, ''),
    isInit: (facts.namespacePids?.at(-1) ?? facts.stat.pid) === 1,
    isStopped: threads.some(({ stateCode }) => stateCode === 'T'),
  };
}

/** KILL and STOP can be neither caught, ignored nor blocked (signal(7)). */
export function isSovereign({ name }: CatalogueSignal): boolean {
  return name === 'KILL' || name === 'STOP';
}

/** The signals whose default is to stop. CONT takes those that are pending away, whatever became of them. */
export function isStopSignal({ defaultAction }: CatalogueSignal): boolean {
  return defaultAction === 'stop';
}

/** The main thread blocks it. A dead one counts too: the kernel asks it whether to drop a signal. */
export function isBlockedByLeader({ facts, signal }: Situation): boolean {
  return hasSignal(facts.masks?.blocked ?? '', signal.number);
}

/** Of those that would take it: what they wait for shows as not blocked, and so cannot be told. */
export function openInSigwait({ open }: Situation): readonly ThreadSignals[] {
  return open.filter(({ waitChannel }) => isSigwait(waitChannel));
}

function threadsOf(facts: TargetFacts): readonly ThreadSignals[] {
  const { stat, masks, threads = [] } = facts;
  if (threads.length > 0) return threads;
  const { waitChannel } = facts;
  return [
    {
      tid: stat.pid,
      stateCode: stat.stateCode,
      blocked: masks?.blocked ?? '',
      pending: masks?.threadPending ?? '',
      ...(waitChannel === undefined ? {} : { waitChannel }),
    },
  ];
}

/** It is counted by the kernel, and not among the living. */
function deadLeader({ stat, threads = [] }: TargetFacts): number {
  return threads.some(({ tid }) => tid === stat.pid) ? 0 : 1;
}

function dispositionOf({ masks }: TargetFacts, signal: CatalogueSignal): Situation['disposition'] {
  if (isSovereign(signal)) return 'default';
  if (masks === undefined) return undefined;
  if (hasSignal(masks.ignored, signal.number)) return 'ignored';
  return hasSignal(masks.caught, signal.number) ? 'caught' : 'default';
}
