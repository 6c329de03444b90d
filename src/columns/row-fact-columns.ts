import {
  cgroupOf,
  ioBytesPerSecondOf,
  ioCounterOf,
  linkOf,
  oomScoreOf,
  statmBytesOf,
  swapBytesOf,
  switchesOf,
} from '../model/facts-of-row.js';
import type { StatmSizes } from '../sample/row-facts.js';
import type { Column } from './column.js';
import { bytes, count, number, path, rate } from './column-kinds.js';

/** Columns that cost a file more for each process that they are shown, sorted or filtered of. */
export const rowFactColumns: readonly Column[] = [
  ofStatm('sharedBytes', 'SHR', 'resident pages of files and shared memory', 'sharedPages'),
  ofStatm('textBytes', 'CODE', 'size of its code', 'textPages'),
  ofStatm('dataBytes', 'DATA', 'size of data and stack', 'dataPages'),
  bytes('swapBytes', 'SWAP', 'memory that is swapped out', 'usage', swapBytesOf),
  bytes('readBytes', 'READ', 'bytes read from storage', 'io', (process) =>
    ioCounterOf(process, 'readBytes'),
  ),
  bytes('writtenBytes', 'WRITE', 'bytes written to storage', 'io', (process) =>
    ioCounterOf(process, 'writtenBytes'),
  ),
  bytes(
    'readBytesPerSecond',
    'RD/s',
    'read from storage in a second',
    'io',
    ({ rowRates }) => rowRates?.readBytesPerSecond,
  ),
  bytes(
    'writtenBytesPerSecond',
    'WR/s',
    'written to storage in a second',
    'io',
    ({ rowRates }) => rowRates?.writtenBytesPerSecond,
  ),
  bytes('ioBytesPerSecond', 'IO/s', 'read and written in a second', 'io', ioBytesPerSecondOf),
  bytes('readCharacters', 'RCHAR', 'bytes read, from caches and pipes too', 'io', (process) =>
    ioCounterOf(process, 'readCharacters'),
  ),
  bytes('writtenCharacters', 'WCHAR', 'bytes written, to caches too', 'io', (process) =>
    ioCounterOf(process, 'writtenCharacters'),
  ),
  count('readCalls', 'READS', 'calls that read', 'io', (process) =>
    ioCounterOf(process, 'readCalls'),
  ),
  count('writeCalls', 'WRITES', 'calls that write', 'io', (process) =>
    ioCounterOf(process, 'writeCalls'),
  ),
  bytes('cancelledWriteBytes', 'CANC', 'written, gone before storage', 'io', (process) =>
    ioCounterOf(process, 'cancelledWriteBytes'),
  ),
  count('voluntarySwitches', 'VCTXT', 'waits of the main thread', 'usage', (process) =>
    switchesOf(process, 'voluntarySwitches'),
  ),
  count(
    'involuntarySwitches',
    'ICTXT',
    'times the main thread had to give way',
    'usage',
    (process) => switchesOf(process, 'involuntarySwitches'),
  ),
  rate(
    'contextSwitchesPerSecond',
    'CTXT/s',
    'switches of the main thread in a second',
    'usage',
    ({ rowRates }) => rowRates?.contextSwitchesPerSecond,
  ),
  {
    ...number('oomScore', 'OOM', 'how soon it is killed where memory ends', 4, oomScoreOf),
    needs: 'oomScore',
  },
  {
    ...path('cgroup', 'CGROUP', 'control group'),
    needs: 'cgroups',
    value: cgroupOf,
  },
  {
    ...path('exe', 'EXE', 'file of the program'),
    needs: 'exe',
    value: (process) => linkOf(process, 'exe'),
  },
  {
    ...path('cwd', 'CWD', 'working directory'),
    needs: 'cwd',
    value: (process) => linkOf(process, 'cwd'),
  },
];

function ofStatm(id: string, title: string, summary: string, part: keyof StatmSizes): Column {
  return bytes(id, title, summary, 'statm', (process, { sample }) =>
    statmBytesOf(process, sample.boot, part),
  );
}
