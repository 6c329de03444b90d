import type { PressureSample } from '../sample/host-sample.js';
import type { Point } from './history.js';
import { effectiveLimits } from './limits.js';
import { memoryInUsePercent } from './memory-in-use.js';
import type { CpuLoad, Model } from './model.js';
import type { StateClass } from './process.js';

/** What the machine was doing at one instant. */
export type HostPoint = Point & {
  /** Of all CPUs together, 0 to 100. */
  readonly cpuPercent: number | undefined;
  /** Of all memory, or of the limit that is set. */
  readonly memoryPercent: number | undefined;
  readonly isMemoryLimited: boolean;
  readonly pressure: PressureSample | undefined;
  readonly classCounts: Readonly<Record<StateClass, number>>;
};

export function hostPoint({ sample, host, classCounts }: Model): HostPoint {
  return {
    atMs: sample.monotonicMs,
    cpuPercent: meanBusyPercent(host.cpus),
    memoryPercent: memoryInUsePercent(sample.host),
    isMemoryLimited: effectiveLimits(sample.host).memory !== undefined,
    pressure: sample.host.pressure,
    classCounts,
  };
}

/** Of the CPUs whose load is known: one that came online just now says nothing of the others. */
function meanBusyPercent(cpus: readonly CpuLoad[]): number | undefined {
  let sum = 0;
  let count = 0;
  for (const { busyFraction } of cpus) {
    if (busyFraction === undefined) continue;
    sum += busyFraction;
    count += 1;
  }
  return count === 0 ? undefined : (sum * 100) / count;
}
