import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { sanitise } from '../../src/text/sanitise.js';
import { cellWidth } from '../../src/text/width.js';
import { wrapped, wrappedList } from '../../src/text/wrap.js';

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

test('a long word is broken after a mark, where one is near', (t) => {
  t.deepEqual(wrapped('poll_schedule_timeout.constprop.0', 30), [
    'poll_schedule_timeout.',
    'constprop.0',
  ]);
  t.deepEqual(wrapped('Linux 6.18.44-fc-v669 x64', 20), ['Linux 6.18.44-fc-', 'v669 x64']);
});

test('the lines of a list end where a piece does, and none begins with what is between', (t) => {
  const list = (text: string, between: string, width: number) => wrappedList(text, between, width);
  t.deepEqual(list('user 7  uts 8  net 9', '  ', 14), ['user 7  uts 8', 'net 9']);
  t.deepEqual(list('9 tar ← 8 bash ← 1 init', ' ← ', 16), ['9 tar ← 8 bash ←', '1 init']);
  t.deepEqual(list('9 tar ← 8 bash ← 1 init', ' ← ', 14), ['9 tar ←', '8 bash ←', '1 init']);
  t.deepEqual(list('9 tar ← 8 bash', ' ← ', 80), ['9 tar ← 8 bash']);
});

test('a piece of a list that is longer than a line is broken as a text is', (t) => {
  t.deepEqual(wrappedList('a  bcdefgh  i', '  ', 4), ['a', 'bcde', 'fgh', 'i']);
  t.deepEqual(wrappedList('', '  ', 4), ['']);
});

test('a blank at the edge begins no line', (t) => {
  t.deepEqual(wrapped('abcd efgh', 4), ['abcd', 'efgh']);
});

test('no line begins with a mark that belongs to the blank or the joint before it', (t) => {
  const beginsWithMark = (line: string) => /^\p{M}/u.test(line);
  for (const text of ['abcd \u0301efgh', 'ab/\u0301cdefgh', 'a \u0301b-\u0301c \u0301d.\u0301e']) {
    for (const width of [2, 3, 4, 5, 6, 7]) {
      t.false(wrapped(text, width).some(beginsWithMark), `${text} in ${width}`);
    }
  }
  t.deepEqual(wrappedList('abc, \u0301def, ghi', ', ', 9), ['abc, \u0301def,', 'ghi']);
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

testProp(
  'no line of a list is wider than asked for',
  [cleanText, fc.integer({ min: 2, max: 30 })],
  (t, text, width) => {
    for (const line of wrappedList(text, ' a', width)) t.true(cellWidth(line) <= width, line);
  },
);
