import {
  commandOf,
  cpuTimeMsOf,
  memPercentOf,
  rssBytesOf,
  startedAtMsOf,
  ttyNameOf,
  userNameOf,
} from '../model/facts-of-process.js';
import { formatBytes } from '../text/format-bytes.js';
import { formatPercent } from '../text/format-count.js';
import { isoInstant } from '../text/format-instant.js';
import type { Column } from './column.js';
import { cpuTime, flag, number, statusNumber, text } from './column-kinds.js';

/** What a process is asked for first, in the order of `--json`. A new one for a known value is one entry here. */
export const mainColumns: readonly Column[] = [
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
  statusNumber('uid', 'UID', 'effective user id', ({ sample }) => sample.status?.uids[1]),
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
  number('threads', 'THR', 'threads', 5, (process) => process.sample.threads),
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
  cpuTime('cpuTimeMs', 'TIME+', 'CPU time of its own, user + system', (process, model) =>
    cpuTimeMsOf(process, model.sample.boot),
  ),
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
    12,
    (process) => process.sample.minorFaults,
  ),
  number(
    'majorFaults',
    'MAJFLT',
    'page faults with I/O',
    9,
    (process) => process.sample.majorFaults,
  ),
  number('processor', 'CPU', 'CPU it last ran on', 4, (process) => process.sample.processor),
  flag('isKernelThread', 'thread of the kernel', (process) => process.isKernelThread),
  {
    ...number('depth', 'DEPTH', 'depth in the tree, root 0', 5, (process, model) =>
      model.tree.depths.get(process.key),
    ),
    movesAlone: true,
  },
];
