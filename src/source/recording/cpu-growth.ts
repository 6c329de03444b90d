import type { CpuTimes } from '../../sample/host-sample.js';

/** The share of the CPUs that was busy between two looks; undefined where a counter went back or none moved. */
export function busyShare(
  before: readonly CpuTimes[],
  now: readonly CpuTimes[],
): number | undefined {
  const formers = new Map(before.map((cpu) => [cpu.id, cpu]));
  let total = 0;
  let idle = 0;
  for (const cpu of now) {
    const former = formers.get(cpu.id);
    if (!former) continue;
    for (const kind of kinds) {
      const grown = cpu[kind] - former[kind];
      if (grown < 0) return undefined;
      total += grown;
      if (kind === 'idle' || kind === 'iowait') idle += grown;
    }
  }
  return total > 0 ? (total - idle) / total : undefined;
}

const kinds = [
  'user',
  'nice',
  'system',
  'idle',
  'iowait',
  'irq',
  'softirq',
  'steal',
] as const satisfies readonly (keyof CpuTimes)[];
