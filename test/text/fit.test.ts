import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { cutCells, fitEnd, fit as fitted } from '../../src/text/fit.js';
import { sanitise } from '../../src/text/sanitise.js';
import { cellWidth } from '../../src/text/width.js';

const wideOrNot = fc.constantFrom('a', 'b', ' ', '漢', '😀', 'é', 'e\u0301', '가', '│');
const cleanText = fc.oneof(
  fc.string({ unit: wideOrNot, maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 30 }).map(sanitise),
);
const someWidth = fc.integer({ min: -2, max: 40 });

test('a short text is padded on the other side', (t) => {
  t.is(fitted('ab', 4, 'left'), 'ab  ');
  t.is(fitted('ab', 4, 'right'), '  ab');
  t.is(fitted('漢', 4, 'right'), '  漢');
});

test('a text that just fits stays as it is', (t) => {
  t.is(fitted('abcd', 4, 'left'), 'abcd');
  t.is(fitted('漢字', 4, 'right'), '漢字');
});

test('a cut shows in the last cell', (t) => {
  t.is(fitted('abcde', 4, 'left'), 'abc…');
  t.is(fitted('abcde', 4, 'right'), 'abc…');
});

test('a wide character that does not fit becomes a blank', (t) => {
  t.is(fitted('漢字x', 4, 'left'), '漢 …');
  t.is(fitted('漢', 1, 'left'), ' ');
});

test('one cell has no room for a sign of the cut', (t) => {
  t.is(fitted('abc', 1, 'left'), 'a');
});

test('no width, or less, is no text', (t) => {
  t.is(fitted('abc', 0, 'left'), '');
  t.is(fitted('漢字', -3, 'right'), '');
  t.is(fitted('abc', Number.NaN, 'left'), '');
});

test('where the end tells more a text is cut at its start', (t) => {
  t.is(fitEnd('/a/b/c', 4), '…b/c');
  t.is(fitEnd('/a/b', 4), '/a/b');
  t.is(fitEnd('/a', 4), '/a  ');
  t.is(fitEnd('漢字x', 3), '… x');
  t.is(fitEnd('abc', 1), 'c');
  t.is(fitEnd('abc', 0), '');
});

testProp(
  'a text whose end is kept has the width that is asked for',
  [cleanText, someWidth],
  (t, text, width) => {
    t.is(cellWidth(fitEnd(text, width)), Math.max(0, width));
  },
);

test('cells are cut out at both ends, a half character becomes a blank', (t) => {
  t.is(cutCells('abcdef', 1, 4), 'bcd');
  t.is(cutCells('漢字漢', 1, 5), ' 字 ');
  t.is(cutCells('漢字', 1, 2), ' ');
  t.is(cutCells('abc', 2, 9), 'c');
  t.is(cutCells('abc', 2, 1), '');
});

test('marks go with their character', (t) => {
  t.is(cutCells('ae\u0301x', 1, 2), 'e\u0301');
  t.is(fitted('ae\u0301xyz', 3, 'left'), 'ae\u0301…');
});

testProp(
  'the width is exact, whatever the text',
  [cleanText, someWidth, fc.constantFrom('left', 'right')],
  (t, text, width, align) => {
    t.is(cellWidth(fitted(text, width, align)), Math.max(0, width));
  },
);

testProp(
  'a slice is as wide as the part of the text that it names',
  [cleanText, someWidth, someWidth],
  (t, text, from, to) => {
    const inside = Math.min(to, cellWidth(text)) - Math.max(from, 0);
    t.is(cellWidth(cutCells(text, from, to)), Math.max(0, inside));
  },
);

testProp(
  'slices that meet between characters make the whole',
  [cleanText, someWidth],
  (t, text, cut) => {
    const parts = cutCells(text, 0, cut) + cutCells(text, Math.max(0, cut), 999);
    t.true(parts === text || cellWidth(parts) === cellWidth(text));
    if (!/[^ -~]/.test(text)) t.is(parts, text);
  },
);
