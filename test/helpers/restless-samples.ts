import type { CpuTimes } from '../../src/sample/host-sample.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { Sample } from '../../src/sample/sample.js';

/**
 * A machine that goes on from a sample, a second a step: load and memory go up and down in waves, the kernel
 * tells no pressure for ten seconds, and every tenth second processes are zombies.
 */
export function restless(start: Sample, count: number): readonly Sample[] {
  return Array.from({ length: count }, (_, step) => ({
    ...start,
    takenAtMs: start.takenAtMs + step * 1000,
    monotonicMs: start.monotonicMs + step * 1000,
    host: hostAt(start.host, step),
    processes: start.processes.map((one, index) => ({
      ...processAt(one, step, index),
      readAtMs: start.monotonicMs + step * 1000 + 1,
    })),
  }));
}

function hostAt(host: Sample['host'], step: number): Sample['host'] {
  const { totalBytes = 0 } = host.memory;
  const { pressure: _, ...others } = host;
  const isTold = step < 55 || step >= 65;
  return {
    ...others,
    cpus: host.cpus.map((cpu, index) => cpuAt(cpu, step, index)),
    memory: { ...host.memory, availableBytes: Math.round(totalBytes * (1 - 0.7 * wave(step, 40))) },
    ...(isTold && {
      pressure: {
        cpuSomePercent: 18 * wave(step, 30),
        ioSomePercent: 9 * wave(step, 21),
        memorySomePercent: 2 * wave(step, 50),
      },
    }),
  };
}

/** Up to `step` this much of each second was spent, so that each second's share is a wave. */
function cpuAt(cpu: CpuTimes, step: number, index: number): CpuTimes {
  const busy = Math.round(sum(step, (second) => 90 * wave(second + 5 * index, 24)));
  return { ...cpu, user: cpu.user + busy, idle: cpu.idle + step * 100 - busy };
}

function processAt(one: ProcessSample, step: number, index: number): ProcessSample {
  const ticks = Math.round(sum(step, (second) => 60 * wave(second + index, 16)));
  const isZombie = step % 10 === 9 && index >= 5;
  return {
    ...one,
    userTicks: one.userTicks + ticks,
    rssPages: one.rssPages + 64 * (step % 30),
    ...(isZombie && { stateCode: 'Z' }),
  };
}

/** 0 to 1 and back in `period` steps, in straight lines. */
function wave(step: number, period: number): number {
  return 1 - Math.abs(1 - (2 * (step % period)) / period);
}

function sum(count: number, of: (step: number) => number): number {
  return Array.from({ length: count }, (_, step) => of(step)).reduce((all, one) => all + one, 0);
}
