import test from 'ava';
import { frameAt } from '../../../src/source/recording/instant.js';
import { parseInstant } from '../../../src/text/parse-instant.js';
import { recordingTakenAt } from '../../helpers/recording-taken-at.js';

/** Ends on the 21st at 10:00 where the recorded machine is. */
const context = { endMs: Date.parse('2026-11-21T10:00:00+01:00'), utcOffsetMinutes: 60 };

for (const [text, iso] of [
  ['2026-11-21T03:10:42Z', '2026-11-21T03:10:42Z'],
  ['2026-11-21T03:10:42.5Z', '2026-11-21T03:10:42.5Z'],
  ['2026-11-21T03:10+05:30', '2026-11-20T21:40:00Z'],
  ['2026-11-21T03:10:42-0330', '2026-11-21T06:40:42Z'],
  ['2026-11-21T03:10:42+01', '2026-11-21T02:10:42Z'],
  ['2026-11-21T03:10:42', '2026-11-21T02:10:42Z'],
  ['2026-11-21 03:10', '2026-11-21T02:10:00Z'],
  // As the header of a replay prints it.
  ['2026-11-21 03:10:42 +0100', '2026-11-21T02:10:42Z'],
  ['2026-11-21', '2026-11-20T23:00:00Z'],
  ['2024-02-29', '2024-02-28T23:00:00Z'],
  ['03:10', '2026-11-21T02:10:00Z'],
  ['03:10:42', '2026-11-21T02:10:42Z'],
  ['10:00', '2026-11-21T09:00:00Z'],
  ['yesterday 03:10', '2026-11-20T02:10:00Z'],
  ['yesterday 23:00:01', '2026-11-20T22:00:01Z'],
  ['-5m', '2026-11-21T08:55:00Z'],
  ['-250ms', '2026-11-21T08:59:59.75Z'],
  ['-90', '2026-11-21T08:58:30Z'],
  ['@0', '1970-01-01T00:00:00Z'],
  ['@1763690000.25', '2025-11-21T01:53:20.25Z'],
] as const) {
  test(`${text} is ${iso}`, (t) => {
    t.is(parseInstant(text, context), Date.parse(iso));
  });
}

test('a time of day that the last day has not reached is of the evening before', (t) => {
  t.is(parseInstant('23:00', context), Date.parse('2026-11-20T22:00:00Z'));
});

test('the day is the recorded machine’s, west of Greenwich too', (t) => {
  const west = { endMs: Date.parse('2026-11-21T02:00:00Z'), utcOffsetMinutes: -300 };
  t.is(parseInstant('20:30', west), Date.parse('2026-11-21T01:30:00Z'));
  t.is(parseInstant('2026-11-20T20:30', west), Date.parse('2026-11-21T01:30:00Z'));
});

for (const text of [
  ...[
    '',
    '@',
    '@x',
    '-',
    '-5x',
    '5m',
    'now',
    'yesterday',
    'yesterday 3:10',
    '24:00',
    '03:60',
    '3:10',
  ],
  ...['03:10:60', '2026-02-30', '2026-13-01', '2026-11-21T', '2026-11-21T03', '2026-11-21T25:00'],
  ...['2026-11-21T03:10+24:00', '2026-11-21T03:10 CET', '03:10 ', '\u0660\u0663:10'],
]) {
  test(`"${text}" is no instant`, (t) => {
    t.is(parseInstant(text, context), undefined);
  });
}

test('the frame at an instant is the last one taken by then', async (t) => {
  t.is(await frameAt(recordingTakenAt(100, 200, 300), 299), 1);
  t.is(await frameAt(recordingTakenAt(100, 200, 300), 300), 2);
  t.is(await frameAt(recordingTakenAt(100, 200, 300), 9999), 2);
});

test('before the first frame there is none', async (t) => {
  t.is(await frameAt(recordingTakenAt(100, 200), 99), undefined);
});

test('where the wall clock was set back, it is the last of both', async (t) => {
  t.is(await frameAt(recordingTakenAt(100, 200, 50, 150), 120), 2);
});
