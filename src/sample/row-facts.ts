import type { CgroupMembership, IoCounters, Reading } from './process-details.js';

/**
 * What of a process is read with each sample while a column, the order or a filter rests on it, and not at all
 * else: an absent key was not wanted in this very sample.
 */
export type RowFacts = {
  /** The parts of its memory. */
  readonly statm?: RowReading<StatmSizes>;
  /** What of `status` counts up or changes from one look to the next. */
  readonly usage?: RowReading<UsageFacts>;
  readonly io?: RowReading<IoCounters>;
  readonly oomScore?: RowReading<number>;
  readonly cgroups?: RowReading<readonly CgroupMembership[]>;
  /** Targets of the links, raw. */
  readonly exe?: RowReading<string>;
  readonly cwd?: RowReading<string>;
};

/** A fact, by its name. */
export type RowFact = keyof RowFacts;

/** With the monotonic clock of the source: when it was first read so. */
export type RowReading<T> = Reading<T> & { readonly readAtMs: number };

/** /proc/PID/statm (proc_pid_statm(5)), in pages of boot.pageBytes. */
export type StatmSizes = {
  /** Resident pages of files and of shared memory. */
  readonly sharedPages: number;
  readonly textPages: number;
  /** Data and stack: what is reserved, in memory or not. */
  readonly dataPages: number;
};

/** /proc/PID/status; absent = the kernel does not say. */
export type UsageFacts = {
  readonly swapBytes?: number;
  /** Of the main thread alone, as the kernel counts them. */
  readonly voluntarySwitches?: number;
  readonly involuntarySwitches?: number;
};
