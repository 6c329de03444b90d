import { testProp } from '@fast-check/ava';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import test from 'ava';
import fc from 'fast-check';
import { sanitise } from '../../src/text/sanitise.js';
import { textOfBytes } from '../../src/text/surrogates.js';
import { cells, cellWidth } from '../../src/text/width.js';

// Written out, not taken from the sanitiser: what must never reach a terminal. From, to.
const FORBIDDEN: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xd800, 0xf8ff],
  [0xfdd0, 0xfdef],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0xfffe, 0xffff],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0x1f1e6, 0x1f1ff],
  [0x1f3fb, 0x1f3ff],
  [0x1fffe, 0x1ffff],
  [0xe0000, 0x10ffff],
];

function forbiddenIn(text: string): readonly string[] {
  const isIn = (code: number) => FORBIDDEN.some(([from, to]) => from <= code && code <= to);
  return [...text].filter((character) => isIn(character.codePointAt(0) ?? 0));
}

const anyCodePoint = fc
  .integer({ min: 0, max: 0x10ffff })
  .map((code) => String.fromCodePoint(code));

/** Half of it is what hostile names are made of: a random code point is seldom one of them. */
const hostileCharacter = fc.oneof(
  fc.constantFrom(
    ...'\u001b\u0007\r\n\t\b\u007f\u0085\u009b\u009d\u00ad\u061c\u200d\u202e\u2066\ufe0f\ufeff',
  ),
  fc.constantFrom(
    '\u{dc80}',
    '\u{dcff}',
    '\u{d800}',
    '\u{1f1e8}',
    '\u{1f3ff}',
    '\u{e0041}',
    '\u{e0100}',
  ),
  fc.constantFrom(
    '\u0301',
    '\u0300',
    '\u20dd',
    '\u20e3',
    '\u0903',
    '\u1161',
    '\u11a8',
    '\u1100',
    '가',
  ),
  fc.constantFrom('a', ' ', '\\', '{', '漢', '😀', 'é', 'α'),
);
const hostile = fc.string({ unit: fc.oneof(hostileCharacter, anyCodePoint), maxLength: 30 });

test('printable ASCII stays as it is, a backslash too', (t) => {
  t.is(sanitise('sed s/a\\n/{b}/ ~'), 'sed s/a\\n/{b}/ ~');
});

test('writing of other languages stays as it is', (t) => {
  for (const text of [
    'Übergröße',
    'naïve',
    'Ελλάς',
    'Привет',
    '漢字かな',
    '한국어',
    'हिन्दी',
    'ไทยที่',
    'مرحبا',
    '😀',
  ])
    t.is(sanitise(text), text);
});

test('accents and Hangul in parts stay as they are', (t) => {
  t.is(sanitise('é한국'.normalize('NFD')), 'é한국'.normalize('NFD'));
});

test('control characters show their byte', (t) => {
  t.is(sanitise('\u0000\u001b[2J\u0007\u007f'), '\\x00\\x1b[2J\\x07\\x7f');
  t.is(sanitise('\u0085\u009d0;x\u009c'), '\\x85\\x9d0;x\\x9c');
  t.is(sanitise('a\tb\r\n'), 'a\\tb\\r\\n');
});

test('a byte that is not UTF-8 shows as that byte', (t) => {
  t.is(sanitise(textOfBytes(Uint8Array.from([0x61, 0xff, 0x80]))), 'a\\xff\\x80');
});

test('bidi controls show their code point', (t) => {
  t.is(sanitise('a\u202etxt\u2066\u061c'), 'a\\u{202e}txt\\u{2066}\\u{61c}');
});

test('what is invisible shows its code point', (t) => {
  t.is(sanitise('a\u200bb\u00adc\ufeff'), 'a\\u{200b}b\\u{ad}c\\u{feff}');
  t.is(
    sanitise('x\ufe0f\u{e0100}\u{e0041}\u3164\u2028'),
    'x\\u{fe0f}\\u{e0100}\\u{e0041}\\u{3164}\\u{2028}',
  );
});

