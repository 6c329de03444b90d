import type { CpuTimes } from '../sample/host-sample.js';
import type { Sample } from '../sample/sample.js';
import type { CpuLoad, HostRates } from './model.js';
import { growth, perSecond } from './rates.js';

/** What the machine did between two samples; all undefined at the start. */
export function hostRates(before: Sample | undefined, sample: Sample): HostRates {
  const elapsedMs = before === undefined ? 0 : sample.monotonicMs - before.monotonicMs;
  const formerCpus = new Map(before?.host.cpus.map((cpu) => [cpu.id, cpu]));
  return {
    // By id, not by place: ids have holes, and CPUs go offline and come back.
    cpus: sample.host.cpus.map((cpu) => cpuLoad(formerCpus.get(cpu.id), cpu)),
    forksPerSecond: perSecond(growth(before?.host.forks, sample.host.forks), elapsedMs),
    contextSwitchesPerSecond: perSecond(
      growth(before?.host.contextSwitches, sample.host.contextSwitches),
      elapsedMs,
    ),
  };
}

/**
 * The interval is the sum of what its CPU was charged, so that the fractions add up to one. A single
 * counter that went back (the kernel says that iowait may, proc_stat(5)) leaves nothing to divide by.
 */
function cpuLoad(before: CpuTimes | undefined, now: CpuTimes): CpuLoad {
  const spent = before === undefined ? undefined : spentTicks(before, now);
  return {
    id: now.id,
    // user holds guest time already.
    userFraction: spent && (spent.user + spent.nice) / spent.total,
    systemFraction: spent && (spent.system + spent.irq + spent.softirq) / spent.total,
    stealFraction: spent && spent.steal / spent.total,
    busyFraction: spent && (spent.total - spent.idle - spent.iowait) / spent.total,
  };
}

type SpentTicks = Omit<CpuTimes, 'id'> & { readonly total: number };

function spentTicks(before: CpuTimes, now: CpuTimes): SpentTicks | undefined {
  const spent = {
    user: now.user - before.user,
    nice: now.nice - before.nice,
    system: now.system - before.system,
    idle: now.idle - before.idle,
    iowait: now.iowait - before.iowait,
    irq: now.irq - before.irq,
    softirq: now.softirq - before.softirq,
    steal: now.steal - before.steal,
  };
  const parts = Object.values(spent);
  const total = parts.reduce((sum, part) => sum + part, 0);
  return total > 0 && parts.every((part) => part >= 0) ? { ...spent, total } : undefined;
}
