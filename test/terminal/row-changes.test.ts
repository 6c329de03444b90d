// What is written is short, and shows what writing each cell alone, with its address and its pen, would show.
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import {
  attributeOf,
  attributeSequence,
  ownColour,
  plainAttribute,
} from '../../src/terminal/attributes.js';
import type { ShortSequences } from '../../src/terminal/cursor-moves.js';
import { isOneColumn } from '../../src/terminal/glyph-width.js';
import { newPen, takenText } from '../../src/terminal/pen.js';
import { blankLine, type Line } from '../../src/terminal/row-cells.js';
import { writeChanges } from '../../src/terminal/row-changes.js';
import { cells } from '../../src/text/width.js';
import { shownCells } from './shown-cells.js';

const xterm: ShortSequences = { hasColumns: true, hasForward: true, hasErasure: true };
const poor: ShortSequences = { hasColumns: false, hasForward: false, hasErasure: false };

const size = { width: 30, height: 3 };
const red = attributeOf(203, []);
const bold = attributeOf(ownColour, ['bold']);
const dim = attributeOf(80, ['dim']);
const struck = attributeOf(114, ['struck', 'underline']);
const selected = attributeOf(ownColour, ['inverse']);

type Piece = readonly [attribute: number, text: string];
type Row = readonly Piece[];

test('a change within a row is an address and what is new', (t) => {
  t.is(between('load 0.15', 'load 0.17'), '<1,9>7<end>');
});

test('a change nearby is reached by writing on, one farther off by a move', (t) => {
  t.is(between('abcdefgh', 'Abc_efg_'), '<1,1>Abc_efg_<end>');
  t.is(between('abcdefghi', 'Abcdefgh_'), '<1,1>A<9>_<end>');
  t.is(between('abc', 'Ab_', red, bold), '<1,1><1>Ab_<end>');
});

test('braille needs no address', (t) => {
  t.is(between('', '⠐⠒⡄'), '<1,1>⠐⠒⡄<end>');
});

test('behind what a terminal may make two wide comes an address, where anything comes', (t) => {
  t.is(between('', 'é│x'), '<1,1>é<2>│<3>x<end>');
  t.is(between('', 'é'), '<1,1>é<end>');
});

test('both cells of a wide character are blanked before it', (t) => {
  t.is(between('', '日x'), '<1,1>  <1>日<3>x<end>');
});

test('a bar is drawn whole, and then once more the cells that it would lie on, were it two wide', (t) => {
  t.is(between('[    ] 0.4 1.2', '[▓▓▓▓] 0.4 1.2'), '<1,2>▓▓▓▓<6>] 0.<end>');
});

test('within a bar the rest of it is left alone', (t) => {
  const bar = (n: number): Row => [
    [red, '█'.repeat(n)],
    [plainAttribute, '▓'.repeat(12 - n)],
  ];
  t.is(between(bar(1), bar(4)), '<1,2><38;5;203>███<end>');
});

test('many blanks are erased, a number of them or the rest of the row', (t) => {
  t.is(between('abcdef', '      '), '<1,1><rest><end>');
  t.is(between('abcdef|', '      |'), '<1,1><6 blank><end>');
  t.is(between('abcdef|', '      .'), '<1,1>      .<end>');
  t.is(between('abc', '   '), '<1,1>   <end>');
});

test('a letter that a wide glyph may have lain over is written again when the glyph goes', (t) => {
  t.is(between('│x', 'ax'), '<1,1>ax<end>');
  t.is(between('││││││x', '      x'), '<1,1><6 blank><7>x<end>');
});

test('nothing is erased with an inverse pen', (t) => {
  t.is(
    between(
      [[selected, 'abcdef']],
      [
        [selected, 'A'],
        [plainAttribute, '     '],
      ],
    ),
    '<1,1><7>A<0><rest><end>',
  );
});

test('blanks of another colour are no change; with a line under them or inverse they are', (t) => {
  t.is(
    between(
      [[red, 'a b']],
      [
        [red, 'a'],
        [bold, ' '],
        [red, 'b'],
      ],
    ),
    '',
  );
  t.is(
    between(
      [[plainAttribute, 'a ']],
      [
        [plainAttribute, 'a'],
        [selected, ' '],
      ],
    ),
    '<1,2><7> <end>',
  );
});

test('blanks are drawn with the pen that is at hand', (t) => {
  t.is(
    between('abc', [
      [red, 'x'],
      [plainAttribute, ' '],
      [red, 'y'],
    ]),
    '<1,1><38;5;203>x y<end>',
  );
});

test('a terminal of which nothing is known gets places and blanks', (t) => {
  const before: Row = [[plainAttribute, 'a'.repeat(12)]];
  const after: Row = [
    [plainAttribute, 'aé'],
    [bold, `x${' '.repeat(9)}`],
  ];
  const written = changes([line(before)], [line(after)], poor);
  t.is(written, `\x1b[1;2Hé\x1b[1;3H\x1b[1mx${' '.repeat(9)}\x1b[m`);
});

