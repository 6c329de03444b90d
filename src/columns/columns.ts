import {
  commandOf,
  cpuTimeMsOf,
  memPercentOf,
  rssBytesOf,
  startedAtMsOf,
  ttyNameOf,
  userNameOf,
} from '../model/facts-of-process.js';
import type { Process } from '../model/process.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatPercent } from '../text/format-count.js';
import { formatCpuTime } from '../text/format-cpu-time.js';
import { isoInstant } from '../text/format-instant.js';
import type { Column } from './column.js';

/** Every column there is, in the order of `--json`. A new one for a known value is one entry here. */
export const columns: readonly Column[] = [
  number('pid', 'PID', 'process id', 7, (process) => process.sample.pid),
  number('ppid', 'PPID', "parent's process id", 7, (process) => process.sample.ppid),
  number(
    'startTicks',
    'START',
    'start, in clock ticks after boot',
    12,
    (process) => process.sample.startTicks,
  ),
  {
    ...text('startedAt', 'STARTED', 'start, UTC', 24),
    value: (process, model) => isoInstant(startedAtMsOf(process, model.sample.boot)),
  },
  {
    ...text('state', 'S', 'class of the state: R S D T Z X', 1),
    value: (process) => process.state,
  },
  {
    ...text('stateCode', 'K', "the kernel's own letter", 1),
    value: (process) => process.sample.stateCode,
  },
  flag('isLeaderDead', 'main thread exited, others live', (process) => process.isLeaderDead),
  {
    ...text('comm', 'NAME', 'name of the main thread', 15),
    value: (process) => process.sample.comm,
  },
  {
    ...text('command', 'COMMAND', 'command line, [name] where there is none', 20),
    needs: 'cmdline',
    value: commandOf,
  },
  {
    ...text('argv', 'ARGV', 'arguments, one by one', 20),
    needs: 'cmdline',
    value: (process) => process.sample.cmdline?.argv,
    cell: (process) => process.sample.cmdline?.argv?.join(' ') ?? '?',
  },
  {
    ...number('uid', 'UID', 'effective user id', 7, (process) => process.sample.status?.uids[1]),
    needs: 'status',
  },
  {
    ...text('user', 'USER', 'effective user', 8),
    needs: 'status',
    value: (process, model) => userNameOf(process, model.sample.boot),
  },
  number('pgrp', 'PGRP', 'process group', 7, (process) => process.sample.pgrp),
  number('session', 'SID', 'session', 7, (process) => process.sample.session),
  {
    ...text('tty', 'TTY', 'controlling terminal', 8),
    value: (process, model) => ttyNameOf(process, model.sample.boot),
  },
  number('threads', 'THR', 'threads', 4, (process) => process.sample.threads),
  number('nice', 'NI', 'nice value', 3, (process) => process.sample.nice),
  number('priority', 'PRI', "the kernel's priority", 4, (process) => process.sample.priority),
  {
    ...number(
      'cpuPercent',
      'CPU%',
      'percent of one core since the sample before',
      6,
      (process) => process.cpuPercent,
    ),
    cell: (process) => formatPercent(process.cpuPercent, 6),
  },
  {
    ...number('memPercent', 'MEM%', 'resident part of memory', 5, (process, model) =>
      memPercentOf(process, model.sample),
    ),
    cell: (process, model) => formatPercent(memPercentOf(process, model.sample)),
  },
  {
    ...number('cpuTimeMs', 'TIME+', 'CPU time of its own, user + system', 9, (process, model) =>
      cpuTimeMsOf(process, model.sample.boot),
    ),
    cell: (process, model) => formatCpuTime(cpuTimeMsOf(process, model.sample.boot)),
  },
  {
    ...number('rssBytes', 'RES', 'resident memory', 6, (process, model) =>
      rssBytesOf(process, model.sample.boot),
    ),
    cell: (process, model) => formatBytes(rssBytesOf(process, model.sample.boot)),
  },
  {
    ...number('vsizeBytes', 'VIRT', 'virtual memory', 6, (process) => process.sample.vsizeBytes),
    cell: (process) => formatBytes(process.sample.vsizeBytes),
  },
  number(
    'minorFaults',
    'MINFLT',
    'page faults without I/O',
    9,
    (process) => process.sample.minorFaults,
  ),
  number(
    'majorFaults',
    'MAJFLT',
    'page faults with I/O',
    7,
    (process) => process.sample.majorFaults,
  ),
  number('processor', 'CPU', 'CPU it last ran on', 3, (process) => process.sample.processor),
  flag('isKernelThread', 'thread of the kernel', (process) => process.isKernelThread),
  number('depth', 'DEPTH', 'depth in the tree, root 0', 5, (process, model) =>
    model.tree.depths.get(process.key),
  ),
  number(
    'formerPpid',
    'FPPID',
    'parent before it was adopted',
    7,
    (process) => process.adoptions.at(-1)?.formerParent.pid,
  ),
];

/** The column of that id, if there is one. */
export function columnOf(id: string): Column | undefined {
  return columns.find((column) => column.id === id);
}

function number(
  id: string,
  title: string,
  summary: string,
  width: number,
  value: Column['value'],
): Column {
  return { id, title, summary, width, align: 'right', isNumeric: true, value };
}

function text(id: string, title: string, summary: string, width: number) {
  return { id, title, summary, width, align: 'left', isNumeric: false } as const;
}

function flag(id: string, summary: string, value: (process: Process) => boolean): Column {
  return { ...text(id, id, summary, 5), value };
}
