import type {
  Battery,
  DeviceReading,
  DeviceSample,
  DiskFacts,
  FileSystem,
  NetworkFacts,
  Temperatures,
} from '../../sample/device-sample.js';
import type { DeviceFactName } from './device-fact.js';
import {
  counted,
  flagOf,
  type Json,
  listIn,
  numbersIn,
  objectIn,
  told,
  worded,
} from './json-values.js';

type ValueOf<N extends DeviceFactName> =
  NonNullable<DeviceSample[N]> extends DeviceReading<infer T> ? T : never;

/**
 * What systeminformation's answers say. It writes 0, -1, '', null or NaN where it does not know: here
 * that is absent. Undefined where the whole answer is not of the known form.
 */
export const valueOfAnswer: {
  readonly [N in DeviceFactName]: (answer: unknown) => ValueOf<N> | undefined;
} = {
  fileSystems: (answer) => listIn(answer)?.flatMap((one) => fileSystem(objectIn(one))),
  temperatures: (answer) => temperatures(objectIn(answer)),
  batteries: (answer) => batteries(objectIn(answer)),
  networkFacts: (answer) => listIn(answer)?.flatMap((one) => networkFacts(objectIn(one))),
  diskFacts: (answer) => listIn(answer)?.flatMap((one) => diskFacts(objectIn(one))),
  processor: (answer) => {
    const it = objectIn(answer);
    const name = [worded(it, 'manufacturer'), worded(it, 'brand')].filter(Boolean).join(' ');
    if (name === '') return undefined;
    return {
      name,
      ...told('logicalCores', counted(it, 'cores')),
      ...told('physicalCores', counted(it, 'physicalCores')),
      ...told('sockets', counted(it, 'processors')),
      ...told('gigahertz', counted(it, 'speed')),
    };
  },
  hardware: (answer) => {
    const it = objectIn(answer);
    if (!it) return undefined;
    return {
      ...told('manufacturer', worded(it, 'manufacturer')),
      ...told('model', worded(it, 'model')),
      ...told('isVirtual', flagOf(it, 'virtual')),
      ...told('hypervisor', worded(it, 'virtualHost')),
    };
  },
  operatingSystem: (answer) => {
    const it = objectIn(answer);
    const name = worded(it, 'distro');
    if (name === undefined) return undefined;
    return {
      name,
      ...told('release', worded(it, 'release')),
      ...told('codename', worded(it, 'codename')),
    };
  },
};

function fileSystem(it: Json | undefined): readonly FileSystem[] {
  const mountPoint = worded(it, 'mount');
  const device = worded(it, 'fs');
  if (mountPoint === undefined || device === undefined) return [];
  const isWritable = flagOf(it, 'rw');
  // False also for what is not a device: there it tells nothing.
  const isTold = isWritable === true || (isWritable === false && device.startsWith('/'));
  const isReadOnly = isTold ? !isWritable : undefined;
  const sizeBytes = counted(it, 'size');
  const isSized = sizeBytes !== undefined;
  return [
    {
      mountPoint,
      device,
      ...told('type', worded(it, 'type')),
      ...told('sizeBytes', sizeBytes),
      ...told('usedBytes', isSized ? counted(it, 'used', 0) : undefined),
      ...told('availableBytes', isSized ? counted(it, 'available', 0) : undefined),
      ...told('isReadOnly', isReadOnly),
    },
  ];
}

function temperatures(it: Json | undefined): Temperatures | undefined {
  if (!it) return undefined;
  const celsius = (name: string) => numbersIn([it[name]]).find((one) => one !== -1);
  return {
    ...told('cpuCelsius', celsius('main')),
    ...told('highestCelsius', celsius('max')),
    ...told('chipsetCelsius', celsius('chipset')),
    coresCelsius: numbersIn(it['cores']),
    socketsCelsius: numbersIn(it['socket']),
  };
}

function batteries(it: Json | undefined): readonly Battery[] | undefined {
  if (!it) return undefined;
  const more = listIn(it['additionalBatteries'])?.map(objectIn) ?? [];
  return [it, ...more].flatMap((one) => (flagOf(one, 'hasBattery') ? [battery(one)] : []));
}

function battery(it: Json | undefined): Battery {
  const capacity = counted(it, 'currentCapacity');
  return {
    ...told('model', worded(it, 'model')),
    ...told('chargePercent', counted(it, 'percent', capacity === undefined ? 1 : 0)),
    ...told('isCharging', flagOf(it, 'isCharging')),
    ...told('isOnMains', flagOf(it, 'acConnected')),
    ...told('minutesLeft', counted(it, 'timeRemaining')),
    ...told('capacity', capacity),
    ...told('fullCapacity', counted(it, 'maxCapacity')),
    ...told('designedCapacity', counted(it, 'designedCapacity')),
    ...told('capacityUnit', worded(it, 'capacityUnit')),
    ...told('cycles', counted(it, 'cycleCount')),
  };
}

function diskFacts(it: Json | undefined): readonly DiskFacts[] {
  const name = worded(it, 'name');
  if (name === undefined || worded(it, 'type') === 'part') return [];
  return [
    {
      name,
      ...told('sizeBytes', counted(it, 'size')),
      ...told('kind', worded(it, 'physical')),
      ...told('model', worded(it, 'model')),
      ...told('isRemovable', flagOf(it, 'removable')),
    },
  ];
}

function networkFacts(it: Json | undefined): readonly NetworkFacts[] {
  const name = worded(it, 'iface');
  if (name === undefined) return [];
  return [
    {
      name,
      addresses: [worded(it, 'ip4'), worded(it, 'ip6')].flatMap((one) => one ?? []),
      ...told('mac', worded(it, 'mac')),
      ...told('state', worded(it, 'operstate')),
      ...told('type', worded(it, 'type')),
      ...told('mtuBytes', counted(it, 'mtu')),
      ...told('megabitsPerSecond', counted(it, 'speed')),
    },
  ];
}
