import test from 'ava';
import { formatClock, formatInstant, isoInstant } from '../../src/text/format-instant.js';

const instantMs = Date.UTC(2026, 10, 21, 2, 10, 42, 123);

test('an instant is shown in the zone that is given, not in that of this machine', (t) => {
  t.is(formatInstant(instantMs, 60), '2026-11-21 03:10:42 +0100');
  t.is(formatInstant(instantMs, 0), '2026-11-21 02:10:42 +0000');
  t.is(formatInstant(instantMs, -210), '2026-11-20 22:40:42 -0330');
  t.is(formatInstant(instantMs, 345), '2026-11-21 07:55:42 +0545');
});

test('the clock is the time of that instant', (t) => {
  t.is(formatClock(instantMs, 60), '03:10:42');
  t.is(formatClock(instantMs, -210), '22:40:42');
});

test('between machines an instant is UTC with milliseconds', (t) => {
  t.is(isoInstant(instantMs), '2026-11-21T02:10:42.123Z');
  t.is(isoInstant(0), '1970-01-01T00:00:00.000Z');
  t.is(isoInstant(undefined), undefined);
  t.is(isoInstant(1e300), undefined);
});

test('a clock outside the years of four digits is still one', (t) => {
  t.is(formatClock(Date.UTC(12_026, 0, 1, 14, 2, 11), 0), '14:02:11');
});

test('what is not known is a question mark', (t) => {
  for (const unknown of [undefined, Number.NaN, 1e300]) {
    t.is(formatInstant(unknown, 0), '?');
    t.is(formatClock(unknown, 0), '?');
  }
  t.is(formatInstant(0, undefined), '?');
  t.is(formatClock(0, undefined), '?');
});
