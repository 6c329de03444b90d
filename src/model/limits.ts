import type { HostSample } from '../sample/host-sample.js';

/** The limits that are less than what the machine has: the others limit nothing. */
export type EffectiveLimits = {
  readonly cpuCores: number | undefined;
  readonly memory: MemoryLimit | undefined;
};

export type MemoryLimit = {
  readonly limitBytes: number;
  /** Without the pages of files that are given back first; undefined where it is not told. */
  readonly usedBytes: number | undefined;
  readonly inactiveFileBytes: number | undefined;
};

/** What is less than the machine has. */
export function effectiveLimits({ limits, cpus, memory }: HostSample): EffectiveLimits {
  const cores = limits?.cpuQuotaCores;
  const isCpuLimited = cores !== undefined && cpus.length > 0 && cores < cpus.length;
  return {
    cpuCores: isCpuLimited ? cores : undefined,
    memory: memoryLimit(limits, memory.totalBytes),
  };
}

function memoryLimit(
  limits: HostSample['limits'],
  totalBytes: number | undefined,
): MemoryLimit | undefined {
  const { memoryLimitBytes, memoryUsageBytes, memoryInactiveFileBytes } = limits ?? {};
  if (memoryLimitBytes === undefined) return undefined;
  if (totalBytes !== undefined && memoryLimitBytes >= totalBytes) return undefined;
  const usedBytes =
    memoryUsageBytes === undefined
      ? undefined
      : Math.max(0, memoryUsageBytes - (memoryInactiveFileBytes ?? 0));
  return { limitBytes: memoryLimitBytes, usedBytes, inactiveFileBytes: memoryInactiveFileBytes };
}
