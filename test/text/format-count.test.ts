import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { formatCount, formatPercent } from '../../src/text/format-count.js';

test('a count has a comma every three digits', (t) => {
  t.is(formatCount(0), '0');
  t.is(formatCount(999), '999');
  t.is(formatCount(1078), '1,078');
  t.is(formatCount(12_345_678), '12,345,678');
  t.is(formatCount(-1000), '-1,000');
});

test('a percentage has one decimal below 100 and none from there', (t) => {
  t.is(formatPercent(0), '0.0');
  t.is(formatPercent(0.44), '0.4');
  t.is(formatPercent(43.1), '43.1');
  t.is(formatPercent(99.94), '99.9');
  t.is(formatPercent(99.96), '100');
  t.is(formatPercent(1234.5, 4), '1235');
});

test('a percentage that is too wide loses its decimal first', (t) => {
  t.is(formatPercent(43.1, 3), '43');
  t.is(formatPercent(12_345, 4), '>999');
});

test('what is not known is a question mark', (t) => {
  for (const unknown of [undefined, Number.NaN, Infinity]) {
    t.is(formatCount(unknown), '?');
    t.is(formatPercent(unknown), '?');
  }
});

testProp(
  'a percentage is never wider than its limit',
  [fc.double({ min: 0, max: 1e9, noNaN: true }), fc.integer({ min: 1, max: 8 })],
  (t, percent, limit) => {
    t.true(formatPercent(percent, limit).length <= limit);
  },
);
