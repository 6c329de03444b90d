import { testProp } from '@fast-check/ava';
import test from 'ava';
import fc from 'fast-check';
import { bytesOfText, textOfBytes } from '../../src/text/surrogates.js';

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);

test('ASCII is itself, control characters too', (t) => {
  t.is(textOfBytes(Buffer.from('a b\u001b[2J\n')), 'a b\u001b[2J\n');
});

test('valid UTF-8 is decoded, a byte order mark kept', (t) => {
  t.is(textOfBytes(Buffer.from('\u{feff}é漢😀')), '\u{feff}é漢😀');
});

test('a byte that is not UTF-8 becomes one lone surrogate', (t) => {
  t.is(textOfBytes(bytesOf(0x61, 0xff, 0x62)), 'a\u{dcff}b');
});

test('overlong forms are invalid', (t) => {
  t.is(textOfBytes(bytesOf(0xc0, 0x80)), '\u{dcc0}\u{dc80}');
  t.is(textOfBytes(bytesOf(0xe0, 0x80, 0xaf)), '\u{dce0}\u{dc80}\u{dcaf}');
  t.is(textOfBytes(bytesOf(0xf0, 0x80, 0x80, 0xaf)), '\u{dcf0}\u{dc80}\u{dc80}\u{dcaf}');
});

test('an encoded surrogate is invalid, and so comes back as its own bytes', (t) => {
  t.is(textOfBytes(bytesOf(0xed, 0xb2, 0x80)), '\u{dced}\u{dcb2}\u{dc80}');
});

test('past U+10FFFF is invalid', (t) => {
  t.is(textOfBytes(bytesOf(0xf4, 0x90, 0x80, 0x80)), '\u{dcf4}\u{dc90}\u{dc80}\u{dc80}');
});

test('a sequence that the name is cut in is kept byte by byte', (t) => {
  t.is(textOfBytes(Buffer.from('aé').subarray(0, 2)), 'a\u{dcc3}');
});

test('only the bytes from start to end are decoded', (t) => {
  const bytes = Buffer.from('1 (é) S');
  t.is(textOfBytes(bytes, 3, 5), 'é');
  t.is(textOfBytes(bytes, 3, 4), '\u{dcc3}');
  t.is(textOfBytes(new Uint8Array(bytes), 3, 5), 'é');
  t.is(textOfBytes(bytes, 3, 3), '');
});

test('surrogates that no byte made become U+FFFD bytes', (t) => {
  t.deepEqual(bytesOfText('\u{dc7f}\u{d800}x'), new Uint8Array(Buffer.from('\u{fffd}\u{fffd}x')));
});

// Random bytes are seldom UTF-8: half of the parts are.
const someBytes = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }).map((text) => new Uint8Array(Buffer.from(text))),
    ),
    { maxLength: 8 },
  )
  .map((parts) => new Uint8Array(Buffer.concat(parts)));

testProp('any bytes come back from their text', [someBytes], (t, bytes) => {
  t.deepEqual(bytesOfText(textOfBytes(bytes)), bytes);
});

testProp(
  'cutting bytes anywhere and joining the texts loses nothing',
  [someBytes, fc.nat()],
  (t, bytes, n) => {
    const cut = n % (bytes.length + 1);
    const joined = textOfBytes(bytes, 0, cut) + textOfBytes(bytes, cut);
    t.deepEqual(bytesOfText(joined), bytes);
  },
);

testProp(
  'valid UTF-8 is decoded as the platform does',
  [fc.string({ unit: 'binary' })],
  (t, text) => {
    t.is(textOfBytes(Buffer.from(text)), text);
  },
);
