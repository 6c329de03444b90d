import { elapsedMsOf, machineCpuPercentOf } from '../model/facts-of-process.js';
import type { Model } from '../model/model.js';
import { formatPercent } from '../text/format-count.js';
import { formatSpan } from '../text/format-duration.js';
import type { Column } from './column.js';
import { cpuTime, number, statusNumber } from './column-kinds.js';

/** The rest of what costs no file of its own: parts of the sums of the main ones, and what is seldom asked for. */
export const furtherColumns: readonly Column[] = [
  number(
    'formerPpid',
    'FPPID',
    'parent before it was adopted',
    7,
    (process) => process.adoptions.at(-1)?.formerParent.pid,
  ),
  number(
    'tpgid',
    'TPGID',
    'foreground group of its terminal, -1 none',
    7,
    (process) => process.sample.ttyProcessGroup,
  ),
  {
    ...number('flags', 'FLAGS', "the kernel's PF_ bits", 8, ({ sample }) => sample.flags),
    cell: ({ sample }) => sample.flags.toString(16),
  },
  cpuTime('userTimeMs', 'UTIME+', 'CPU time in programs', ({ sample }, model) =>
    msOf(sample.userTicks, model),
  ),
  cpuTime('systemTimeMs', 'STIME+', 'CPU time in the kernel', ({ sample }, model) =>
    msOf(sample.systemTicks, model),
  ),
  cpuTime('childCpuTimeMs', 'CTIME+', 'CPU time of reaped children', ({ sample }, model) =>
    msOf(sample.childUserTicks + sample.childSystemTicks, model),
  ),
  cpuTime('childUserTimeMs', 'CUTIME+', 'of that, in programs', ({ sample }, model) =>
    msOf(sample.childUserTicks, model),
  ),
  cpuTime('childSystemTimeMs', 'CSTIME+', 'of that, in the kernel', ({ sample }, model) =>
    msOf(sample.childSystemTicks, model),
  ),
  {
    ...number('elapsedMs', 'ELAPSED', 'time since its start', 11, (process, { sample }) =>
      elapsedMsOf(process, sample),
    ),
    cell: (process, { sample }) => formatSpan(elapsedMsOf(process, sample)),
    movesAlone: true,
  },
  {
    ...number('machineCpuPercent', 'NCPU%', 'percent of all CPUs', 6, machineCpuPercentOf),
    cell: (process, model) => formatPercent(machineCpuPercentOf(process, model)),
  },
  statusNumber('realUid', 'RUID', 'real user id', ({ sample }) => sample.status?.uids[0]),
  statusNumber('savedUid', 'SUID', 'saved user id', ({ sample }) => sample.status?.uids[2]),
  statusNumber('gid', 'GID', 'effective group id', ({ sample }) => sample.status?.gids[1]),
  statusNumber(
    'tracerPid',
    'TRACER',
    'pid of its tracer, 0 none',
    ({ sample }) => sample.status?.tracerPid,
  ),
  number(
    'childMinorFaults',
    'CMINFLT',
    'page faults of reaped children',
    12,
    ({ sample }) => sample.childMinorFaults,
  ),
  number(
    'childMajorFaults',
    'CMAJFLT',
    'of those, with I/O',
    9,
    ({ sample }) => sample.childMajorFaults,
  ),
];

/** Counters below 0 were met in the times of children: they say nothing. */
function msOf(ticks: number, { sample }: Model): number | undefined {
  return ticks < 0 ? undefined : (ticks * 1000) / sample.boot.ticksPerSecond;
}
