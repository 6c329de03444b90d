/**
 * How one process is scheduled, and whose it is: read just before it is asked to be scheduled otherwise, and again to
 * see what the kernel made of that.
 */
export type SchedulingFacts = {
  readonly startTicks: number;
  readonly stateCode: string;
  /** PF_* bits of stat. */
  readonly flags: number;
  /** Real, effective, saved, file system; absent where status may not be read. */
  readonly uids?: readonly number[];
  /** CapPrm as 16 hexadecimal digits. */
  readonly permitted?: string;
  /** Soft RLIMIT_NICE (getrlimit(2)): 20 − it is the lowest nice value that its user may give. 40 where it is not limited. */
  readonly niceLimit?: number;
  /** Inode of its user namespace; absent where it may not be read. */
  readonly userNamespace?: number;
  /** Of all living threads, the main one first where it lives. */
  readonly threads: readonly ThreadScheduling[];
};

/** Nice value, CPUs and I/O priority are each thread's own on Linux. */
export type ThreadScheduling = {
  readonly tid: number;
  /** With the tid its identity. */
  readonly startTicks: number;
  readonly nice: number;
  /** SCHED_* by number (sched(7)). */
  readonly policy?: number;
  /** Cpus_allowed_list of status, as `0-3,8`. */
  readonly cpus?: string;
};

/** Who asks for it: what is permitted rests on it. Masks as /proc/self/status prints them. */
export type Asker = {
  readonly realUid: number;
  readonly effectiveUid: number;
  readonly effective: string;
  readonly permitted: string;
  readonly inheritable: string;
  readonly bounding: string;
  readonly ambient: string;
  readonly userNamespace?: number;
  readonly isInitialUserNamespace?: boolean;
};
