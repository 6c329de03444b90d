import fc from 'fast-check';
import type { ProcessDetails } from '../../../src/sample/process-details.js';
import { anyNumber, anyText } from './any-values.js';

function readingOf<T>(value: fc.Arbitrary<T>) {
  const unread = fc.constantFrom('eacces' as const, 'missing' as const, 'slowRead' as const);
  return fc.oneof(fc.record({ value }), fc.record({ unread }));
}

const anyFile = fc.record(
  { descriptor: fc.nat(9), target: anyText, offset: anyNumber, inode: fc.nat(9) },
  { requiredKeys: ['descriptor'] },
);

const anyLock = fc
  .record({ mode: anyText, isWaiting: fc.boolean(), path: anyText })
  .map((over) => ({
    kind: 'POSIX',
    isMandatory: false,
    fileId: '08:01:7',
    startByte: 0,
    others: [{ pid: 7, isWaiting: false }, { isWaiting: true }],
    ...over,
  }));

const anyOfProcess = fc.record(
  {
    pid: fc.integer({ min: 1, max: 4 }),
    startTicks: fc.integer({ min: 0, max: 1 }),
    readAtMs: fc.oneof(fc.constant(5), anyNumber),
    status: readingOf(fc.record({ umask: anyText }, { requiredKeys: [] })),
    waitChannel: readingOf(anyText),
    oom: readingOf(fc.record({ score: anyNumber, scoreAdj: fc.constant(-1000) })),
    environment: readingOf(fc.record({ list: fc.array(anyText, { maxLength: 2 }) })),
    files: readingOf(fc.record({ list: fc.array(anyFile, { maxLength: 2 }) })),
    locks: readingOf(fc.record({ list: fc.array(anyLock, { maxLength: 2 }) })),
  },
  { requiredKeys: ['pid', 'startTicks', 'readAtMs'] },
) as fc.Arbitrary<ProcessDetails>;

/** What the panes show, of up to three processes. */
export const anyDetails = fc
  .uniqueArray(anyOfProcess, { selector: ({ pid }) => pid, maxLength: 3 })
  .map((list) => list.toSorted((one, other) => one.pid - other.pid));
