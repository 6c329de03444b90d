import test from 'ava';
import { parseDuration } from '../../src/text/parse-duration.js';

test('each unit has its length, a bare number is seconds', (t) => {
  t.is(parseDuration('250ms'), 250);
  t.is(parseDuration('3s'), 3000);
  t.is(parseDuration('3'), 3000);
  t.is(parseDuration('10m'), 600_000);
  t.is(parseDuration('2h'), 7_200_000);
  t.is(parseDuration('1d'), 86_400_000);
  t.is(parseDuration('0'), 0);
});

test('decimals are exact', (t) => {
  t.is(parseDuration('1.5h'), 5_400_000);
  t.is(parseDuration('.5'), 500);
  t.is(parseDuration('0.07'), 70);
  t.is(parseDuration('0.4ms'), 0.4);
});

test('anything else is no duration', (t) => {
  for (const text of [
    '',
    's',
    '-1s',
    '+1',
    '1 s',
    '1S',
    '1.',
    '1e3',
    '0x10',
    '1s2',
    '1w',
    'NaN',
    '١',
    ' 1',
    '1\n',
  ])
    t.is(parseDuration(text), undefined, JSON.stringify(text));
});

test('a number without end is no duration', (t) => {
  t.is(parseDuration('9'.repeat(400)), undefined);
});
