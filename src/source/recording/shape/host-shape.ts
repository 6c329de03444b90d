import type {
  Boot,
  CgroupLimits,
  CpuTimes,
  HostSample,
  MemorySample,
  PressureSample,
  TtyDriver,
  Viewer,
} from '../../../sample/host-sample.js';
import {
  flag,
  hexadecimal,
  instant,
  listOf,
  mapOf,
  number,
  numberFrom,
  pid,
  shapeOf,
  text,
} from './shape.js';

const positive = numberFrom(Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);

const cpu = shapeOf<CpuTimes>(
  {
    id: number,
    user: number,
    nice: number,
    system: number,
    idle: number,
    iowait: number,
    irq: number,
    softirq: number,
    steal: number,
  },
  {},
);

const memory = shapeOf<MemorySample>(
  {},
  {
    totalBytes: number,
    freeBytes: number,
    availableBytes: number,
    buffersBytes: number,
    cachedBytes: number,
    sharedBytes: number,
    reclaimableBytes: number,
    swapTotalBytes: number,
    swapFreeBytes: number,
  },
);

const pressure = shapeOf<PressureSample>(
  {},
  { cpuSomePercent: number, memorySomePercent: number, ioSomePercent: number },
);

const limits = shapeOf<CgroupLimits>(
  {},
  {
    cpuQuotaCores: number,
    memoryLimitBytes: number,
    memoryUsageBytes: number,
    memoryInactiveFileBytes: number,
    cpuSource: text,
    memorySource: text,
  },
);

export const host = shapeOf<HostSample>(
  { cpus: listOf(cpu), memory },
  {
    uptimeSeconds: number,
    load: listOf(number),
    forks: number,
    contextSwitches: number,
    pressure,
    machineThreads: number,
    limits,
  },
);

const ttyDriver = shapeOf<TtyDriver>(
  { prefix: text, major: number, firstMinor: number, lastMinor: number },
  {},
);

export const boot = shapeOf<Boot>(
  {
    id: text,
    hostname: text,
    kernelRelease: text,
    arch: text,
    ticksPerSecond: positive,
    pageBytes: positive,
    utcOffsetMinutes: numberFrom(-1440, 1440),
    users: mapOf(text),
    ttyDrivers: listOf(ttyDriver),
  },
  { bootedAtMs: instant },
);

export const viewer = shapeOf<Viewer>(
  { pid, uid: number, gids: listOf(number), ancestorPids: listOf(number), canSignal: flag },
  {
    realUid: number,
    pgrp: number,
    session: number,
    capabilities: hexadecimal,
    pidNamespace: number,
    userNamespace: number,
    hidepid: text,
  },
);
