import test from 'ava';
import { deviceRates } from '../../src/model/device-rates.js';
import { wholeDisks } from '../../src/model/whole-disks.js';
import type { DeviceSample } from '../../src/sample/device-sample.js';
import { madeDevices } from '../helpers/made-devices.js';
import { sampleAt } from './made-sample.js';

const at = (ms: number, devices?: DeviceSample) => ({
  ...sampleAt(ms, []),
  ...(devices ? { devices } : {}),
});
const first = at(1000, madeDevices(1000, 0));
const second = at(3000, madeDevices(3000, 2));

test('a rate is what was counted between two readings by the time between them', (t) => {
  const { disks, networks } = deviceRates(first, second);
  t.like(disks[0], {
    readBytesPerSecond: 120 * 4096,
    writtenBytesPerSecond: 40 * 8192,
    operationsPerSecond: 160,
    busyFraction: 0.32,
  });
  t.like(networks[1], {
    receivedBytesPerSecond: 800 * 1400,
    sentBytesPerSecond: 800 * 200,
    receivedPacketsPerSecond: 800,
    sentPacketsPerSecond: 800,
  });
});

test('seen once, after a pause of the demand, or without time between, a rate is unknown', (t) => {
  for (const before of [undefined, at(0), second]) {
    const { disks } = deviceRates(before, second);
    t.is(disks.length, 4);
    for (const { busyFraction, readBytesPerSecond } of disks) {
      t.is(busyFraction, undefined);
      t.is(readBytesPerSecond, undefined);
    }
  }
});

test('a counter that went back, and a device that is new, give nothing', (t) => {
  const { disks, networks } = deviceRates(at(500, madeDevices(500, 9)), second);
  t.is(disks[0]?.readBytesPerSecond, undefined);
  t.is(disks[2]?.readBytesPerSecond, 0);
  t.is(networks[1]?.sentBytesPerSecond, undefined);
  const known = madeDevices(1000, 0).disks;
  const value = known && 'value' in known ? known.value.slice(1) : [];
  const fewer = at(1000, { disks: { readAtMs: 1000, value } });
  t.is(deviceRates(fewer, second).disks[0]?.busyFraction, undefined);
  t.not(deviceRates(fewer, second).disks[1]?.busyFraction, undefined);
});

test('a disk is never busier than all the time', (t) => {
  const disk = { name: 'a', reads: 1, readBytes: 0, writes: 0, writtenBytes: 0 };
  const reading = (readAtMs: number, busyMs: number) =>
    at(readAtMs, { disks: { readAtMs, value: [{ ...disk, busyMs }] } });
  t.is(deviceRates(reading(0, 0), reading(10, 12)).disks[0]?.busyFraction, 1);
});

test('what was not read has no rates', (t) => {
  const unread = at(3000, { disks: { readAtMs: 3000, unread: 'eacces' } });
  t.deepEqual(deviceRates(first, unread), { disks: [], networks: [] });
  t.deepEqual(deviceRates(first, at(3000)), { disks: [], networks: [] });
});

test('partitions and what was never used are no disks of their own', (t) => {
  const used = (name: string) => ({
    disk: { name, reads: 1, readBytes: 0, writes: 0, writtenBytes: 0, busyMs: 0 },
    readBytesPerSecond: undefined,
    writtenBytesPerSecond: undefined,
    operationsPerSecond: undefined,
    busyFraction: undefined,
  });
  const names = ['sda', 'sda1', 'sda12', 'nvme0n1', 'nvme0n1p1', 'mmcblk0', 'mmcblk0p2'];
  names.push('md1', 'md127', 'dm-0', 'dm-01', 'vdb1');
  t.deepEqual(
    wholeDisks(names.map(used)).map(({ disk }) => disk.name),
    ['sda', 'nvme0n1', 'mmcblk0', 'md1', 'md127', 'dm-0', 'dm-01', 'vdb1'],
  );
  const { disks } = deviceRates(undefined, first);
  t.deepEqual(
    wholeDisks(disks).map(({ disk }) => disk.name),
    ['nvme0n1', 'sda'],
  );
});
