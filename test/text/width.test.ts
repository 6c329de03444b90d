import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import stringWidth from 'string-width';
import { cells, cellWidth, isCellEach } from '../../src/text/width.js';

const anyText = fc.string({ unit: 'binary' });

test('ASCII takes one cell a character', (t) => {
  t.is(cellWidth('sshd -D'), 7);
  t.is(cellWidth(''), 0);
});

test('Chinese, Japanese, Korean and emoji take two', (t) => {
  t.is(cellWidth('漢字'), 4);
  t.is(cellWidth('ｱかガ한'), 7);
  t.is(cellWidth('😀'), 2);
  t.is(cellWidth('\u{20000}\u{3000}'), 4);
});

test('East Asian ambiguous characters and lines take one', (t) => {
  t.is(cellWidth('±°αЯ…①'), 6);
  t.is(cellWidth('├─▾│█▒▏◆◂'), 9);
});

test('a mark joins the character before it', (t) => {
  t.deepEqual(cells('e\u{301}\u{302}x'), [
    { text: 'e\u{301}\u{302}', width: 1 },
    { text: 'x', width: 1 },
  ]);
  t.deepEqual(cells('か\u{3099}'), [{ text: 'か\u{3099}', width: 2 }]);
});

test('Hangul in parts is one wide cell a syllable', (t) => {
  t.deepEqual(cells('한국'.normalize('NFD')), [
    { text: '한'.normalize('NFD'), width: 2 },
    { text: '국'.normalize('NFD'), width: 2 },
  ]);
});

test('a spacing mark has a cell of its own, as in wcwidth', (t) => {
  t.is(cellWidth('का'), 2);
});

test('no more cells are made than are asked for, each with all its marks', (t) => {
  t.deepEqual(cells('ae\u{301}x', 2), [
    { text: 'a', width: 1 },
    { text: 'e\u{301}', width: 1 },
  ]);
  t.deepEqual(cells('漢字', 1), [{ text: '漢', width: 2 }]);
  t.deepEqual(cells('漢', 0), []);
});

test('what should not be there is visible and has a width', (t) => {
  t.deepEqual(cells('\u{301}'), [{ text: '\u{fffd}', width: 1 }]);
  t.deepEqual(
    cells('a\u{1b}\u{200b}\u{ad}\u{dc80}')
      .map((cell) => cell.text)
      .join(''),
    'a\u{fffd}\u{fffd}\u{fffd}\u{fffd}',
  );
});

testProp('the width of a text is the sum of the widths of its cells', [anyText], (t, text) => {
  t.is(
    cellWidth(text),
    cells(text).reduce((sum, cell) => sum + cell.width, 0),
  );
});

test('a single character is as wide as string-width says', (t) => {
  const isMeasured = /^[\p{L}\p{N}\p{P}\p{S}]$/u;
  const different: string[] = [];
  for (let code = 0x20; code <= 0x200ff; code++) {
    const character = String.fromCodePoint(code);
    const isJamo = (code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7fb);
    if (
      !isMeasured.test(character) ||
      isJamo ||
      /\p{Default_Ignorable_Code_Point}/u.test(character)
    )
      continue;
    if (cellWidth(character) !== stringWidth(character)) different.push(code.toString(16));
  }
  t.deepEqual(different, []);
});

test('what is said to take a cell each does, character for character', (t) => {
  const others: number[] = [];
  for (let unit = 0; unit <= 0xffff; unit++) {
    const character = String.fromCharCode(unit);
    if (!isCellEach(character)) continue;
    const [cell, ...more] = cells(character);
    const isOne = cell?.text === character && cell.width === 1 && more.length === 0;
    if (!isOne || cells(`a${character}`).length !== 2) others.push(unit);
  }
  t.deepEqual(others, []);
  t.true(isCellEach('a ~─█⣿▾'));
  for (const character of ['\x7f', '\n', '日', 'e\u0301', '😀', '◽'])
    t.false(isCellEach(character), character);
});
