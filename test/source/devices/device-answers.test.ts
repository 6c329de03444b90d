import test from 'ava';
import fc from 'fast-check';
import { valueOfAnswer } from '../../../src/source/devices/device-answers.js';
import { type DeviceFactName, deviceFactNames } from '../../../src/source/devices/device-fact.js';
import { devicesShape } from '../../../src/source/recording/shape/devices-shape.js';

test('what systeminformation does not know is absent, never 0, -1 or empty', (t) => {
  t.deepEqual(
    valueOfAnswer.temperatures({ main: null, cores: [], max: -1, socket: [], chipset: null }),
    { coresCelsius: [], socketsCelsius: [] },
  );
  t.deepEqual(
    valueOfAnswer.processor({
      manufacturer: 'AMD',
      brand: 'EPYC',
      speed: 0,
      cores: 2,
      processors: null,
    }),
    { name: 'AMD EPYC', logicalCores: 2 },
  );
  t.deepEqual(valueOfAnswer.hardware({ manufacturer: '', model: '-', virtual: true }), {
    isVirtual: true,
  });
  t.deepEqual(
    valueOfAnswer.networkFacts([
      { iface: 'eth0', ip4: '', ip6: '', mtu: null, speed: -1, mac: '' },
    ]),
    [{ name: 'eth0', addresses: [] }],
  );
  t.deepEqual(valueOfAnswer.diskFacts([{ name: 'zram0', type: 'disk', size: 0, model: '' }]), [
    { name: 'zram0' },
  ]);
});

test('a machine without a battery has none, and one with two has two', (t) => {
  const none = { hasBattery: false, percent: 0, cycleCount: 0, isCharging: false };
  t.deepEqual(valueOfAnswer.batteries(none), []);
  const one = {
    hasBattery: true,
    percent: 83,
    isCharging: false,
    acConnected: true,
    cycleCount: 0,
    currentCapacity: 38,
    maxCapacity: 46,
    designedCapacity: 0,
    capacityUnit: 'mWh',
    timeRemaining: null,
    model: 'X',
  };
  const expected = {
    model: 'X',
    chargePercent: 83,
    isCharging: false,
    isOnMains: true,
    capacity: 38,
    fullCapacity: 46,
    capacityUnit: 'mWh',
  };
  t.deepEqual(
    valueOfAnswer.batteries({ ...one, additionalBatteries: [{ ...one, percent: 5 }, none] }),
    [expected, { ...expected, chargePercent: 5 }],
  );
});

test('an empty battery is at 0 only where its charge was read', (t) => {
  t.deepEqual(valueOfAnswer.batteries({ hasBattery: true, percent: 0 }), [{}]);
  t.like(valueOfAnswer.batteries({ hasBattery: true, percent: 0, currentCapacity: 3 })?.[0], {
    chargePercent: 0,
  });
});

test('a file system without a size has no use; read-only is said of devices only', (t) => {
  const [root, odd, overlay] =
    valueOfAnswer.fileSystems([
      { fs: '/dev/vda', type: 'ext4', size: 10, used: 0, available: 9, mount: '/', rw: true },
      { fs: '/dev/sr0', type: '', size: null, used: 5, available: 0, mount: '/cd', rw: false },
      { fs: 'overlay', size: 10, used: 4, available: 6, mount: '/o', rw: false },
    ]) ?? [];
  t.deepEqual(root, {
    mountPoint: '/',
    device: '/dev/vda',
    type: 'ext4',
    sizeBytes: 10,
    usedBytes: 0,
    availableBytes: 9,
    isReadOnly: false,
  });
  t.deepEqual(odd, { mountPoint: '/cd', device: '/dev/sr0', isReadOnly: true });
  t.is(overlay?.isReadOnly, undefined);
});

test('whatever it answers, what is kept can be recorded', (t) => {
  const odd = fc.oneof(
    fc.constantFrom(null, Number.NaN, -1, 0, '', '-', -0, Infinity, 'x', true, 7, [], {}),
    fc.array(fc.oneof(fc.double(), fc.constant(null)), { maxLength: 3 }),
  );
  const keys = ['fs', 'mount', 'rw', 'size', 'used', 'available', 'main', 'cores', 'max', 'socket'];
  keys.push(
    'hasBattery',
    'percent',
    'iface',
    'ip4',
    'mtu',
    'name',
    'type',
    'brand',
    'distro',
    'speed',
  );
  const record = fc.dictionary(fc.constantFrom(...keys), odd, { maxKeys: 12 });
  const answer = fc.oneof(fc.anything(), record, fc.array(record, { maxLength: 3 }));
  fc.assert(
    fc.property(fc.constantFrom(...deviceFactNames), answer, (name: DeviceFactName, said) => {
      const value = valueOfAnswer[name](said);
      if (value === undefined) return;
      t.is(devicesShape({ [name]: { readAtMs: 0, value } }), undefined);
    }),
    { numRuns: 500 },
  );
});
