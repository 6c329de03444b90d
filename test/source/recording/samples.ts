import fc from 'fast-check';
import type {
  DeviceReading,
  DeviceSample,
  DeviceUnread,
} from '../../../src/sample/device-sample.js';
import type { CgroupLimits } from '../../../src/sample/host-sample.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import type { Sample } from '../../../src/sample/sample.js';
import type { ThreadSample } from '../../../src/sample/thread-sample.js';
import { madeDevices } from '../../helpers/made-devices.js';
import { anyDetails } from './any-details.js';
import { anyNumber, anyText } from './any-values.js';

/** A process as a live source would give it. */
export function processSample(over: Partial<ProcessSample> = {}): ProcessSample {
  return {
    pid: 1,
    comm: 'init',
    stateCode: 'S',
    ppid: 0,
    pgrp: 1,
    session: 1,
    ttyDevice: 0,
    ttyProcessGroup: -1,
    flags: 4194560,
    minorFaults: 10,
    majorFaults: 0,
    userTicks: 5,
    systemTicks: 6,
    childUserTicks: 0,
    childSystemTicks: 0,
    priority: 20,
    nice: 0,
    threads: 1,
    startTicks: 3,
    vsizeBytes: 1024,
    rssPages: 12,
    readAtMs: 1000.25,
    ...over,
  };
}

/** A whole sample; `atMs` after the first second of both clocks. */
export function sample(
  atMs: number,
  processes: readonly ProcessSample[],
  over: Partial<Sample> = {},
): Sample {
  return {
    takenAtMs: 1_763_690_000_000 + atMs,
    monotonicMs: 1000.5 + atMs,
    boot: {
      id: 'b0',
      hostname: 'web-3',
      kernelRelease: '6.18.0',
      arch: 'x64',
      ticksPerSecond: 100,
      pageBytes: 4096,
      utcOffsetMinutes: 60,
      users: { 0: 'root', 1000: 'ana' },
      ttyDrivers: [{ prefix: 'pts', major: 136, firstMinor: 0, lastMinor: 1048575 }],
    },
    viewer: { pid: 77, uid: 0, gids: [0], ancestorPids: [77, 1], canSignal: true },
    host: { cpus: [], memory: {}, forks: 12, load: [0.5, 0.25, 0.125] },
    processes,
    events: [],
    notes: [],
    ...over,
  };
}

const anyThread = fc.record({ tid: fc.nat(9), comm: anyText, userTicks: anyNumber }).map(
  (over): ThreadSample => ({
    stateCode: 'S',
    systemTicks: 0,
    priority: 20,
    nice: 0,
    startTicks: 0,
    readAtMs: 0,
    ...over,
  }),
);

function anyReading<T>(value: fc.Arbitrary<T>) {
  const unread = fc.constantFrom('eacces' as const, 'kernelThread' as const, 'missing' as const);
  return fc.oneof(
    fc.record({ readAtMs: anyNumber, value }),
    fc.record({ readAtMs: anyNumber, unread }),
  );
}

const anyIo = anyNumber.map((n) => ({
  readCharacters: n,
  writtenCharacters: n,
  readCalls: 1,
  writeCalls: 2,
  readBytes: 3,
  writtenBytes: n,
  cancelledWriteBytes: 0,
}));

const anyRowFacts = fc.record(
  {
    statm: anyReading(
      fc.record({ sharedPages: anyNumber, textPages: fc.nat(), dataPages: fc.nat() }),
    ),
    usage: anyReading(
      fc.record({ swapBytes: anyNumber, voluntarySwitches: fc.nat(3) }, { requiredKeys: [] }),
    ),
    io: anyReading(anyIo),
    oomScore: anyReading(fc.integer({ min: -1000, max: 2000 })),
    cgroups: anyReading(
      fc.array(fc.record({ hierarchy: fc.nat(3), controllers: fc.array(anyText), path: anyText }), {
        maxLength: 2,
      }),
    ),
    exe: anyReading(anyText),
    cwd: anyReading(anyText),
  },
  { requiredKeys: [] },
);

