import type { ProcessDetails } from '../../../sample/process-details.js';
import type { ProcessStat } from '../../../sample/process-sample.js';

export type WhyNothing = 'kernelThread' | 'ended';

/** Why a process has no memory of its own, no program and no files; undefined where it should have. */
export function whyNothing({
  flags,
  stateCode,
}: Pick<ProcessStat, 'flags' | 'stateCode'>): WhyNothing | undefined {
  if ((flags & PF_KTHREAD) !== 0) return 'kernelThread';
  return stateCode === 'Z' || stateCode === 'X' || stateCode === 'x' ? 'ended' : undefined;
}

/**
 * What could not be read because there is none has that reason, whatever the kernel answered: a zombie's
 * directories are root's, so that even its own user is told EACCES.
 */
export function explained(details: ProcessDetails, why: WhyNothing): ProcessDetails {
  const entries = Object.entries(details).map(([key, reading]) => {
    const isUnread = typeof reading === 'object' && 'unread' in reading;
    return [key, isUnread && none[why].has(key) ? { unread: why } : reading];
  });
  return Object.fromEntries(entries);
}

const noneOfEither: readonly (keyof ProcessDetails)[] = [
  'exe',
  'memory',
  'environment',
  'files',
  'openFileCount',
];

const none: Readonly<Record<WhyNothing, ReadonlySet<string>>> = {
  kernelThread: new Set(noneOfEither),
  ended: new Set([...noneOfEither, 'cwd', 'root']),
};

/** <linux/sched.h> */
const PF_KTHREAD = 0x200000;
