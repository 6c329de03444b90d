import type { SignalTarget } from '../../../src/signals/target.js';
import { lookAtProcess } from '../../../src/source/linux/look-at-process.js';

/** A real process as a target. */
export function schedulingTarget(pid: number): SignalTarget {
  const seen = lookAtProcess('/proc', pid);
  if (!seen) throw new Error(`no process ${pid}`);
  const { startTicks, uid } = seen;
  return { key: `${pid}:${startTicks}`, pid, startTicks, uid, comm: '', isKernelThread: false };
}