test('lone surrogates, private use and noncharacters show their code point', (t) => {
  t.is(
    sanitise('\udc7f\ud800\ue0b0\uffff\u{10fffd}'),
    '\\u{dc7f}\\u{d800}\\u{e0b0}\\u{ffff}\\u{10fffd}',
  );
});

test('emoji sequences come apart, as terminals disagree about their width', (t) => {
  t.is(sanitise('👍🏿'), '👍\\u{1f3ff}');
  t.is(sanitise('🇨🇭'), '\\u{1f1e8}\\u{1f1ed}');
  t.is(sanitise('1\u20e3'), '1\\u{20e3}');
});

test('a mark with nothing before it is escaped, so that it joins no cell of ours', (t) => {
  t.is(sanitise('\u0301a'), '\\u{301}a');
  t.is(sanitise('\u0903a'), '\\u{903}a');
  t.is(sanitise('\u001b\u0301'), '\\x1b\\u{301}');
});

test('four marks on a character stay, the fifth and all after it are escaped', (t) => {
  const mark = '\u0301';
  t.is(sanitise(`a${mark.repeat(6)}b${mark}`), `a${mark.repeat(4)}\\u{301}\\u{301}b${mark}`);
});

test('parts of Hangul that make no syllable are escaped', (t) => {
  t.is(sanitise('a\u1161'), 'a\\u{1161}');
  t.is(sanitise('\u1100\u1161\u1161'), '\u1100\u1161\\u{1161}');
});

test('nothing forbidden comes through, code point by code point', (t) => {
  for (const [from, to] of FORBIDDEN)
    for (let code = from; code <= Math.min(to, from + 0x1000); code++)
      if (forbiddenIn(sanitise(`a${String.fromCodePoint(code)}`)).length > 0)
        t.fail(code.toString(16));
  t.pass();
});

testProp('nothing forbidden comes through, in whatever text', [hostile], (t, text) => {
  t.deepEqual(forbiddenIn(sanitise(text)), []);
});

testProp('what is sanitised once is clean', [hostile], (t, text) => {
  t.is(sanitise(sanitise(text)), sanitise(text));
});

testProp('each character has a cell or joins one', [hostile], (t, text) => {
  const shown = sanitise(text);
  t.is(
    cells(shown)
      .map((cell) => cell.text)
      .join(''),
    shown,
  );
});

testProp(
  'two texts side by side are as wide as each alone',
  [hostile, hostile],
  (t, left, right) => {
    const [a, b] = [sanitise(left), sanitise(right)];
    t.is(cellWidth(a + b), cellWidth(a) + cellWidth(b));
  },
);

testProp('printable ASCII is unchanged', [fc.string({ unit: 'grapheme-ascii' })], (t, text) => {
  t.is(sanitise(text), text);
});

test('a terminal prints hostile text and does nothing else, and as wide as we say', async (t) => {
  const terminal = new xterm.Terminal({ cols: 400, rows: 2, allowProposedApi: true });
  terminal.loadAddon(new unicode11.Unicode11Addon());
  terminal.unicode.activeVersion = '11';
  const write = (text: string) => new Promise<void>((resolve) => terminal.write(text, resolve));
  let answers = '';
  terminal.onData((data) => (answers += data));
  terminal.onTitleChange((title) => (answers += title));
  terminal.onBell(() => (answers += 'bell'));
  const property = fc.asyncProperty(
    fc.string({ unit: hostileCharacter, maxLength: 30 }),
    async (text) => {
      const shown = sanitise(text);
      await write(`\u001b[H\u001b[2J${shown}`);
      const line = terminal.buffer.active.getLine(0)?.translateToString(true).trimEnd();
      t.is(line, shown.trimEnd());
      t.is(terminal.buffer.active.cursorX, cellWidth(shown));
      t.is(terminal.buffer.active.cursorY, 0);
      t.is(answers, '');
    },
  );
  await fc.assert(property, { numRuns: 200 });
  terminal.dispose();
});
