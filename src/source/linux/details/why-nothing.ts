import type { ProcessDetails, Unread } from '../../../sample/process-details.js';
import type { ProcessStat } from '../../../sample/process-sample.js';

/** Why a process has no memory of its own, no program and no files; undefined where it should have. */
export function whyNothing({
  flags,
  stateCode,
}: Pick<ProcessStat, 'flags' | 'stateCode'>): Unread | undefined {
  if ((flags & PF_KTHREAD) !== 0) return 'kernelThread';
  return stateCode === 'Z' || stateCode === 'X' || stateCode === 'x' ? 'ended' : undefined;
}

/** What is missing because there is none, and not because of this kernel. */
export function explained(details: ProcessDetails, why: Unread): ProcessDetails {
  const entries = Object.entries(details).map(([key, reading]) => {
    const isMissing = typeof reading === 'object' && 'unread' in reading;
    return [key, isMissing && reading.unread === 'missing' ? { unread: why } : reading];
  });
  return Object.fromEntries(entries);
}

/** <linux/sched.h> */
const PF_KTHREAD = 0x200000;