const piece: fc.Arbitrary<Piece> = fc.tuple(
  fc.constantFrom(plainAttribute, red, attributeOf(9, []), bold, dim, selected, struck),
  fc.oneof(
    fc.string({ unit: fc.constantFrom(...'ab1  ││█▓▓⠉⣿●…日é'), maxLength: 9 }),
    fc.tuple(fc.constantFrom(...' █▓│⠉'), fc.nat({ max: 20 })).map(([one, n]) => one.repeat(n)),
  ),
);
/** One of which little changes. */
const meter = fc
  .tuple(
    fc.constantFrom('│', 'x'),
    fc.nat({ max: 5 }),
    fc.nat({ max: 5 }),
    fc.constantFrom(' ', '▒', 'b'),
  )
  .map(
    ([glyph, first, second, rest]): Row => [
      [plainAttribute, `${glyph}abc [`],
      [dim, '█'.repeat(first)],
      [red, '▓'.repeat(second)],
      [plainAttribute, `${rest.repeat(10 - first - second)}] ab cd`],
    ],
  );
const row = fc.oneof(fc.array(piece, { maxLength: 6 }), meter);
const rows = fc.array(row, { minLength: 3, maxLength: 3 });
const frames = fc.array(rows, { minLength: 1, maxLength: 6 });

testProp(
  'after any frames each cell shows what it would if it were written alone',
  [frames, fc.constantFrom(xterm, poor)],
  async (t, all, known) => {
    const last = (all.at(-1) ?? []).map((row) => line(row));
    t.deepEqual(await shownCells(allChanges(all, known), size), await cellByCell(last));
  },
  { numRuns: 300 },
);

testProp(
  'where ambiguous widths are two, each letter that is not right behind such a one is in its place',
  [frames, fc.constantFrom(xterm, poor)],
  async (t, all, known) => {
    // In the last column a wide glyph would be wrapped.
    const width = size.width - 1;
    const shown = await shownCells(allChanges(all, known, width), size, 2);
    const last = (all.at(-1) ?? []).map((row) => line(row, width).texts);
    const seen = last.map((texts, y) =>
      texts.map((_, x) => (isInPlace(texts, x) ? shown[y]?.[x]?.slice(0, 1) : '')),
    );
    const wanted = last.map((texts) => texts.map((text, x) => (isInPlace(texts, x) ? text : '')));
    t.deepEqual(seen, wanted);
  },
  { numRuns: 300 },
);

function isInPlace(texts: readonly string[], x: number): boolean {
  return /[a-z\d⠉⣿]/.test(texts[x] ?? '') && isOneColumn(texts[x - 1] || 'x');
}

/** What is written from one row to the next, for a reader. */
function between(
  from: string | Row,
  to: string | Row,
  ...looks: readonly [number, number] | []
): string {
  const [before = plainAttribute, after = plainAttribute] = looks;
  const rowOf = (row: string | Row, attribute: number): Row =>
    typeof row === 'string' ? [[attribute, row]] : row;
  const [old, now] = [rowOf(from, before), rowOf(to, after)];
  const width = Math.max(...[old, now].map((row) => cellsOf(row).length));
  return changes([line(old, width)], [line(now, width)], xterm)
    .replace(/\x1b\[m$/, '<end>')
    .replaceAll('\x1b[K', '<rest>')
    .replaceAll(/\x1b\[(\d+)X/g, '<$1 blank>')
    .replaceAll(/\x1b\[(\d+)C/g, '<+$1>')
    .replaceAll(/\x1b\[(\d+)G/g, '<$1>')
    .replaceAll(/\x1b\[(\d+)H/g, '<$1,1>')
    .replaceAll(/\x1b\[(\d+);(\d+)H/g, '<$1,$2>')
    .replaceAll(/\x1b\[([\d;]*)m/g, '<$1>');
}

function changes(from: readonly Line[], to: readonly Line[], known: ShortSequences): string {
  const pen = newPen(known);
  for (const [y, now] of to.entries())
    writeChanges(pen, y, now, from[y] ?? blankLine(now.texts.length));
  return takenText(pen);
}

function allChanges(all: readonly (readonly Row[])[], known: ShortSequences, width?: number) {
  const frames = all.map((frame) => frame.map((row) => line(row, width)));
  const blank = Array.from({ length: size.height }, () => line([], width));
  return frames.map((frame, index) => changes(frames[index - 1] ?? blank, frame, known)).join('');
}

/** The plain way. */
function cellByCell(all: readonly Line[]) {
  const written = all.flatMap(({ attributes, texts }, y) =>
    texts.map((text, x) => {
      const look = attributeSequence(plainAttribute, attributes[x] ?? plainAttribute);
      return `\x1b[${y + 1};${x + 1}H\x1b[m${look}${text}`;
    }),
  );
  return shownCells(written.join(''), size);
}

/** A row cut or filled to its width. */
function line(row: Row, width: number = size.width): Line {
  const { attributes, texts } = blankLine(width);
  const found = cellsOf(row);
  for (const [x, [attribute, text]] of found.slice(0, width).entries()) {
    attributes[x] = attribute;
    // Not the first half of a wide one.
    texts[x] = x === width - 1 && found[width]?.[1] === '' ? ' ' : text;
  }
  return { attributes, texts };
}

function cellsOf(row: Row): Piece[] {
  return row.flatMap(([attribute, text]) =>
    cells(text).flatMap((cell) => {
      const rest: Piece[] = cell.width === 2 ? [[attribute, '']] : [];
      return [[attribute, cell.text] as const, ...rest];
    }),
  );
}
