import type { RowFacts } from './row-facts.js';
import type { ThreadFacts } from './thread-sample.js';

/**
 * What /proc/PID/stat said, field by field, raw (proc_pid_stat(5)). Cumulative counters, never rates.
 * Text is lossless: a byte that is not UTF-8 is a lone surrogate (PEP 383).
 */
export type ProcessStat = {
  readonly pid: number;
  /** Field 2, uncut, without its parentheses. */
  readonly comm: string;
  /** Field 3: the kernel's own letter. */
  readonly stateCode: string;
  readonly ppid: number;
  readonly pgrp: number;
  readonly session: number;
  /** Field 7: device number of the controlling terminal, 0 = none. */
  readonly ttyDevice: number;
  /** Field 8: foreground process group of that terminal, -1 = none. */
  readonly ttyProcessGroup: number;
  /** Field 9: PF_* bits; PF_KTHREAD is 0x200000. */
  readonly flags: number;
  readonly minorFaults: number;
  readonly majorFaults: number;
  /** Fields 11 and 13: of children that were waited for. Absent in recordings of the first version. */
  readonly childMinorFaults?: number;
  readonly childMajorFaults?: number;
  /** Fields 14 and 15, in clock ticks. */
  readonly userTicks: number;
  readonly systemTicks: number;
  /** Fields 16 and 17: of children that were waited for, in clock ticks. */
  readonly childUserTicks: number;
  readonly childSystemTicks: number;
  readonly priority: number;
  readonly nice: number;
  readonly threads: number;
  /** Field 22: clock ticks after boot. With pid the identity of a process. */
  readonly startTicks: number;
  readonly vsizeBytes: number;
  /** Field 24, in pages of boot.pageBytes. */
  readonly rssPages: number;
  /** Field 39: CPU last run on. Absent on kernels before 2.2.8. */
  readonly processor?: number;
  /** Field 52: wait status; 0 also where it may not be read, so it means something only in a Z. */
  readonly exitCode?: number;
};

/** Who a process is: the pid alone is reused. */
export type ProcessIdentity = { readonly pid: number; readonly startTicks: number };

/** What /proc/PID/status adds (proc_pid_status(5)). */
export type StatusFacts = {
  /** Monotonic clock of the source: when these values were first read so. */
  readonly readAtMs: number;
  /** [real, effective, saved, file system] */
  readonly uids: readonly number[];
  readonly gids: readonly number[];
  readonly tracerPid?: number;
  /** Signal masks as the kernel prints them: 16 hexadecimal digits, bit n-1 is signal n. */
  readonly signalMasks?: SignalMasks;
};

/** The lines SigPnd, ShdPnd, SigBlk, SigIgn and SigCgt of status: hexadecimal, bit n-1 is signal n. */
export type SignalMasks = {
  readonly threadPending: string;
  readonly processPending: string;
  readonly blocked: string;
  readonly ignored: string;
  readonly caught: string;
};

/** What /proc/PID/cmdline said, or why it is not known. */
export type CmdlineFacts = {
  /** Monotonic clock of the source: when this was first read so. */
  readonly readAtMs: number;
  /** Absent where it could not be read; empty for kernel threads and zombies. */
  readonly argv?: readonly string[];
  /** More was there than is read. */
  readonly isCut?: true;
  /** Why argv is absent. */
  readonly unread?: 'slowRead' | 'eacces' | 'vanished';
};

/**
 * One process as it was read. A process none of whose fields moved is the SAME object as in the
 * sample before. An absent key is "not known (yet)", never 0 or ''.
 */
export type ProcessSample = ProcessStat & {
  /** Monotonic clock of the source: when these values were first read so (a scan is not a snapshot). */
  readonly readAtMs: number;
  readonly status?: StatusFacts;
  readonly cmdline?: CmdlineFacts;
  /** Where they were wanted. */
  readonly rowFacts?: RowFacts;
  /** Where they were wanted, or the main thread is dead. */
  readonly threadList?: ThreadFacts;
};
