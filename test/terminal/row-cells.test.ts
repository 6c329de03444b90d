import test from 'ava';
import { type PaintedCell, paintRow } from '../../src/terminal/row-cells.js';
import { themeFor } from '../../src/terminal/theme.js';
import type { FrameRow } from '../../src/view/frame.js';

/** What is written for each cell of a line, with `@n` for "to column n". */
function painted(width: number, row: FrameRow | string, isUtf8 = true): string[] {
  const line = Array.from({ length: width }, (): PaintedCell => [0, 'old']);
  const spans: FrameRow = typeof row === 'string' ? [{ text: row, style: 'text' }] : row;
  paintRow(line, spans, themeFor(256), isUtf8);
  return line.map(([, text]) => text.replace(/\x1b\[(\d+)G/g, '@$1'));
}

test('a row shorter than the line ends in blanks', (t) => {
  t.deepEqual(painted(4, 'ab'), ['a', 'b', ' ', ' ']);
});

test('a row longer than the line is cut', (t) => {
  t.deepEqual(painted(2, 'abc'), ['a', 'b']);
});

test('what is not ASCII is followed by its absolute column', (t) => {
  t.deepEqual(painted(3, '│a'), ['│@2', 'a', ' ']);
});

test('a wide character blanks its two cells first and leaves the second one empty', (t) => {
  t.deepEqual(painted(4, 'a日b'), ['a', '  @2日@4', '', 'b']);
});

test('a wide character that does not fit is a blank', (t) => {
  t.deepEqual(painted(2, 'a日'), ['a', ' ']);
});

test('marks share the cell of their character', (t) => {
  t.deepEqual(painted(2, 'e\u0301x'), ['e\u0301@2', 'x']);
});

test('no control character passes, whatever the view let through', (t) => {
  const all = Array.from({ length: 0xa0 }, (_, code) => String.fromCharCode(code)).join('');
  const written = painted(400, `${all}\u{202e}\u{2028}\u{9b}31m`).join('');
  t.notRegex(written.replace(/@\d+/g, ''), /[\p{Cc}\u{2028}\u{202e}]/u);
  t.deepEqual(painted(3, 'a\x1bb'), ['a', '?', 'b']);
});

test('without UTF-8 each cell is one ASCII character', (t) => {
  t.is(painted(12, '├─▾█│日é└…', false).join(''), '|-v#|???`~  ');
  t.is(painted(3, '●ok', false).join(''), '*ok');
});
