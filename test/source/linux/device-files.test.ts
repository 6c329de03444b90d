import test from 'ava';
import fc from 'fast-check';
import { parseDiskstats } from '../../../src/source/linux/diskstats.js';
import { parseNetDev } from '../../../src/source/linux/net-dev.js';

test('diskstats counts sectors of 512 bytes, on kernels with 14, 18 and 20 fields', (t) => {
  const line = ' 254       0 vda 34944 6674 1453538 22429 41011 56657 1799480 13050 0 14256 42269';
  const expected = {
    name: 'vda',
    reads: 34944,
    readBytes: 1453538 * 512,
    writes: 41011,
    writtenBytes: 1799480 * 512,
    busyMs: 14256,
  };
  for (const more of ['', ' 44119 53 457768 6312', ' 44119 53 457768 6312 1509 478']) {
    t.deepEqual(parseDiskstats(`${line}${more}\n`), [expected]);
  }
});

test('a line of diskstats that is not of the form is left out', (t) => {
  t.deepEqual(
    parseDiskstats('   8       1 sda1 1 2 3 4\n\n 8 0 sda 1 x 3 4 5 6 7 8 9 10 11\n'),
    [],
  );
});

test('net/dev tells what was received and sent, whatever stands after the colon', (t) => {
  const titles = 'Inter-|   Receive  |  Transmit\n face |bytes packets|bytes\n';
  const numbers = '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16';
  const expected = {
    receivedBytes: 1,
    receivedPackets: 2,
    receivedErrors: 3,
    receivedDrops: 4,
    sentBytes: 9,
    sentPackets: 10,
    sentErrors: 11,
    sentDrops: 12,
  };
  t.deepEqual(parseNetDev(`${titles}    lo: ${numbers}\nwlp0s20f3:${numbers}\n eth0: 1 2\n`), [
    { name: 'lo', ...expected },
    { name: 'wlp0s20f3', ...expected },
  ]);
});

test('no text makes them throw', (t) => {
  const near = fc.string({ unit: fc.constantFrom(...' \n:0123456789abx-.'), maxLength: 80 });
  const isSound = (one: object) =>
    Object.values(one).every((value) => typeof value === 'string' || Number.isFinite(value));
  const parsed = (text: string) => [...parseDiskstats(text), ...parseNetDev(text)];
  fc.assert(fc.property(fc.oneof(fc.string(), near), (text) => parsed(text).every(isSound)));
  t.pass();
});
