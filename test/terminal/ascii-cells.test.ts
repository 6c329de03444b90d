import test from 'ava';
import { asciiCell } from '../../src/terminal/ascii-cells.js';
import { cellWidth } from '../../src/text/width.js';
import { writtenCharacters } from '../helpers/written-characters.js';

for (const room of ['view', 'app', 'text', 'columns', 'model', 'signals', 'commands', 'source']) {
  test(`each character that ${room} writes has a form in ASCII that is as wide`, (t) => {
    for (const [character, path] of writtenCharacters(room)) {
      // Bounds that characters are compared with, and the sign of what is no text at all.
      if (/^[\p{M}\u{fffd}]$/u.test(character)) continue;
      const ascii = asciiCell(character);
      t.regex(ascii, /^[ -~]$/, `${character} of ${path}`);
      t.not(ascii, '?', `${character} of ${path}`);
      t.is(cellWidth(character), 1, `${character} of ${path}`);
    }
    t.pass();
  });
}

test('what the screen is drawn with is found', (t) => {
  const written = writtenCharacters('view');
  for (const character of '─│├└┌┐┘▸▾▴█▓▒▁▇…·●❚▏▕') t.true(written.has(character), character);
});

test('the parts of a bar differ, and so do the levels of a column', (t) => {
  for (const some of ['█▓▒ ', ' ▁▂▃▄▅▆▇█']) {
    const ascii = [...some].map(asciiCell);
    t.is(new Set(ascii).size, ascii.length, ascii.join(''));
  }
});

test('a cell of braille dots keeps the half that they are in', (t) => {
  const ascii = (dots: number) => asciiCell(String.fromCodePoint(0x2800 + dots));
  t.is(ascii(0), ' ');
  t.deepEqual([1, 2, 8, 16, 0b0001_1011].map(ascii), Array(5).fill("'"));
  t.deepEqual([4, 32, 64, 128, 0b1110_0100].map(ascii), Array(5).fill('.'));
  t.is(ascii(0b0100_0001), ':');
  t.is(ascii(0xff), '#');
  for (let dots = 0; dots < 256; dots += 1) t.regex(ascii(dots), /^[ '.:#]$/);
});

test('what is known to nobody is a question mark', (t) => {
  for (const text of ['日', '😀', 'é', 'e\u{301}', '\u{2900}']) t.is(asciiCell(text), '?');
});
