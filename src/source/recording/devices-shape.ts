import type {
  Battery,
  DeviceSample,
  DiskCounters,
  DiskFacts,
  FileSystem,
  Hardware,
  NetworkCounters,
  NetworkFacts,
  OperatingSystem,
  Processor,
  Temperatures,
} from '../../sample/device-sample.js';
import type { Check } from './shape.js';
import { flag, listOf, number, shapeOf, text } from './shape.js';

/** A value of that shape, or a reason: exactly one of them. */
function reading(value: Check): Check {
  const known = shapeOf<{ readAtMs: number; value: unknown }>({ readAtMs: number, value }, {});
  const unknown = shapeOf<{ readAtMs: number; unread: string }>(
    { readAtMs: number, unread: text },
    {},
  );
  return (one) => {
    const isUnread = typeof one === 'object' && one !== null && Object.hasOwn(one, 'unread');
    return (isUnread ? unknown : known)(one);
  };
}

const disk = shapeOf<DiskCounters>(
  {
    name: text,
    reads: number,
    readBytes: number,
    writes: number,
    writtenBytes: number,
    busyMs: number,
  },
  {},
);

const network = shapeOf<NetworkCounters>(
  {
    name: text,
    receivedBytes: number,
    receivedPackets: number,
    receivedErrors: number,
    receivedDrops: number,
    sentBytes: number,
    sentPackets: number,
    sentErrors: number,
    sentDrops: number,
  },
  {},
);

const fileSystem = shapeOf<FileSystem>(
  { mountPoint: text, device: text },
  { type: text, sizeBytes: number, usedBytes: number, availableBytes: number, isReadOnly: flag },
);

const temperatures = shapeOf<Temperatures>(
  { coresCelsius: listOf(number), socketsCelsius: listOf(number) },
  { cpuCelsius: number, highestCelsius: number, chipsetCelsius: number },
);

const battery = shapeOf<Battery>(
  {},
  {
    model: text,
    chargePercent: number,
    isCharging: flag,
    isOnMains: flag,
    minutesLeft: number,
    capacity: number,
    fullCapacity: number,
    designedCapacity: number,
    capacityUnit: text,
    cycles: number,
  },
);

const diskFacts = shapeOf<DiskFacts>(
  { name: text },
  { sizeBytes: number, kind: text, model: text, isRemovable: flag },
);

const networkFacts = shapeOf<NetworkFacts>(
  { name: text, addresses: listOf(text) },
  { mac: text, state: text, type: text, mtuBytes: number, megabitsPerSecond: number },
);

export const devicesShape = shapeOf<DeviceSample>(
  {},
  {
    disks: reading(listOf(disk)),
    networks: reading(listOf(network)),
    fileSystems: reading(listOf(fileSystem)),
    temperatures: reading(temperatures),
    batteries: reading(listOf(battery)),
    diskFacts: reading(listOf(diskFacts)),
    networkFacts: reading(listOf(networkFacts)),
    operatingSystem: reading(
      shapeOf<OperatingSystem>({ name: text }, { release: text, codename: text }),
    ),
    processor: reading(
      shapeOf<Processor>(
        { name: text },
        { logicalCores: number, physicalCores: number, sockets: number, gigahertz: number },
      ),
    ),
    hardware: reading(
      shapeOf<Hardware>({}, { manufacturer: text, model: text, isVirtual: flag, hypervisor: text }),
    ),
  },
);
