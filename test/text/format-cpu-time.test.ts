import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { formatCpuTime } from '../../src/text/format-cpu-time.js';

const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

test('below an hour: minutes, seconds, hundredths', (t) => {
  t.is(formatCpuTime(0), '0:00.00');
  t.is(formatCpuTime(3120), '0:03.12');
  t.is(formatCpuTime(3129), '0:03.12');
  t.is(formatCpuTime(HOUR - 1), '59:59.99');
});

test('below a day: hours, minutes, seconds', (t) => {
  t.is(formatCpuTime(HOUR), '1h00:00');
  t.is(formatCpuTime(12 * HOUR + 34 * 60 * SECOND + 56 * SECOND), '12h34:56');
  t.is(formatCpuTime(DAY - 1), '23h59:59');
});

test('from a day: days, then less and less', (t) => {
  t.is(formatCpuTime(3 * DAY + 4 * HOUR + 5 * 60 * SECOND), '3d04h05m');
  t.is(formatCpuTime(365 * DAY + 23 * HOUR), '365d23h');
  t.is(formatCpuTime(12_345 * DAY), '12345d');
});

test('what is not known is a question mark', (t) => {
  for (const cpuTimeMs of [undefined, Number.NaN, -10, Infinity])
    t.is(formatCpuTime(cpuTimeMs), '?');
});

testProp(
  'never wider than eight cells',
  [fc.double({ min: 0, max: 1e6 * DAY, noNaN: true })],
  (t, cpuTimeMs) => {
    t.true(formatCpuTime(cpuTimeMs).length <= 8);
  },
);
