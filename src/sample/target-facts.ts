import type { ProcessStat, SignalMasks } from './process-sample.js';

/**
 * What was read of a process just before a signal is predicted for it, and again while one is followed: masks that were
 * read at birth are stale, as handlers are installed later.
 */
export type TargetFacts = {
  /** Monotonic. */
  readonly readAtMs: number;
  readonly stat: ProcessStat;
  /** Real, effective, saved, file system; absent where status could not be read. */
  readonly uids?: readonly number[];
  readonly tracerPid?: number;
  /** Of the main thread, and of the process; the threads' own are below. */
  readonly masks?: SignalMasks;
  /** `NSpid` of status: its pid in each nested pid namespace, ours first. More than one: it is in one below ours. */
  readonly namespacePids?: readonly number[];
  /** Of all living threads, the main one among them; absent where they could not be listed. */
  readonly threads?: readonly ThreadSignals[];
  /** So many more threads there are, of which nothing was read: a process of many thousands would take too long. */
  readonly unreadThreads?: number;
  /** /proc/PID/wchan; '' where the kernel names none, absent where it may not be read. */
  readonly waitChannel?: string;
  /** By the freezer of its cgroup. */
  readonly frozen?: 'v1' | 'v2';
  /** It writes its core dump, and is ending (CoreDumping of status). */
  readonly isDumpingCore?: true;
  /** Inode of its user namespace (namespaces(7)); absent where it may not be read. */
  readonly userNamespace?: number;
};

/** Of one thread: a signal for the process is taken by any that does not block it. */
export type ThreadSignals = {
  readonly tid: number;
  readonly stateCode: string;
  /** Masks as status prints them. */
  readonly blocked: string;
  readonly pending: string;
  /** Absent where it has none. */
  readonly tracerPid?: number;
  /** As of the process. Read of those that sleep: others are in none. */
  readonly waitChannel?: string;
};