const anyProcess = fc
  .record(
    {
      pid: fc.integer({ min: 1, max: 6 }),
      startTicks: fc.integer({ min: 0, max: 1 }),
      comm: anyText,
      stateCode: fc.constantFrom('R', 'S', 'Z'),
      userTicks: fc.oneof(fc.constant(5), anyNumber),
      processor: fc.nat(3),
      childMinorFaults: fc.nat(3),
      childMajorFaults: fc.nat(3),
      rowFacts: anyRowFacts,
      status: fc.record({
        readAtMs: anyNumber,
        uids: fc.constant([1, 1, 1, 1]),
        gids: fc.constant([]),
      }),
      cmdline: fc.record(
        {
          readAtMs: anyNumber,
          argv: fc.array(anyText, { maxLength: 3 }),
          isCut: fc.constant(true as const),
        },
        { requiredKeys: ['readAtMs'] },
      ),
      threadList: fc.record({
        readAtMs: anyNumber,
        list: fc.array(anyThread, { maxLength: 2 }),
      }),
    },
    { requiredKeys: ['pid', 'startTicks'] },
  )
  .map((over) => processSample(over as Partial<ProcessSample>));

const anyProcesses = fc
  .uniqueArray(anyProcess, { selector: (process) => process.pid, maxLength: 6 })
  .map((list) => list.toSorted((one, other) => one.pid - other.pid));

const anyLimits: fc.Arbitrary<CgroupLimits> = fc.record(
  {
    cpuQuotaCores: anyNumber,
    cpuSource: anyText,
    memoryLimitBytes: anyNumber,
    memoryUsageBytes: anyNumber,
    memoryInactiveFileBytes: anyNumber,
    memorySource: anyText,
  },
  { requiredKeys: [] },
);

const anyDeviceUnread = fc.constantFrom<DeviceUnread>('slowRead', 'otherMachine');

function anyDeviceReading<T>(value: fc.Arbitrary<T>): fc.Arbitrary<DeviceReading<T>> {
  return fc.oneof(
    fc.record({ readAtMs: anyNumber, value }),
    fc.record({ readAtMs: anyNumber, unread: anyDeviceUnread }),
  );
}

const anyDevices: fc.Arbitrary<DeviceSample> = fc
  .record(
    {
      step: fc.nat(9),
      fileSystems: anyDeviceReading(
        fc.array(fc.record({ mountPoint: anyText, device: anyText, usedBytes: anyNumber }), {
          maxLength: 2,
        }),
      ),
      operatingSystem: anyDeviceReading(fc.record({ name: anyText })),
      hardware: anyDeviceReading(fc.record({ model: anyText }, { requiredKeys: [] })),
    },
    { requiredKeys: ['step'] },
  )
  .map(({ step, ...over }) => ({ ...madeDevices(step * 1000, step), ...over }));

/** A small machine at several instants, up to two minutes apart; the clock may go back. */
export const anySamples: fc.Arbitrary<Sample[]> = fc.array(
  fc
    .record({
      atMs: fc.integer({ min: -5000, max: 240_000 }),
      processes: anyProcesses,
      details: fc.option(anyDetails, { nil: undefined }),
      extra: fc.option(fc.jsonValue().map(withoutMinusZero), { nil: undefined }),
      user: fc.constantFrom('ana', 'bob', '__proto__'),
      scope: fc.record(
        { pidNamespace: fc.nat(), userNamespace: fc.nat(), realUid: fc.nat(), hidepid: anyText },
        { requiredKeys: [] },
      ),
      limits: fc.option(anyLimits, { nil: undefined }),
      devices: fc.option(anyDevices, { nil: undefined }),
    })
    .map(({ atMs, processes, details, extra, user, scope, limits, devices }) => {
      const plain = sample(atMs, processes, details === undefined ? {} : { details });
      const boot = { ...plain.boot, users: { 0: user } };
      const viewer = { ...plain.viewer, ...scope };
      const host = limits === undefined ? plain.host : { ...plain.host, limits };
      const more = extra === undefined ? {} : { fromTheFuture: extra };
      const asked = devices === undefined ? {} : { devices };
      return { ...plain, boot, viewer, host, ...asked, ...more };
    }),
  { minLength: 1, maxLength: 8 },
);

/** What JSON cannot carry is no sample. */
function withoutMinusZero(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll('"__proto__"', '"proto"'));
}
