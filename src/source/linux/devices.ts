import type { Demand } from '../../sample/demand.js';
import type { DeviceReading, DeviceSample } from '../../sample/device-sample.js';
import { deviceFactNames } from '../devices/device-fact.js';
import { askDevices, type DeviceReader, stopAsking } from '../devices/device-reader.js';
import { deviceCounters } from './device-counters.js';
import type { ProcRoot } from './proc-root.js';
import { monotonicMs } from './slices.js';
import type { SmallFiles } from './small-files.js';

/** What the devices told so far, where that is wanted; what is due is asked for meanwhile. */
export function devicesNow(
  reader: DeviceReader,
  root: ProcRoot,
  demand: Demand,
  readSmallFile: SmallFiles,
): DeviceSample | undefined {
  if (!demand.devices) {
    stopAsking(reader);
    return undefined;
  }
  const readAtMs = monotonicMs();
  if (root.isOurs) askDevices(reader);
  const facts = root.isOurs ? reader.facts : ofAnotherMachine(readAtMs);
  return { ...deviceCounters(root.path, readSmallFile, readAtMs), ...facts };
}

/** Whom we could ask knows only this machine. */
function ofAnotherMachine(readAtMs: number): DeviceSample {
  const reading: DeviceReading<never> = { readAtMs, unread: 'otherMachine' };
  return Object.fromEntries(deviceFactNames.map((name) => [name, reading]));
}
