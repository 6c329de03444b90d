import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { sanitise } from '../../src/text/sanitise.js';
import { cellWidth } from '../../src/text/width.js';
import { wrapped } from '../../src/text/wrap.js';

const wideOrNot = fc.constantFrom(
  'a',
  'b',
  ' ',
  '漢',
  '😀',
  'é',
  'e\u0301\u0301\u0301\u0301',
  '가',
);
const cleanText = fc.oneof(
  fc.string({ unit: wideOrNot, maxLength: 200 }),
  fc.string({ unit: 'binary', maxLength: 60 }).map(sanitise),
);

test('a text that fits is one line, an empty one too', (t) => {
  t.deepEqual(wrapped('abc', 3), ['abc']);
  t.deepEqual(wrapped('', 3), ['']);
});

test('a line ends at a blank where one is near, and else where it is full', (t) => {
  t.deepEqual(wrapped('HUP INT QUIT TERM', 10), ['HUP INT', 'QUIT TERM']);
  t.deepEqual(wrapped('a bcdefghijkl', 6), ['a bcde', 'fghijk', 'l']);
});

test('a blank at the edge begins no line', (t) => {
  t.deepEqual(wrapped('abcd efgh', 4), ['abcd', 'efgh']);
});

test('a wide character is never cut in two', (t) => {
  t.deepEqual(wrapped('漢漢漢', 3), ['漢', '漢', '漢']);
});

testProp(
  'no line is wider than asked for, and nothing but blanks at line ends is lost',
  [cleanText, fc.integer({ min: 2, max: 40 })],
  (t, text, width) => {
    const lines = wrapped(text, width);
    t.true(lines.every((line) => cellWidth(line) <= width));
    const letters = (some: string) => some.replaceAll(' ', '');
    t.is(letters(lines.join('')), letters(text));
  },
);

test('a megabyte is broken in time linear in it', (t) => {
  t.is(wrapped('x'.repeat(1_000_000), 100).length, 10_000);
});
