import test from 'ava';
import { blankLine, layRow } from '../../src/terminal/row-cells.js';
import { themeFor } from '../../src/terminal/theme.js';
import type { FrameRow } from '../../src/view/frame.js';

/** What stands in each cell of a line. */
function laid(width: number, row: FrameRow | string, isUtf8 = true): readonly string[] {
  const line = blankLine(width);
  line.texts.fill('old');
  const spans: FrameRow = typeof row === 'string' ? [{ text: row, style: 'text' }] : row;
  layRow(line, spans, themeFor(256), isUtf8);
  return line.texts;
}

test('a row shorter than the line ends in blanks', (t) => {
  t.deepEqual(laid(4, 'ab'), ['a', 'b', ' ', ' ']);
});

test('a row longer than the line is cut', (t) => {
  t.deepEqual(laid(2, 'abc'), ['a', 'b']);
});

test('a wide character leaves the second of its cells empty', (t) => {
  t.deepEqual(laid(4, 'a日b'), ['a', '日', '', 'b']);
});

test('a wide character that does not fit is a blank', (t) => {
  t.deepEqual(laid(2, 'a日'), ['a', ' ']);
});

test('marks share the cell of their character', (t) => {
  t.deepEqual(laid(2, 'e\u0301x'), ['e\u0301', 'x']);
});

test('no control character passes, whatever the view let through', (t) => {
  const all = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('');
  const written = laid(400, `${all}\u{202e}\u{2028}\u{9b}31m`).join('');
  t.notRegex(written, /[\p{Cc}\u{2028}\u{202e}]/u);
  t.deepEqual(laid(3, 'a\x1bb'), ['a', '?', 'b']);
});

test('without UTF-8 each cell is one ASCII character', (t) => {
  t.is(laid(12, '├─▾█│日é└…', false).join(''), '|-v#|???`~  ');
  t.is(laid(3, '●ok', false).join(''), '*ok');
});
