import type { DeviceReading, DiskCounters, NetworkCounters } from '../sample/device-sample.js';
import type { Sample } from '../sample/sample.js';
import { growth, perSecond } from './rates.js';

/** Each undefined until it is seen twice, or where a counter went back. */
export type DiskRate = {
  readonly disk: DiskCounters;
  readonly readBytesPerSecond: number | undefined;
  readonly writtenBytesPerSecond: number | undefined;
  readonly operationsPerSecond: number | undefined;
  readonly busyFraction: number | undefined;
};

export type NetworkRate = {
  readonly network: NetworkCounters;
  readonly receivedBytesPerSecond: number | undefined;
  readonly sentBytesPerSecond: number | undefined;
  readonly receivedPacketsPerSecond: number | undefined;
  readonly sentPacketsPerSecond: number | undefined;
};

export type DeviceRates = {
  readonly disks: readonly DiskRate[];
  readonly networks: readonly NetworkRate[];
};

/** What disks and networks did between two samples. A device is known by its name. */
export function deviceRates(before: Sample | undefined, { devices }: Sample): DeviceRates {
  const former = before?.devices;
  return {
    disks: ratesOf(former?.disks, devices?.disks, diskRate),
    networks: ratesOf(former?.networks, devices?.networks, networkRate),
  };
}

type Counters = { readonly name: string };
type Counted<T> = DeviceReading<readonly T[]> | undefined;

function ratesOf<T extends Counters, R>(
  before: Counted<T>,
  now: Counted<T>,
  rateOf: (before: T | undefined, now: T, elapsedMs: number) => R,
): readonly R[] {
  if (!now || !('value' in now)) return [];
  const known = before && 'value' in before ? before.value : [];
  const formers = new Map(known.map((one) => [one.name, one]));
  const elapsedMs = now.readAtMs - (before?.readAtMs ?? now.readAtMs);
  return now.value.map((one) => rateOf(formers.get(one.name), one, elapsedMs));
}

function diskRate(before: DiskCounters | undefined, disk: DiskCounters, ms: number): DiskRate {
  const rate = (of: (counters: DiskCounters) => number) =>
    perSecond(growth(before && of(before), of(disk)), ms);
  const busyMsPerSecond = rate(({ busyMs }) => busyMs);
  return {
    disk,
    readBytesPerSecond: rate(({ readBytes }) => readBytes),
    writtenBytesPerSecond: rate(({ writtenBytes }) => writtenBytes),
    operationsPerSecond: rate(({ reads, writes }) => reads + writes),
    // The kernel charges in ticks: one of them may be more than the interval.
    busyFraction: busyMsPerSecond === undefined ? undefined : Math.min(1, busyMsPerSecond / 1000),
  };
}

function networkRate(
  before: NetworkCounters | undefined,
  network: NetworkCounters,
  ms: number,
): NetworkRate {
  const rate = (of: (counters: NetworkCounters) => number) =>
    perSecond(growth(before && of(before), of(network)), ms);
  return {
    network,
    receivedBytesPerSecond: rate(({ receivedBytes }) => receivedBytes),
    sentBytesPerSecond: rate(({ sentBytes }) => sentBytes),
    receivedPacketsPerSecond: rate(({ receivedPackets }) => receivedPackets),
    sentPacketsPerSecond: rate(({ sentPackets }) => sentPackets),
  };
}
