import fc, { type Arbitrary } from 'fast-check';
import type { ProcessDetails, Reading, Unread } from '../../src/sample/process-details.js';
import type { ProcessIdentity } from '../../src/sample/process-sample.js';
import { anyNumber, counter, hostileText } from './hostile-values.js';

const unreads: readonly Unread[] = [
  ...(['eacces', 'missing', 'kernelThread', 'ended'] as const),
  ...(['slowRead', 'garbled', 'fdBudget', 'noHelper'] as const),
];

function reading<T>(value: Arbitrary<T>): Arbitrary<Reading<T>> {
  return fc.oneof(
    { arbitrary: fc.record({ value }), weight: 3 },
    { arbitrary: fc.record({ unread: fc.constantFrom(...unreads) }), weight: 1 },
  );
}

const mask = fc.oneof(
  fc.constantFrom('0000000000000000', 'ffffffffffffffff', 'zz', ''),
  fc.nat().map((one) => one.toString(16).padStart(16, '0')),
);

const status = fc.record(
  {
    groups: fc.array(fc.nat(), { maxLength: 40 }),
    namespacePids: fc.array(fc.nat(), { maxLength: 60 }),
    peakVsizeBytes: counter,
    peakRssBytes: counter,
    lockedBytes: counter,
    rssAnonymousBytes: counter,
    rssFileBytes: counter,
    rssSharedBytes: counter,
    swapBytes: counter,
    capabilitiesEffective: mask,
    capabilitiesPermitted: mask,
    capabilitiesBounding: mask,
    hasNoNewPrivileges: fc.boolean(),
    seccompMode: fc.nat(9),
    cpusAllowed: hostileText,
    memoryNodesAllowed: hostileText,
    voluntarySwitches: counter,
    involuntarySwitches: counter,
    umask: hostileText,
  },
  { requiredKeys: [], noNullPrototype: true },
);

const io = fc.record({
  readCharacters: counter,
  writtenCharacters: counter,
  readCalls: counter,
  writeCalls: counter,
  readBytes: counter,
  writtenBytes: counter,
  cancelledWriteBytes: counter,
});

const memory = fc.record({
  rssBytes: counter,
  pssBytes: counter,
  sharedCleanBytes: counter,
  sharedDirtyBytes: counter,
  privateCleanBytes: counter,
  privateDirtyBytes: counter,
});

const limit = fc.record(
  {
    name: hostileText,
    unit: fc.oneof(fc.constantFrom('', 'bytes'), hostileText),
    soft: counter,
    hard: counter,
  },
  { requiredKeys: ['name', 'unit'], noNullPrototype: true },
);

const file = fc.record(
  { descriptor: fc.nat(), target: hostileText, flags: counter, offset: anyNumber },
  { requiredKeys: ['descriptor'], noNullPrototype: true },
);

const lock = fc.record(
  {
    kind: hostileText,
    isMandatory: fc.boolean(),
    mode: hostileText,
    isWaiting: fc.boolean(),
    fileId: hostileText,
    startByte: counter,
    endByte: counter,
    others: fc.array(
      fc.record(
        { pid: fc.nat(9), isWaiting: fc.boolean() },
        { requiredKeys: ['isWaiting'], noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    path: hostileText,
  },
  {
    requiredKeys: ['kind', 'isMandatory', 'mode', 'isWaiting', 'fileId', 'startByte', 'others'],
    noNullPrototype: true,
  },
);

const scheduling = fc.record(
  { policy: fc.integer({ min: -1, max: 9 }), realtimePriority: fc.nat(99), waitNs: counter },
  { requiredKeys: ['policy', 'realtimePriority'], noNullPrototype: true },
);

const everything = fc.record(
  {
    status: reading(status),
    io: reading(io),
    limits: reading(fc.array(limit, { maxLength: 5 })),
    cgroups: reading(
      fc.array(
        fc.record({
          hierarchy: fc.nat(9),
          controllers: fc.array(hostileText, { maxLength: 2 }),
          path: hostileText,
        }),
        { maxLength: 3 },
      ),
    ),
    scheduling: reading(scheduling),
    oom: reading(fc.record({ score: anyNumber, scoreAdj: anyNumber })),
    waitChannel: reading(hostileText),
    cwd: reading(hostileText),
    exe: reading(hostileText),
    root: reading(hostileText),
    namespaces: reading(
      fc.array(fc.record({ type: hostileText, inode: counter }), { maxLength: 5 }),
    ),
    openFileCount: reading(counter),
    memory: reading(memory),
    environment: reading(fc.record({ list: fc.array(hostileText, { maxLength: 5 }) })),
    files: reading(fc.record({ list: fc.array(file, { maxLength: 5 }) })),
    locks: reading(fc.record({ list: fc.array(lock, { maxLength: 5 }) })),
  },
  { requiredKeys: [], noNullPrototype: true },
);

/** What any kernel, or any recording of the right shape, may say of a process. */
export const hostileDetails: Arbitrary<(of: ProcessIdentity) => ProcessDetails> = everything.map(
  (details) =>
    ({ pid, startTicks }) => ({ pid, startTicks, readAtMs: 0, ...details }),
);
