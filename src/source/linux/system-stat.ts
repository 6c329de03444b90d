import type { CpuTimes } from '../../sample/host-sample.js';

export type SystemStat = {
  readonly cpus: readonly CpuTimes[];
  readonly forks?: number;
  readonly contextSwitches?: number;
  readonly bootedAtMs?: number;
};

/** Reads /proc/stat (proc_stat(5)). CPUs that are offline have no line: ids may have holes. */
export function parseSystemStat(text: string): SystemStat {
  const forks = counterOf(text, 'processes');
  const contextSwitches = counterOf(text, 'ctxt');
  const btime = counterOf(text, 'btime');
  return {
    cpus: cpusOf(text),
    ...(forks === undefined ? {} : { forks }),
    ...(contextSwitches === undefined ? {} : { contextSwitches }),
    ...(btime === undefined ? {} : { bootedAtMs: btime * 1000 }),
  };
}

function cpusOf(text: string): readonly CpuTimes[] {
  const cpus = new Map<number, CpuTimes>();
  for (const [, id, times] of text.matchAll(/^cpu(\d+)((?: +\d+)+) *$/gm)) {
    const cpu = cpuOf(Number(id), times ?? '');
    if (cpu !== undefined) cpus.set(cpu.id, cpu);
  }
  return [...cpus.values()].sort((a, b) => a.id - b.id);
}

function cpuOf(id: number, times: string): CpuTimes | undefined {
  const values = times.trim().split(/ +/).map(Number);
  // Kernels before 2.6 tell the first four only, steal came with 2.6.11.
  if (values.length < 4 || !Number.isSafeInteger(id)) return undefined;
  const [user = 0, nice = 0, system = 0, idle = 0, iowait = 0, irq = 0, softirq = 0, steal = 0] =
    values;
  return { id, user, nice, system, idle, iowait, irq, softirq, steal };
}

function counterOf(text: string, key: string): number | undefined {
  const from = text.startsWith(`${key} `) ? 0 : text.indexOf(`\n${key} `) + 1;
  const end = text.indexOf('\n', from);
  const line = text.slice(from, end < 0 ? text.length : end);
  const value = line.startsWith(`${key} `) ? line.slice(key.length + 1) : '';
  return /^\d+$/.test(value) ? Number(value) : undefined;
}
