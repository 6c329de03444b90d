import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { formatBytes } from '../../src/text/format-bytes.js';

const KIB = 1024;

test('bytes are shown in the largest unit that leaves less than 1024', (t) => {
  t.is(formatBytes(0), '0');
  t.is(formatBytes(1), '1B');
  t.is(formatBytes(1023), '1023B');
  t.is(formatBytes(KIB), '1.0K');
  t.is(formatBytes(512 * KIB), '512K');
  t.is(formatBytes(31.2 * KIB ** 2), '31.2M');
  t.is(formatBytes(9.8 * KIB ** 3), '9.8G');
  t.is(formatBytes(2 ** 63), '8.0E');
});

test('one decimal below 100, none from there', (t) => {
  t.is(formatBytes(99.9 * KIB), '99.9K');
  t.is(formatBytes(99.96 * KIB), '100K');
  t.is(formatBytes(1000 * KIB), '1000K');
});

test('what rounds to 1024 is one of the next unit', (t) => {
  t.is(formatBytes(1023.4 * KIB), '1023K');
  t.is(formatBytes(1023.6 * KIB), '1.0M');
});

test('what is not known is a question mark', (t) => {
  for (const bytes of [undefined, Number.NaN, -1, Infinity]) t.is(formatBytes(bytes), '?');
});

testProp(
  'never wider than six cells, and within 6 % of the truth',
  [fc.double({ min: 1, max: 2 ** 63, noNaN: true })],
  (t, bytes) => {
    const text = formatBytes(bytes);
    t.true(text.length <= 6, text);
    const shown = Number.parseFloat(text) * KIB ** 'BKMGTPE'.indexOf(text.at(-1) ?? '');
    t.true(Math.abs(shown - bytes) <= Math.max(0.06 * bytes, 0.5), `${bytes} as ${text}`);
  },
);

testProp('more bytes are never shown as less', [fc.maxSafeNat(), fc.maxSafeNat()], (t, a, b) => {
  const size = (text: string) =>
    Number.parseFloat(text) * KIB ** Math.max(0, 'BKMGTPE'.indexOf(text.at(-1) ?? ''));
  t.true(size(formatBytes(Math.min(a, b))) <= size(formatBytes(Math.max(a, b))));
});
