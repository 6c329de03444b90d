import type { Model } from './model.js';

/** What of the machine is seen here, and what is not. */
export type Scope = {
  /** Where the processes are of a pid namespace below the first one: its inode. */
  readonly pidNamespace: number | undefined;
  /** The option that hides other users' processes. */
  readonly hidepid: string | undefined;
  readonly isRoot: boolean;
  /** All threads of the machine, where the kernel says that there are more than are seen. */
  readonly machineThreads: number | undefined;
};

/** What the viewer sees of the machine. */
export function scopeOf({ sample, threadCount }: Model): Scope {
  const { viewer, host } = sample;
  const pidNamespace =
    viewer.pidNamespace === initialPidNamespace ? undefined : viewer.pidNamespace;
  const { hidepid } = viewer;
  const isNarrowed = pidNamespace !== undefined || hidepid !== undefined;
  const isMore = isNarrowed && (host.machineThreads ?? 0) > threadCount;
  return {
    pidNamespace,
    hidepid,
    isRoot: viewer.uid === 0,
    machineThreads: isMore ? host.machineThreads : undefined,
  };
}

/** PROC_PID_INIT_INO of <linux/proc_ns.h>. */
const initialPidNamespace = 0xeffffffc;
