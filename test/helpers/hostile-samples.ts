import fc from 'fast-check';
import type { DeviceSample } from '../../src/sample/device-sample.js';
import type { Boot, CpuTimes, HostSample } from '../../src/sample/host-sample.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { RowFacts } from '../../src/sample/row-facts.js';
import type { Sample } from '../../src/sample/sample.js';
import type { SourceNote } from '../../src/sample/source-note.js';
import { hostileDetails } from './hostile-details.js';
import { anyNumber, counter, hostileText } from './hostile-values.js';
import { madeDevices } from './made-devices.js';
import { madeRowFacts } from './made-row-facts.js';

const thread = fc.record({
  tid: fc.nat(9),
  comm: hostileText,
  stateCode: fc.constantFrom('R', 'S', 'D', 'Z', '\x1b'),
  userTicks: counter,
  systemTicks: counter,
  priority: fc.constant(20),
  nice: fc.constant(0),
  startTicks: fc.nat(3),
  readAtMs: counter,
});

const rowReading = <T>(value: fc.Arbitrary<T>) =>
  fc.oneof(
    fc.record({ readAtMs: counter, value }),
    fc.constant({ readAtMs: 0, unread: 'eacces' as const }),
  );

const rowFacts: fc.Arbitrary<RowFacts> = fc.oneof(
  counter.map((n) => madeRowFacts(n, n)),
  fc.record({
    exe: rowReading(hostileText),
    cwd: rowReading(hostileText),
    cgroups: rowReading(hostileText.map((path) => [{ hierarchy: 1, controllers: [path], path }])),
    oomScore: rowReading(anyNumber),
  }),
);

const processRow: fc.Arbitrary<ProcessSample> = fc.record(
  {
    pid: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constantFrom(65_535, 4_194_304)),
    comm: hostileText,
    stateCode: fc.constantFrom('R', 'S', 'D', 'T', 't', 'Z', 'X', 'x', 'K', 'W', 'P', 'I', '\x1b'),
    ppid: fc.integer({ min: -1, max: 12 }),
    pgrp: anyNumber,
    session: anyNumber,
    ttyDevice: anyNumber,
    ttyProcessGroup: anyNumber,
    flags: fc.constantFrom(0, 0x200000),
    minorFaults: counter,
    majorFaults: counter,
    userTicks: counter,
    systemTicks: counter,
    childUserTicks: counter,
    childSystemTicks: anyNumber,
    priority: anyNumber,
    nice: fc.integer({ min: -20, max: 19 }),
    threads: counter,
    startTicks: fc.nat(3),
    vsizeBytes: counter,
    rssPages: anyNumber,
    readAtMs: counter,
    status: fc.record({
      readAtMs: counter,
      uids: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      gids: fc.constant([0, 0, 0, 0]),
    }),
    cmdline: fc.oneof(
      fc.record({ readAtMs: counter, argv: fc.array(hostileText, { maxLength: 3 }) }),
      fc.constant({ readAtMs: 0, unread: 'slowRead' as const }),
    ),
    rowFacts,
    threadList: fc.oneof(
      fc.record({ readAtMs: counter, list: fc.array(thread, { maxLength: 4 }) }),
      fc.constant({ readAtMs: 0, unread: 'eacces' as const }),
    ),
  },
  { noNullPrototype: true },
);

const cpuTimes = fc.record({
  user: counter,
  nice: counter,
  system: counter,
  idle: counter,
  iowait: counter,
  irq: counter,
  softirq: counter,
  steal: counter,
});

const cpus: fc.Arbitrary<readonly CpuTimes[]> = fc
  .tuple(cpuTimes, cpuTimes, fc.constantFrom(0, 1, 2, 5, 16, 300))
  .map(([one, other, count]) =>
    Array.from({ length: count }, (_, id) => ({ ...(id % 2 ? one : other), id: id * 3 })),
  );

const host: fc.Arbitrary<HostSample> = fc.record(
  {
    uptimeSeconds: anyNumber,
    load: fc.array(fc.constantFrom(0, 1.5, 1e9), { maxLength: 3 }),
    cpus,
    forks: counter,
    contextSwitches: counter,
    memory: fc.record(
      {
        totalBytes: counter,
        freeBytes: counter,
        availableBytes: counter,
        swapTotalBytes: counter,
        swapFreeBytes: counter,
      },
      { requiredKeys: [], noNullPrototype: true },
    ),
    pressure: fc.record(
      { cpuSomePercent: fc.constantFrom(0, 5.55, 100), ioSomePercent: fc.constantFrom(99.99) },
      { requiredKeys: [], noNullPrototype: true },
    ),
  },
  { requiredKeys: ['cpus', 'memory'], noNullPrototype: true },
);

const boot: fc.Arbitrary<Boot> = fc.record({
  id: fc.constant('boot'),
  hostname: hostileText,
  kernelRelease: hostileText,
  arch: fc.constant('x64'),
  ticksPerSecond: fc.constantFrom(100, 1000),
  pageBytes: fc.constant(4096),
  utcOffsetMinutes: fc.constantFrom(0, 330, -720),
  users: fc.record({ '0': hostileText, '1': hostileText }, { noNullPrototype: true }),
  ttyDrivers: fc.constant([]),
});

const notes: fc.Arbitrary<readonly SourceNote[]> = fc.array(
  fc.record(
    { code: fc.constant('eacces' as const), message: hostileText, count: fc.nat() },
    { requiredKeys: ['code', 'message'], noNullPrototype: true },
  ),
  { maxLength: 2 },
);

/** A few samples of one machine that follow one another; nothing in them can be trusted but its shape. */
export const hostileSamples: fc.Arbitrary<readonly Sample[]> = fc
  .tuple(
    boot,
    fc.array(fc.tuple(host, fc.array(processRow, { maxLength: 8 }), notes, hostileDetails), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([machine, looks]) =>
    looks.map(([hostSample, rows, said, detailsOf], index) => ({
      takenAtMs: 1_700_000_000_000 + index * 1000,
      monotonicMs: 1000 + index * 1000,
      boot: machine,
      viewer: { pid: 4711, uid: 0, gids: [], ancestorPids: [], canSignal: true },
      host: hostSample,
      devices: hostileDevices(said[0]?.message ?? machine.hostname, index),
      processes: byPidOnce(rows),
      details: byPidOnce(rows).map(detailsOf),
      events: [],
      notes: said,
    })),
  );

function byPidOnce(rows: readonly ProcessSample[]): readonly ProcessSample[] {
  return [...new Map(rows.map((row) => [row.pid, row])).values()].sort((a, b) => a.pid - b.pid);
}

/** Devices are called so. */
function hostileDevices(name: string, index: number): DeviceSample {
  const made = madeDevices(index * 1000, index);
  const asked = { readAtMs: 0 };
  return {
    ...made,
    fileSystems: { ...asked, value: [{ mountPoint: name, device: name, type: name }] },
    diskFacts: { ...asked, value: [{ name: 'sda', model: name, kind: name }] },
    networkFacts: { ...asked, value: [{ name: 'wlan0', addresses: [name], state: name }] },
    batteries: {
      ...asked,
      value: [{ model: name, capacityUnit: name, capacity: 1, fullCapacity: 2 }],
    },
    operatingSystem: { ...asked, value: { name, release: name } },
    processor: { ...asked, value: { name } },
    hardware: { ...asked, value: { manufacturer: name, model: name, hypervisor: name } },
  };
}
