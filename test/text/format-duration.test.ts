import test from 'ava';
import { formatSpan, formatUptime } from '../../src/text/format-duration.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test('short spans are milliseconds, then tenths of a second, then seconds', (t) => {
  t.is(formatSpan(0), '0 ms');
  t.is(formatSpan(12.7), '12 ms');
  t.is(formatSpan(999.9), '999 ms');
  t.is(formatSpan(1000), '1 s');
  t.is(formatSpan(4290), '4.2 s');
  t.is(formatSpan(9999), '9.9 s');
  t.is(formatSpan(59_999), '59 s');
});

test('longer spans have two units', (t) => {
  t.is(formatSpan(MINUTE), '1 min');
  t.is(formatSpan(3 * MINUTE + 20_000), '3 min 20 s');
  t.is(formatSpan(HOUR - 1), '59 min 59 s');
  t.is(formatSpan(2 * HOUR + 5 * MINUTE), '2 h 5 min');
  t.is(formatSpan(2 * HOUR + 59_000), '2 h');
  t.is(formatSpan(3 * DAY + 4 * HOUR), '3 d 4 h');
});

test('the time since the boot is hours and minutes, after days', (t) => {
  t.is(formatUptime(0), '00:00');
  t.is(formatUptime(2 * 3600 + 11 * 60 + 59.9), '02:11');
  t.is(formatUptime(3 * 86_400 + 2 * 3600 + 11 * 60), '3d 02:11');
  t.is(formatUptime(86_399), '23:59');
});

test('what is not known is a question mark', (t) => {
  for (const unknown of [undefined, Number.NaN, -1, Infinity]) {
    t.is(formatSpan(unknown), '?');
    t.is(formatUptime(unknown), '?');
  }
});
