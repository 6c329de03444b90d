import type { ProcessIdentity, ProcessSample } from '../sample/process-sample.js';
import type { RowRates } from './row-rates.js';

/** The class of a state; the kernel's own letter is `sample.stateCode`. X is also a process that was here and is gone. */
export type StateClass = 'R' | 'S' | 'D' | 'T' | 'Z' | 'X';

/** In the order in which they are told. */
export const stateClasses: readonly StateClass[] = ['R', 'S', 'D', 'T', 'Z', 'X'];

/** `pid:startTicks`, as `treetop kill` takes it. */
export type ProcessKey = string;

export type NamedIdentity = ProcessIdentity & { readonly comm: string };

/** A child whose parent died and who was given to another. */
export type Adoption = {
  readonly formerParent: NamedIdentity;
  /** init, or the nearest subreaper: /proc does not tell which, so it is said by name only. */
  readonly adopter: NamedIdentity;
  /** Wall clock of the sample that showed it first. */
  readonly seenAtMs: number;
};

/** Since when a process is in its class of state, as far as samples show. */
export type StateSince = {
  /** Wall clock of the first sample in a row that showed it so. */
  readonly seenAtMs: number;
  /** Monotonic clock of the same sample. */
  readonly monotonicMs: number;
  /** It was so already when it was seen first. */
  readonly isOrEarlier: boolean;
};

/**
 * One process as the model understands it. The same object as before where nothing about it changed. Every
 * key is always there: objects of one shape are small, and fast to read.
 */
export type Process = {
  readonly key: ProcessKey;
  readonly sample: ProcessSample;
  readonly state: StateClass;
  /** Undefined for threads and tombstones. */
  readonly stateSince: StateSince | undefined;
  /** The main thread has exited while other threads live: the kernel says Z, `state` is the most active thread's. */
  readonly isLeaderDead: boolean;
  readonly isKernelThread: boolean;
  /** Percent of one core since the sample before. */
  readonly cpuPercent: number | undefined;
  /** Undefined where nothing of the kind was read in both samples. */
  readonly rowRates: RowRates | undefined;
  /** By tid, in the form of processes; undefined where they were not read. */
  readonly threads: readonly Process[] | undefined;
  /** In the tree; undefined for a root. */
  readonly parentKey: ProcessKey | undefined;
  /** Oldest first. */
  readonly adoptions: readonly Adoption[];
  /** Monotonic; undefined for those of the first sample, whose birth was not seen. */
  readonly bornSeenAtMs: number | undefined;
  /** A tombstone: it was in the sample before this instant (monotonic) and is not any more. */
  readonly goneSeenAtMs: number | undefined;
};
