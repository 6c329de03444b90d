import type {
  Boot,
  CgroupLimits,
  CpuTimes,
  HostSample,
  MemorySample,
  PressureSample,
  TtyDriver,
  Viewer,
} from '../../sample/host-sample.js';
import type { KernelEvent } from '../../sample/kernel-event.js';
import type {
  CmdlineFacts,
  ProcessIdentity,
  ProcessSample,
  StatusFacts,
} from '../../sample/process-sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import { detailsShape } from './details-shape.js';
import { devicesShape } from './devices-shape.js';
import type { DeltaFrame, Header, KeyFrame } from './format.js';
import { formatName } from './format.js';
import type { Check } from './shape.js';
import {
  flag,
  hexadecimal,
  listOf,
  literal,
  mapOf,
  number,
  numberFrom,
  pid,
  shapeOf,
  text,
} from './shape.js';
import { threadFacts } from './thread-shape.js';

/** What a Date can hold. */
export const instant = numberFrom(-8.64e15, 8.64e15);

const positive = numberFrom(Number.MIN_VALUE, Number.MAX_SAFE_INTEGER);

const status = shapeOf<StatusFacts>(
  { readAtMs: number, uids: listOf(number), gids: listOf(number) },
  {
    tracerPid: number,
    signalMasks: shapeOf<NonNullable<StatusFacts['signalMasks']>>(
      {
        threadPending: hexadecimal,
        processPending: hexadecimal,
        blocked: hexadecimal,
        ignored: hexadecimal,
        caught: hexadecimal,
      },
      {},
    ),
  },
);

const cmdline = shapeOf<CmdlineFacts>(
  { readAtMs: number },
  { argv: listOf(text), isCut: flag, unread: text },
);

const processShape = shapeOf<ProcessSample>(
  {
    pid,
    comm: text,
    stateCode: text,
    ppid: number,
    pgrp: number,
    session: number,
    ttyDevice: number,
    ttyProcessGroup: number,
    flags: number,
    minorFaults: number,
    majorFaults: number,
    userTicks: number,
    systemTicks: number,
    childUserTicks: number,
    childSystemTicks: number,
    priority: number,
    nice: number,
    threads: number,
    startTicks: number,
    vsizeBytes: number,
    rssPages: number,
    readAtMs: number,
  },
  { processor: number, exitCode: number, status, cmdline, threadList: threadFacts },
);

const identity = shapeOf<ProcessIdentity>({ pid, startTicks: number }, {});

const processes: Check = (value) => {
  const reason = listOf(processShape)(value);
  if (reason !== undefined) return reason;
  const list = value as readonly ProcessSample[];
  const wrong = list.findIndex((process, at) => process.pid <= (list[at - 1]?.pid ?? -1));
  return wrong < 0 ? undefined : `[${wrong}].pid: expected pids in ascending order, each once`;
};

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

const host = shapeOf<HostSample>(
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

const boot = shapeOf<Boot>(
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

const viewer = shapeOf<Viewer>(
  { pid, uid: number, gids: listOf(number), ancestorPids: listOf(number), canSignal: flag },
  { pgrp: number, session: number, capabilities: hexadecimal, pidNamespace: number, hidepid: text },
);

const common = {
  takenAtMs: instant,
  monotonicMs: number,
  host,
  events: listOf(shapeOf<KernelEvent>({ type: text, pid, atMs: number }, {})),
  notes: listOf(shapeOf<SourceNote>({ code: text, message: text }, { count: number })),
};

/** A header of any version. */
export const headerName = shapeOf<Pick<Header, 'kind' | 'format' | 'version'>>(
  { kind: literal('header'), format: literal(formatName), version: numberFrom(1, 1e6) },
  {},
);

/** A header of the version that is read here. */
export const headerShape = shapeOf<Header>(
  { kind: literal('header'), format: literal(formatName), version: number, boot, viewer },
  {},
);

const asked = { details: listOf(detailsShape), devices: devicesShape };

export const keyShape = shapeOf<KeyFrame>({ ...common, kind: literal('key'), processes }, asked);

export const deltaShape = shapeOf<DeltaFrame>(
  {
    ...common,
    kind: literal('delta'),
    changed: processes,
    born: processes,
    gone: listOf(identity),
  },
  { ...asked, boot, viewer },
);
