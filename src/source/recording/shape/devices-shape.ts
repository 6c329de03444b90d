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
} from '../../../sample/device-sample.js';
import { timedReading } from './reading-shape.js';
import { flag, listOf, number, shapeOf, text } from './shape.js';

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
    disks: timedReading(listOf(disk)),
    networks: timedReading(listOf(network)),
    fileSystems: timedReading(listOf(fileSystem)),
    temperatures: timedReading(temperatures),
    batteries: timedReading(listOf(battery)),
    diskFacts: timedReading(listOf(diskFacts)),
    networkFacts: timedReading(listOf(networkFacts)),
    operatingSystem: timedReading(
      shapeOf<OperatingSystem>({ name: text }, { release: text, codename: text }),
    ),
    processor: timedReading(
      shapeOf<Processor>(
        { name: text },
        { logicalCores: number, physicalCores: number, sockets: number, gigahertz: number },
      ),
    ),
    hardware: timedReading(
      shapeOf<Hardware>({}, { manufacturer: text, model: text, isVirtual: flag, hypervisor: text }),
    ),
  },
);
