import { keyOf } from '../model/identity.js';
import { isKernelThread } from '../model/kernel-thread.js';
import type { Process, ProcessKey } from '../model/process.js';
import type { ProcessStat } from '../sample/process-sample.js';

/** Whom a signal is meant for, frozen when the picker opens: the cursor may move, this does not. */
export type SignalTarget = {
  readonly key: ProcessKey;
  readonly pid: number;
  readonly startTicks: number;
  /** Effective uid; undefined where it is not known yet. */
  readonly uid: number | undefined;
  readonly comm: string;
  readonly isKernelThread: boolean;
};

export type Signal = { readonly name: string; readonly number: number };

/** The largest that Linux can be told to give (PID_MAX_LIMIT). */
const largestPid = 4_194_304;

/** kill(2) gives 0 and below a meaning of their own: our group, another group, everyone. */
export function isPid(pid: number): boolean {
  return Number.isSafeInteger(pid) && pid > 0 && pid <= largestPid;
}

/** The target that a process is. */
export function targetOf(process: Process): SignalTarget {
  const { pid, startTicks, comm, status } = process.sample;
  return {
    key: process.key,
    pid,
    startTicks,
    uid: status?.uids[1],
    comm,
    isKernelThread: process.isKernelThread,
  };
}

/** The target that a process is of which only `stat` was read: its user is not known. */
export function targetOfStat(stat: ProcessStat): SignalTarget {
  const { pid, startTicks, comm } = stat;
  // A release that is not known is taken for any, which costs nothing: the flag is looked at first.
  const isOfKernel = isKernelThread(stat, '');
  return { key: keyOf(stat), pid, startTicks, uid: undefined, comm, isKernelThread: isOfKernel };
}
