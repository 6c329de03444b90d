import type { DeviceSample } from '../../sample/device-sample.js';

/** What systeminformation is asked for. */
export type DeviceFactName = Exclude<keyof DeviceSample, 'disks' | 'networks'>;

/** The function that tells it, and how often: what does not change is asked once. */
type DeviceFact = { readonly ask: string; readonly everyMs: number };

const often = 30_000;
const once = Number.POSITIVE_INFINITY;

/** In the order in which they are asked: what changes first. */
export const deviceFacts: Readonly<Record<DeviceFactName, DeviceFact>> = {
  fileSystems: { ask: 'fsSize', everyMs: often },
  temperatures: { ask: 'cpuTemperature', everyMs: often },
  batteries: { ask: 'battery', everyMs: often },
  networkFacts: { ask: 'networkInterfaces', everyMs: often },
  diskFacts: { ask: 'blockDevices', everyMs: often },
  processor: { ask: 'cpu', everyMs: once },
  hardware: { ask: 'system', everyMs: once },
  operatingSystem: { ask: 'osInfo', everyMs: once },
};

export const deviceFactNames = Object.keys(deviceFacts) as readonly DeviceFactName[];
