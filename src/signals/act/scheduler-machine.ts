import type { Asker, SchedulingFacts, ThreadScheduling } from '../../sample/scheduling-facts.js';
import type { Seen } from '../obstacle.js';
import type { SchedulingPermission } from '../scheduling-permission.js';
import type { SignalTarget } from '../target.js';
import type { ToolEnd } from './run-scheduler-tool.js';

/** The machine as those need it that schedule otherwise: real in the program, made up in tests. */
export type SchedulerMachine = {
  /** A fresh look at who has the pid. */
  readonly look: (pid: number) => Seen | undefined;
  readonly read: (pid: number) => Promise<SchedulingFacts | undefined>;
  readonly readThread: (pid: number, tid: number) => ThreadScheduling | undefined;
  readonly asker: () => Asker | undefined;
  /** setpriority(2) of one thread: throws an error with a code. */
  readonly setNice: (tid: number, nice: number) => void;
  readonly run: (program: SchedulerTool, args: readonly string[]) => Promise<ToolEnd>;
};

/** Of util-linux: what Node has no call for. */
export type SchedulerTool = 'taskset' | 'ionice';

/** One change that was found to be possible. */
export type Asked = {
  readonly target: SignalTarget;
  /** As it was just before. */
  readonly before: SchedulingFacts;
  readonly permission: SchedulingPermission;
  readonly machine: SchedulerMachine;
};
