import { effectiveLimits } from '../model/limits.js';
import type { Model } from '../model/model.js';
import { scopeOf } from '../model/scope.js';
import type { DeviceReading, DeviceSample } from '../sample/device-sample.js';
import type { MemorySample, PressureSample } from '../sample/host-sample.js';

/**
 * The machine as `ps --json --host` tells it. What is not known is null; a device's reading is its value
 * (what it does not tell is absent there), or null with the reason among `unread`.
 */
export function hostAsJson(model: Model): object {
  const { boot, host } = model.sample;
  const limits = effectiveLimits(host);
  return {
    hostname: boot.hostname || null,
    kernelRelease: boot.kernelRelease || null,
    arch: boot.arch,
    uptimeSeconds: host.uptimeSeconds ?? null,
    load: host.load ?? null,
    cpus: model.host.cpus.map(({ id, ...fractions }) => ({
      id,
      userFraction: fractions.userFraction ?? null,
      systemFraction: fractions.systemFraction ?? null,
      stealFraction: fractions.stealFraction ?? null,
      busyFraction: fractions.busyFraction ?? null,
    })),
    forksPerSecond: model.host.forksPerSecond ?? null,
    contextSwitchesPerSecond: model.host.contextSwitchesPerSecond ?? null,
    memory: { ...noMemory, ...host.memory },
    pressure: { ...noPressure, ...host.pressure },
    limits: {
      cpuCores: limits.cpuCores ?? null,
      memoryLimitBytes: limits.memory?.limitBytes ?? null,
      memoryUsedBytes: limits.memory?.usedBytes ?? null,
      cgroup: host.limits ?? null,
    },
    devices: devicesAsJson(model),
    scope: scopeAsJson(model),
  };
}

const noMemory: Readonly<Record<keyof MemorySample, null>> = {
  totalBytes: null,
  freeBytes: null,
  availableBytes: null,
  buffersBytes: null,
  cachedBytes: null,
  sharedBytes: null,
  reclaimableBytes: null,
  swapTotalBytes: null,
  swapFreeBytes: null,
};

const noPressure: Readonly<Record<keyof PressureSample, null>> = {
  cpuSomePercent: null,
  memorySomePercent: null,
  ioSomePercent: null,
};

function scopeAsJson(model: Model): object {
  const { pidNamespace, hidepid, isRoot, machineThreads } = scopeOf(model);
  const { sample, threadCount } = model;
  return {
    isWholeMachine: pidNamespace === undefined && hidepid === undefined,
    pidNamespace: sample.viewer.pidNamespace ?? null,
    hidepid: hidepid ?? null,
    isRoot,
    processes: sample.processes.length,
    threads: threadCount,
    machineThreads: machineThreads ?? null,
  };
}

/** Those without rates. */
const factKeys = [
  'fileSystems',
  'temperatures',
  'batteries',
  'diskFacts',
  'networkFacts',
  'operatingSystem',
  'processor',
  'hardware',
] as const;

function devicesAsJson({ sample, devices }: Model): object {
  const readings: DeviceSample = sample.devices ?? {};
  const unread = ([...factKeys, 'disks', 'networks'] as const).flatMap((key) => {
    const reading = readings[key];
    if (!reading) return [[key, 'noAnswerYet']];
    return 'unread' in reading ? [[key, reading.unread]] : [];
  });
  const disks = devices.disks.map(({ disk, ...rates }) => ({ ...disk, ...withNulls(rates) }));
  const networks = devices.networks.map(({ network, ...rates }) => ({
    ...network,
    ...withNulls(rates),
  }));
  return {
    disks: valueIn(readings.disks) ? disks : null,
    networks: valueIn(readings.networks) ? networks : null,
    ...Object.fromEntries(factKeys.map((key) => [key, valueIn(readings[key]) ?? null])),
    unread: Object.fromEntries(unread),
  };
}

function valueIn(reading: DeviceReading<unknown> | undefined): unknown {
  return reading && 'value' in reading ? reading.value : undefined;
}

function withNulls(rates: Readonly<Record<string, number | undefined>>): object {
  return Object.fromEntries(Object.entries(rates).map(([key, rate]) => [key, rate ?? null]));
}
