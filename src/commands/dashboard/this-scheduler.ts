import { setPriority } from 'node:os';
import { runSchedulerTool } from '../../signals/act/run-scheduler-tool.js';
import type { SchedulerMachine } from '../../signals/act/scheduler-machine.js';
import { lookAtProcess } from '../../source/linux/look-at-process.js';
import { readAsker } from '../../source/linux/read-asker.js';
import { readScheduling, readThread } from '../../source/linux/read-scheduling.js';

/** The scheduler of the machine that we run on. */
export const thisScheduler: SchedulerMachine = {
  look: (pid) => lookAtProcess('/proc', pid),
  read: (pid) => readScheduling('/proc', pid),
  readThread: (pid, tid) => readThread(`/proc/${pid}/task`, tid),
  asker: () => readAsker('/proc'),
  setNice: (tid, nice) => setPriority(tid, nice),
  run: (program, args) => runSchedulerTool(program, args),
};
