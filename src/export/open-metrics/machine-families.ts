import { stateClasses } from '../../model/process.js';
import type { CpuTimes, MemorySample, PressureSample } from '../../sample/host-sample.js';
import type { Sample } from '../../sample/sample.js';
import { type Family, point, single } from './family.js';

const cpuModes: readonly Exclude<keyof CpuTimes, 'id'>[] = [
  'user',
  'nice',
  'system',
  'idle',
  'iowait',
  'irq',
  'softirq',
  'steal',
];

const machineTable: readonly Family[] = [
  {
    name: 'treetop_machine',
    type: 'info',
    help: 'What runs.',
    points: ({ model: { sample } }) => {
      const { kernelRelease, arch, id } = sample.boot;
      return point({ kernel_release: kernelRelease, arch, boot_id: id }, 1);
    },
  },
  single(
    {
      name: 'treetop_uptime_seconds',
      type: 'gauge',
      unit: 'seconds',
      help: 'Time since the machine was started.',
    },
    ({ model }) => model.sample.host.uptimeSeconds,
  ),
  {
    name: 'treetop_cpu_seconds',
    type: 'counter',
    unit: 'seconds',
    help: 'What a CPU did since the start of the machine; user holds guests.',
    points: ({ model: { sample } }) =>
      sample.host.cpus.flatMap((cpu) =>
        cpuModes.map((mode) => ({
          labels: { cpu: String(cpu.id), mode },
          value: cpu[mode] / sample.boot.ticksPerSecond,
        })),
      ),
  },
  {
    name: 'treetop_load',
    type: 'gauge',
    help: 'Load average.',
    points: ({ model }) =>
      ['1', '5', '15'].flatMap((minutes, at) => point({ minutes }, model.sample.host.load?.[at])),
  },
  ofSample(
    'treetop_forks',
    'counter',
    'Forks since the start of the machine.',
    ({ host }) => host.forks,
  ),
  ofSample(
    'treetop_context_switches',
    'counter',
    'Context switches since the start of the machine.',
    ({ host }) => host.contextSwitches,
  ),
  {
    name: 'treetop_processes',
    type: 'gauge',
    help: 'Processes in each class of state.',
    points: ({ model }) =>
      // X counts those that are gone as well.
      stateClasses.flatMap((state) =>
        state === 'X' ? [] : point({ state }, model.classCounts[state]),
      ),
  },
  single(
    { name: 'treetop_threads', type: 'gauge', help: 'Threads of all processes.' },
    ({ model }) => model.threadCount,
  ),
];

const memoryTable: readonly (readonly [string, keyof MemorySample, string])[] = [
  ['total', 'totalBytes', 'Memory of the machine.'],
  ['free', 'freeBytes', 'Memory that nothing uses.'],
  ['available', 'availableBytes', 'Memory that could be had without swapping.'],
  ['buffers', 'buffersBytes', 'Buffers of block devices.'],
  ['cached', 'cachedBytes', 'Cache of files, shared memory too.'],
  ['shared', 'sharedBytes', 'Shared memory and tmpfs.'],
  ['reclaimable', 'reclaimableBytes', 'Memory of the kernel that could be given back.'],
  ['swap_total', 'swapTotalBytes', 'Swap space.'],
  ['swap_free', 'swapFreeBytes', 'Swap space that nothing uses.'],
];

const pressureTable: readonly (readonly [string, keyof PressureSample])[] = [
  ['cpu', 'cpuSomePercent'],
  ['memory', 'memorySomePercent'],
  ['io', 'ioSomePercent'],
];

/** What is told of the machine as a whole. */
export const machineFamilies: readonly Family[] = [
  ...machineTable,
  ...memoryTable.map(([name, key, help]) =>
    ofBytes(`treetop_memory_${name}_bytes`, help, ({ host }) => host.memory[key]),
  ),
  {
    name: 'treetop_pressure_ratio',
    type: 'gauge',
    unit: 'ratio',
    help: 'Share of the last 10 s in which something waited for it.',
    points: ({ model }) =>
      pressureTable.flatMap(([resource, key]) => {
        const percent = model.sample.host.pressure?.[key];
        return point({ resource }, percent && percent / 100);
      }),
  },
  single(
    {
      name: 'treetop_limit_cpu_cores',
      type: 'gauge',
      unit: 'cores',
      help: 'CPU quota of the cgroup of all that is seen.',
    },
    ({ model }) => model.sample.host.limits?.cpuQuotaCores,
  ),
  ofBytes(
    'treetop_limit_memory_bytes',
    'Memory limit of that cgroup.',
    ({ host }) => host.limits?.memoryLimitBytes,
  ),
  ofBytes(
    'treetop_limit_memory_usage_bytes',
    'Memory that it uses, its caches too.',
    ({ host }) => host.limits?.memoryUsageBytes,
  ),
];

type NumberOf = (sample: Sample) => number | undefined;

function ofSample(name: string, type: 'counter', help: string, numberOf: NumberOf): Family {
  return single({ name, type, help }, ({ model }) => numberOf(model.sample));
}

function ofBytes(name: string, help: string, numberOf: NumberOf): Family {
  return single({ name, type: 'gauge', unit: 'bytes', help }, ({ model }) =>
    numberOf(model.sample),
  );
}
