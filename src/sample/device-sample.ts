/**
 * The machine's devices as far as they were asked for. Counters are since boot, never rates; a key is
 * absent where it was not asked for or has not answered yet.
 */
export type DeviceSample = {
  readonly disks?: DeviceReading<readonly DiskCounters[]>;
  readonly networks?: DeviceReading<readonly NetworkCounters[]>;
  readonly fileSystems?: DeviceReading<readonly FileSystem[]>;
  readonly temperatures?: DeviceReading<Temperatures>;
  /** Empty where there is none. */
  readonly batteries?: DeviceReading<readonly Battery[]>;
  readonly diskFacts?: DeviceReading<readonly DiskFacts[]>;
  readonly networkFacts?: DeviceReading<readonly NetworkFacts[]>;
  readonly operatingSystem?: DeviceReading<OperatingSystem>;
  readonly processor?: DeviceReading<Processor>;
  readonly hardware?: DeviceReading<Hardware>;
};

/** Why it is not known. */
export type DeviceUnread =
  | 'missing' // this kernel, or this tree, does not have the file
  | 'eacces' // these rights do not allow it
  | 'fdBudget' // too many files are open
  | 'slowRead' // the helper that asks did not answer in time
  | 'failed' // the helper that asks could not be run, or failed
  | 'garbled' // the answer is not of the known form
  | 'otherMachine'; // the tree is not of this machine, where it would be asked

/** What was told, or why not; and when, by the source's monotonic clock. */
export type DeviceReading<T> = { readonly readAtMs: number } & (
  | { readonly value: T }
  | { readonly unread: DeviceUnread }
);

/** A line of /proc/diskstats: a disk or a partition. */
export type DiskCounters = {
  /** Raw text. */
  readonly name: string;
  readonly reads: number;
  readonly readBytes: number;
  readonly writes: number;
  readonly writtenBytes: number;
  /** How long it had something to do. */
  readonly busyMs: number;
};

/** A line of /proc/net/dev. */
export type NetworkCounters = {
  /** Raw text. */
  readonly name: string;
  readonly receivedBytes: number;
  readonly receivedPackets: number;
  readonly receivedErrors: number;
  readonly receivedDrops: number;
  readonly sentBytes: number;
  readonly sentPackets: number;
  readonly sentErrors: number;
  readonly sentDrops: number;
};

/** Names and the like are raw text, here and below. */
export type FileSystem = {
  readonly mountPoint: string;
  readonly device: string;
  readonly type?: string;
  readonly sizeBytes?: number;
  readonly usedBytes?: number;
  /** To users without privileges: less than size less used, where blocks are reserved. */
  readonly availableBytes?: number;
  readonly isReadOnly?: boolean;
};

/** In degrees Celsius. */
export type Temperatures = {
  readonly cpuCelsius?: number;
  readonly highestCelsius?: number;
  readonly chipsetCelsius?: number;
  readonly coresCelsius: readonly number[];
  readonly socketsCelsius: readonly number[];
};

export type Battery = {
  readonly model?: string;
  readonly chargePercent?: number;
  readonly isCharging?: boolean;
  readonly isOnMains?: boolean;
  readonly minutesLeft?: number;
  /** In `capacityUnit`, mWh or mAh. */
  readonly capacity?: number;
  readonly fullCapacity?: number;
  readonly designedCapacity?: number;
  readonly capacityUnit?: string;
  readonly cycles?: number;
};

export type DiskFacts = {
  readonly name: string;
  readonly sizeBytes?: number;
  /** SSD or HDD, as far as the kernel knows. */
  readonly kind?: string;
  readonly model?: string;
  readonly isRemovable?: boolean;
};

export type NetworkFacts = {
  readonly name: string;
  readonly addresses: readonly string[];
  readonly mac?: string;
  /** operstate of the kernel: up, down, unknown, … */
  readonly state?: string;
  readonly type?: string;
  readonly mtuBytes?: number;
  readonly megabitsPerSecond?: number;
};

export type OperatingSystem = {
  readonly name: string;
  readonly release?: string;
  readonly codename?: string;
};

export type Processor = {
  readonly name: string;
  readonly logicalCores?: number;
  readonly physicalCores?: number;
  readonly sockets?: number;
  readonly gigahertz?: number;
};

export type Hardware = {
  readonly manufacturer?: string;
  readonly model?: string;
  readonly isVirtual?: boolean;
  readonly hypervisor?: string;
};
