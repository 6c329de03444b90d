import type { CgroupLimits } from '../../sample/host-sample.js';
import { type CgroupDirectories, cgroupDirectories } from './cgroup-directories.js';
import { asciiOf, type SmallFiles } from './small-files.js';

/** Whose limits, and where its cgroups are. */
export type LimitedProcess = {
  /** What /proc/PID/cgroup says of it. */
  readonly cgroup: string;
  readonly mountinfo: string;
  /** Stands before each mount point: '' on this machine, the directory of a captured one. */
  readonly machineRoot: string;
};

/** The limits on a process; undefined where there are none. */
export function readLimits(
  { cgroup, mountinfo, machineRoot }: LimitedProcess,
  readSmallFile: SmallFiles,
): CgroupLimits | undefined {
  const textOf: TextOf = (path) => asciiOf(readSmallFile(`${machineRoot}${path}`)) ?? '';
  const limits = {
    ...cpuLimit(cgroupDirectories('cpu', cgroup, mountinfo), textOf),
    ...memoryLimit(cgroupDirectories('memory', cgroup, mountinfo), textOf),
  };
  return Object.keys(limits).length === 0 ? undefined : limits;
}

type TextOf = (path: string) => string;
type Found = { readonly path: string; readonly value: number };

function cpuLimit(directories: CgroupDirectories | undefined, textOf: TextOf): CgroupLimits {
  const quota = directories?.version === 2 ? quotaOf2 : quotaOf1;
  const least = leastOf(directories, (path) => quota(path, textOf));
  return least ? { cpuQuotaCores: least.value, cpuSource: least.path } : {};
}

/** `200000 100000`, or `max 100000`. */
function quotaOf2(path: string, textOf: TextOf): number | undefined {
  const [, quota, period] = /^(\d+) (\d+)/.exec(textOf(`${path}/cpu.max`)) ?? [];
  return quotient(Number(quota), Number(period));
}

/** Without a quota it is -1. */
function quotaOf1(path: string, textOf: TextOf): number | undefined {
  const quota = countOf(textOf(`${path}/cpu.cfs_quota_us`));
  const period = countOf(textOf(`${path}/cpu.cfs_period_us`));
  return quotient(quota ?? 0, period ?? 0);
}

function quotient(quota: number, period: number): number | undefined {
  return quota > 0 && period > 0 ? quota / period : undefined;
}

const names = {
  1: {
    limit: 'memory.limit_in_bytes',
    usage: 'memory.usage_in_bytes',
    inactive: 'total_inactive_file',
  },
  2: { limit: 'memory.max', usage: 'memory.current', inactive: 'inactive_file' },
} as const;

function memoryLimit(directories: CgroupDirectories | undefined, textOf: TextOf): CgroupLimits {
  const { limit, usage, inactive } = names[directories?.version ?? 2];
  const least = leastOf(directories, (path) => limitedBytes(textOf(`${path}/${limit}`)));
  if (!least) return {};
  const { path, value } = least;
  const memoryUsageBytes = countOf(textOf(`${path}/${usage}`));
  const stat = new RegExp(`^${inactive} (\\d+)$`, 'm').exec(textOf(`${path}/memory.stat`))?.[1];
  const memoryInactiveFileBytes = countOf(stat ?? '');
  return {
    memoryLimitBytes: value,
    memorySource: path,
    ...(memoryUsageBytes === undefined ? {} : { memoryUsageBytes }),
    ...(memoryInactiveFileBytes === undefined ? {} : { memoryInactiveFileBytes }),
  };
}

/** Version 1 has no word for "none": it says the largest number of whole pages. */
const unlimitedFrom = 2 ** 60;

function limitedBytes(text: string): number | undefined {
  const bytes = countOf(text);
  return bytes === undefined || bytes >= unlimitedFrom ? undefined : bytes;
}

/** The nearest of those that are equally small. */
function leastOf(
  directories: CgroupDirectories | undefined,
  limitOf: (path: string) => number | undefined,
): Found | undefined {
  let least: Found | undefined;
  for (const path of directories?.paths ?? []) {
    const value = limitOf(path);
    if (value !== undefined && (!least || value < least.value)) least = { path, value };
  }
  return least;
}

function countOf(text: string): number | undefined {
  return /^\d{1,20}\s*$/.test(text) ? Number(text) : undefined;
}
