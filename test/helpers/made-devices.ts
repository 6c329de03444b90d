import type { DeviceSample } from '../../src/sample/device-sample.js';

/** What a notebook with two disks and a network says at that instant; `step` times a second's work was done. */
export function madeDevices(readAtMs: number, step: number): DeviceSample {
  const asked = { readAtMs: 500 };
  const disk = (name: string, reads: number, writes: number) => ({
    name,
    reads: 1000 + reads * step,
    readBytes: 5_000_000 + reads * 4096 * step,
    writes: 2000 + writes * step,
    writtenBytes: 9_000_000 + writes * 8192 * step,
    busyMs: 40_000 + (reads + writes) * 2 * step,
  });
  const network = (name: string, packets: number) => ({
    name,
    receivedBytes: packets * 1400 * (1000 + step),
    receivedPackets: packets * (1000 + step),
    receivedErrors: 3,
    receivedDrops: 12,
    sentBytes: packets * 200 * (1000 + step),
    sentPackets: packets * (1000 + step),
    sentErrors: 0,
    sentDrops: 0,
  });
  return {
    disks: {
      readAtMs,
      value: [
        disk('nvme0n1', 120, 40),
        disk('nvme0n1p1', 120, 40),
        disk('sda', 0, 310),
        { name: 'loop0', reads: 0, readBytes: 0, writes: 0, writtenBytes: 0, busyMs: 0 },
      ],
    },
    networks: { readAtMs, value: [network('lo', 1), network('wlan0', 800), network('eth0', 0)] },
    fileSystems: {
      ...asked,
      value: [
        {
          mountPoint: '/',
          device: '/dev/nvme0n1p1',
          type: 'ext4',
          sizeBytes: 500e9,
          usedBytes: 200e9,
          availableBytes: 275e9,
          isReadOnly: false,
        },
        { mountPoint: '/media/a disk', device: '/dev/sda1', type: 'vfat', isReadOnly: true },
      ],
    },
    temperatures: {
      ...asked,
      value: {
        cpuCelsius: 61.5,
        highestCelsius: 64,
        coresCelsius: [60, 64],
        socketsCelsius: [],
      },
    },
    batteries: {
      ...asked,
      value: [
        {
          model: 'LNV-45N1',
          chargePercent: 83,
          isCharging: false,
          isOnMains: false,
          minutesLeft: 95,
          capacity: 38_000,
          fullCapacity: 46_000,
          designedCapacity: 57_000,
          capacityUnit: 'mWh',
          cycles: 312,
        },
      ],
    },
    diskFacts: {
      ...asked,
      value: [
        {
          name: 'nvme0n1',
          sizeBytes: 512e9,
          kind: 'SSD',
          model: 'WDC PC SN730',
          isRemovable: false,
        },
        { name: 'sda', sizeBytes: 32e9, kind: 'HDD', model: 'Ultra Fit', isRemovable: true },
      ],
    },
    networkFacts: {
      ...asked,
      value: [
        { name: 'lo', addresses: ['127.0.0.1', '::1'], state: 'unknown', mtuBytes: 65536 },
        {
          name: 'wlan0',
          addresses: ['192.0.2.7', '2001:db8::7'],
          mac: '02:00:00:00:00:07',
          state: 'up',
          type: 'wireless',
          mtuBytes: 1500,
          megabitsPerSecond: 866,
        },
      ],
    },
    operatingSystem: {
      ...asked,
      value: { name: 'Debian GNU/Linux', release: '12', codename: 'bookworm' },
    },
    processor: {
      ...asked,
      value: {
        name: 'Intel Core i7-8550U',
        logicalCores: 8,
        physicalCores: 4,
        sockets: 1,
        gigahertz: 1.8,
      },
    },
    hardware: { ...asked, value: { manufacturer: 'LENOVO', model: '20KH', isVirtual: false } },
  };
}
