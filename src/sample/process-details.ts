import type { ProcessIdentity } from './process-sample.js';

/** What of a process is read only where it is asked for: a pane shows it, or `ps --details` prints it. */
export type DetailPart = 'process' | 'memory' | 'environment' | 'files' | 'locks';

/** Why a fact is not known. */
export type Unread =
  | 'eacces' // these rights do not allow it
  | 'missing' // this kernel, or this tree, does not have the file
  | 'kernelThread' // a thread of the kernel has no such thing
  | 'ended' // a zombie's: the kernel took it back when it ended
  | 'slowRead' // it did not answer in time
  | 'garbled' // it is not of the form that proc(5) gives
  | 'fdBudget' // too many files are open
  | 'noHelper'; // the program that reads what may block is not on this machine

/** One kernel file's facts, or why they are not known. */
export type Reading<T> = { readonly value: T } | { readonly unread: Unread };

/**
 * All that was asked for of one process. A key is absent where its part was not asked for (or, of what a
 * helper reads, has not answered yet). The same object as before where nothing in it moved.
 */
export type ProcessDetails = ProcessIdentity & {
  /** Monotonic clock of the source: when this was first read so. */
  readonly readAtMs: number;
  // Part 'process':
  readonly status?: Reading<DetailStatus>;
  readonly io?: Reading<IoCounters>;
  readonly limits?: Reading<readonly ResourceLimit[]>;
  readonly cgroups?: Reading<readonly CgroupMembership[]>;
  readonly scheduling?: Reading<Scheduling>;
  readonly oom?: Reading<{ readonly score: number; readonly scoreAdj: number }>;
  /** The kernel's name of what it sleeps in, raw (proc_pid_wchan(5)); '' where it does not sleep. */
  readonly waitChannel?: Reading<string>;
  /** Targets of the links, raw. */
  readonly cwd?: Reading<string>;
  readonly exe?: Reading<string>;
  readonly root?: Reading<string>;
  readonly namespaces?: Reading<readonly Namespace[]>;
  readonly openFileCount?: Reading<number>;
  // Part 'memory', by a helper: smaps_rollup can block for ever.
  readonly memory?: Reading<MemoryRollup>;
  // Part 'environment', by a helper: environ can block for ever. NAME=VALUE, raw, in the order of the file.
  readonly environment?: Reading<{ readonly list: readonly string[]; readonly isCut?: true }>;
  // Part 'files'.
  readonly files?: Reading<{ readonly list: readonly OpenFile[]; readonly isCut?: true }>;
  // Part 'locks'.
  /**
   * isPartial: not all of its descriptors could be read, so that what only they tell is not seen (an OFDLCK;
   * a FLOCK that it got from its parent); or there are more locks on the machine than are read.
   */
  readonly locks?: Reading<{ readonly list: readonly FileLock[]; readonly isPartial?: true }>;
};

/** What /proc/PID/status has beyond `StatusFacts` (proc_pid_status(5)). Absent = the kernel does not say. */
export type DetailStatus = {
  readonly groups?: readonly number[];
  /** In each pid namespace from the outermost that is seen here to its own. */
  readonly namespacePids?: readonly number[];
  readonly peakVsizeBytes?: number;
  readonly peakRssBytes?: number;
  readonly lockedBytes?: number;
  readonly rssAnonymousBytes?: number;
  readonly rssFileBytes?: number;
  readonly rssSharedBytes?: number;
  readonly swapBytes?: number;
  /** Capability sets as 16 hexadecimal digits. */
  readonly capabilitiesEffective?: string;
  readonly capabilitiesPermitted?: string;
  readonly capabilitiesBounding?: string;
  readonly hasNoNewPrivileges?: boolean;
  /** 0 none, 1 strict, 2 filter. */
  readonly seccompMode?: number;
  /** As the kernel prints it: `0-3,8`. */
  readonly cpusAllowed?: string;
  readonly memoryNodesAllowed?: string;
  /** Context switches of the main thread alone, as the kernel counts them (of a living one where it is dead). */
  readonly voluntarySwitches?: number;
  readonly involuntarySwitches?: number;
  readonly umask?: string;
};

/** /proc/PID/io (proc_pid_io(5)). */
export type IoCounters = {
  /** Through read(2) and the like, from caches too. */
  readonly readCharacters: number;
  readonly writtenCharacters: number;
  readonly readCalls: number;
  readonly writeCalls: number;
  /** From and to storage. */
  readonly readBytes: number;
  readonly writtenBytes: number;
  readonly cancelledWriteBytes: number;
};

/** A line of /proc/PID/limits; an absent limit is "unlimited". */
export type ResourceLimit = {
  /** As the kernel names it: "Max open files". */
  readonly name: string;
  readonly soft?: number;
  readonly hard?: number;
  /** '' where it has none. */
  readonly unit: string;
};

/** A line of /proc/PID/cgroup (cgroups(7)). */
export type CgroupMembership = {
  readonly hierarchy: number;
  /** Empty for version 2. */
  readonly controllers: readonly string[];
  readonly path: string;
};

/** Of the main thread. */
export type Scheduling = {
  /** Field 41 of stat: SCHED_* as the kernel numbers them. */
  readonly policy: number;
  /** Field 40: 1 to 99 for real-time policies, else 0. */
  readonly realtimePriority: number;
  /** Of schedstat, so of the main thread alone: on a CPU, and waiting for one, in ns; how often it got one. */
  readonly runNs?: number;
  readonly waitNs?: number;
  readonly timeslices?: number;
};

/** `pid:[4026531836]`: a link of /proc/PID/ns. */
export type Namespace = {
  readonly type: string;
  readonly inode: number;
};

/** /proc/PID/smaps_rollup. */
export type MemoryRollup = {
  readonly rssBytes: number;
  readonly pssBytes: number;
  readonly pssAnonymousBytes?: number;
  readonly pssFileBytes?: number;
  readonly pssSharedBytes?: number;
  readonly sharedCleanBytes: number;
  readonly sharedDirtyBytes: number;
  readonly privateCleanBytes: number;
  readonly privateDirtyBytes: number;
  readonly swapBytes?: number;
  readonly swapPssBytes?: number;
};

/** An open descriptor: the link in fd, and what fdinfo says. */
export type OpenFile = {
  readonly descriptor: number;
  /** Raw: a path, `socket:[123]`, `anon_inode:[eventpoll]`, `/x (deleted)`. Absent where it may not be read. */
  readonly target?: string;
  /** Octal flags of fdinfo, as open(2) takes them. */
  readonly flags?: number;
  readonly offset?: number;
  readonly inode?: number;
};

/** A line of /proc/locks that this process holds or waits for (proc_locks(5)). */
export type FileLock = {
  readonly kind: 'FLOCK' | 'POSIX' | 'OFDLCK' | 'LEASE' | 'DELEG' | string;
  readonly isMandatory: boolean;
  readonly mode: 'READ' | 'WRITE' | string;
  /** It waits for this lock; else it holds it. */
  readonly isWaiting: boolean;
  /** `08:01:1234`, as the kernel writes device and inode. */
  readonly fileId: string;
  readonly startByte: number;
  /** Absent = to the end of the file. */
  readonly endByte?: number;
  /**
   * Who holds what it waits for (and who waits before it), or who waits for what it holds. Without a pid where
   * the kernel names none: an OFDLCK belongs to a descriptor, not to a process. Of a FLOCK it is who took it, who
   * may have passed it on and be gone.
   */
  readonly others: readonly { readonly pid?: number; readonly isWaiting: boolean }[];
  /** Raw path, where one of its descriptors tells it for certain. */
  readonly path?: string;
};
