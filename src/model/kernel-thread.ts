import type { ProcessStat } from '../sample/process-sample.js';
import { isDying, stateClassOf } from './state.js';

const kernelThreadFlag = 0x200000; // PF_KTHREAD, include/linux/sched.h

/** Whether it is a thread of the kernel, without a program of its own. */
export function isKernelThread(stat: ProcessStat, kernelRelease: string): boolean {
  if ((stat.flags & kernelThreadFlag) !== 0) return true;
  return hasNoMemory(stat) && mayLackFlag(kernelRelease) && isOfKthreadd(stat, kernelRelease);
}

/** PF_KTHREAD came with Linux 2.6.27. A release that could not be read may be any. */
function mayLackFlag(kernelRelease: string): boolean {
  return kernelRelease === '' || isBeforeFlag(kernelRelease);
}

function isBeforeFlag(kernelRelease: string): boolean {
  const match = /^2\.(\d+)\.(\d+)/.exec(kernelRelease);
  if (match === null) return false;
  const [minor, patch] = [Number(match[1]), Number(match[2])];
  return minor < 6 || (minor === 6 && patch < 27);
}

/** A zombie has none either, but it had a program. */
function hasNoMemory(stat: ProcessStat): boolean {
  return stat.vsizeBytes === 0 && stateClassOf(stat.stateCode) !== 'Z' && !isDying(stat);
}

/** kthreadd (2) is as old as 2.6.22; before, the kernel's threads were children of 1 or of each other. */
function isOfKthreadd(stat: ProcessStat, kernelRelease: string): boolean {
  return stat.pid === 2 || stat.ppid === 2 || isBeforeFlag(kernelRelease);
}
