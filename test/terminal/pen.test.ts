import test from 'ava';
import { attributeOf, ownColour } from '../../src/terminal/attributes.js';
import { frameEnd, newPen, takenText } from '../../src/terminal/pen.js';
import { blankLine, type Line } from '../../src/terminal/row-cells.js';
import { writeChanges } from '../../src/terminal/row-changes.js';

const red = attributeOf(203, []);
const boldRed = attributeOf(203, ['bold']);
const green = attributeOf(2, []);

/** A line of these letters; a style for some of them is given by the letters below it. */
function lineOf(text: string, look = ''): Line {
  const line = blankLine(text.length);
  const looks: Readonly<Record<string, number>> = { r: red, R: boldRed, g: green };
  for (const [x, letter] of [...text].entries()) {
    // An underscore is the second cell of the wide character before it.
    line.texts[x] = letter === '_' ? '' : letter;
    line.attributes[x] = looks[look[x] ?? ' '] ?? ownColour;
  }
  return line;
}

/** What takes one row, the third, from one line to the other; escapes as `@`. */
function written(after: Line, before = blankLine(after.texts.length), hasColumns = true): string {
  const pen = newPen({ hasColumns, hasForward: false, hasErasure: false });
  writeChanges(pen, 2, after, before);
  return takenText(pen).replaceAll('\x1b[', '@');
}

test('nothing is written where nothing differs', (t) => {
  t.is(written(lineOf('abc'), lineOf('abc')), '');
});

test('the cursor goes to the cell that differs, and a frame has an end', (t) => {
  t.is(written(lineOf('abc'), lineOf('abx')), '@3;3Hc@m');
  t.is(written(lineOf('abc'), lineOf('xbc')), '@3Ha@m');
  t.is(frameEnd, '\x1b[m');
});

test('a few plain cells are written again, for many the cursor moves', (t) => {
  t.is(written(lineOf('a234b'), lineOf('x234y')), '@3Ha234b@m');
  t.is(written(lineOf('a23456b'), lineOf('x23456y')), '@3Ha@7Gb@m');
});

test('cells that look otherwise, or may be wide, are not written again', (t) => {
  t.is(written(lineOf('a2b', ' r '), lineOf('x2y', ' r ')), '@3Ha@3Gb@m');
  t.is(written(lineOf('a│b'), lineOf('x│y')), '@3Ha@3Gb@m');
});

test('without columns the cursor goes to cells', (t) => {
  t.is(written(lineOf('a23456b'), lineOf('x23456y'), false), '@3Ha@3;7Hb@m');
});

test('behind what may be two columns wide the cursor is set again, behind braille it is not', (t) => {
  t.is(written(lineOf('██a')), '@3H█@2G█@3Ga@m');
  t.is(written(lineOf('⣿⣿a')), '@3H⣿⣿a@m');
});

test('a wide character blanks its two cells first', (t) => {
  t.is(written(lineOf('a日_b')), '@3Ha  @2G日@4Gb@m');
});

test('of two looks that follow each other only the difference is written', (t) => {
  t.is(written(lineOf('abcd', 'rRg ')), '@3H@38;5;203ma@1mb@0;32mc@0md@m');
  t.is(written(lineOf('ab', 'rg')), '@3H@38;5;203ma@32mb@m');
});

test('a pen that was emptied begins anew', (t) => {
  const pen = newPen({ hasColumns: true, hasForward: true, hasErasure: true });
  writeChanges(pen, 0, lineOf('a', 'r'), blankLine(1));
  takenText(pen);
  writeChanges(pen, 0, lineOf('b'), lineOf('a', 'r'));
  t.is(takenText(pen), '\x1b[1Hb\x1b[m');
});
