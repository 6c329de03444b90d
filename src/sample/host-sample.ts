/** What does not change while the machine is up, so that a replay asks nothing of the machine it runs on. */
export type Boot = {
  /** /proc/sys/kernel/random/boot_id; '' where it cannot be read. */
  readonly id: string;
  readonly hostname: string;
  readonly kernelRelease: string;
  /** As uname -m and process.arch name it: x64, arm64, … */
  readonly arch: string;
  /** USER_HZ, 100 on every architecture that Node runs on. */
  readonly ticksPerSecond: number;
  readonly pageBytes: number;
  /** Wall clock of the boot (btime of /proc/stat), for `startedAt`. Absent where it cannot be read. */
  readonly bootedAtMs?: number;
  readonly utcOffsetMinutes: number;
  /** uid (as text) → user name, from /etc/passwd. Raw text. */
  readonly users: Readonly<Record<string, string>>;
  /** /proc/tty/drivers as ranges: which device number bears which name. */
  readonly ttyDrivers: readonly TtyDriver[];
};

/** major + minor range → path prefix: { prefix: 'pts', major: 136, firstMinor: 0, lastMinor: 1048575 }. */
export type TtyDriver = {
  readonly prefix: string;
  readonly major: number;
  readonly firstMinor: number;
  readonly lastMinor: number;
};

/** Who looks: what may be done and seen rests on it. */
export type Viewer = {
  readonly pid: number;
  /** Effective. */
  readonly uid: number;
  /** Absent where it is the effective one: a program that is not set-uid. */
  readonly realUid?: number;
  readonly gids: readonly number[];
  /** The identity chain from us up to init, as pids, ourselves first: never to be signalled. */
  readonly ancestorPids: readonly number[];
  readonly pgrp?: number;
  readonly session?: number;
  /** CapEff as 16 hexadecimal digits. */
  readonly capabilities?: string;
  /** True where the processes seen are the ones that kill(2) here would reach. */
  readonly canSignal: boolean;
  /** Inode of the pid namespace that the pids are of (namespaces(7)); absent where it may not be read. */
  readonly pidNamespace?: number;
  /** Inode of the user namespace that the capabilities are of; absent in the machine's first one. */
  readonly userNamespace?: number;
  /** The mount option (proc(5)), where it hides processes from this user: `1`, `2`, `invisible`, … */
  readonly hidepid?: string;
};

/** One `cpuN` line of /proc/stat, in clock ticks since boot. */
export type CpuTimes = {
  /** The kernel's number: ids may have holes. */
  readonly id: number;
  readonly user: number;
  readonly nice: number;
  readonly system: number;
  readonly idle: number;
  readonly iowait: number;
  readonly irq: number;
  readonly softirq: number;
  readonly steal: number;
};

/** /proc/meminfo in bytes; an absent key was not there. */
export type MemorySample = {
  readonly totalBytes?: number;
  readonly freeBytes?: number;
  readonly availableBytes?: number;
  readonly buffersBytes?: number;
  readonly cachedBytes?: number;
  readonly sharedBytes?: number;
  readonly reclaimableBytes?: number;
  readonly swapTotalBytes?: number;
  readonly swapFreeBytes?: number;
};

/** The 10 s averages, in percent, of the "some" lines of /proc/pressure/*. */
export type PressureSample = {
  readonly cpuSomePercent?: number;
  readonly memorySomePercent?: number;
  readonly ioSomePercent?: number;
};

/**
 * What the cgroup of all that is seen may use (cgroups(7)): of it and its ancestors the least. Absent =
 * not limited.
 */
export type CgroupLimits = {
  /** Quota by period. */
  readonly cpuQuotaCores?: number;
  readonly memoryLimitBytes?: number;
  /** Of the cgroup that has this limit, its page cache too. */
  readonly memoryUsageBytes?: number;
  /** Of that the pages of files that are given back first. */
  readonly memoryInactiveFileBytes?: number;
  /** The directories that say so. Raw text. */
  readonly cpuSource?: string;
  readonly memorySource?: string;
};

export type HostSample = {
  readonly uptimeSeconds?: number;
  /** 1, 5 and 15 minutes. */
  readonly load?: readonly number[];
  readonly cpus: readonly CpuTimes[];
  /** `processes` of /proc/stat: forks since boot. */
  readonly forks?: number;
  /** `ctxt` of /proc/stat: context switches since boot. */
  readonly contextSwitches?: number;
  readonly memory: MemorySample;
  readonly pressure?: PressureSample;
  /** All threads of the machine, those of other pid namespaces and hidden ones too (/proc/loadavg). */
  readonly machineThreads?: number;
  readonly limits?: CgroupLimits;
};
