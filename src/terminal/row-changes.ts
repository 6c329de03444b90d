import { isBare, plainAttribute } from './attributes.js';
import { moveInRow } from './cursor-moves.js';
import { isBarBody, isOneColumn, isOneColumnOrTwo } from './glyph-width.js';
import { goTo, type Pen, takeAttribute, unknownColumn } from './pen.js';
import type { Line } from './row-cells.js';

/** Writes those cells of row `y` that look other than what stands there. */
export function writeChanges(pen: Pen, y: number, line: Line, standing: Line): void {
  const row: Row = { y, line, standing, doubtEnd: 0 };
  const { attributes, texts } = line;
  for (let x = 0; x < texts.length; ) {
    // Most cells are as they were: `isDue` says so too, but not as fast.
    const isSame = texts[x] === standing.texts[x] && attributes[x] === standing.attributes[x];
    if (isSame && x >= row.doubtEnd) x++;
    else x = isDue(row, x) ? writeFrom(pen, row, x) : x + 1;
  }
}

type Row = {
  readonly y: number;
  readonly line: Line;
  readonly standing: Line;
  /** The cells up to here may lie under glyphs that a terminal made two wide. */
  doubtEnd: number;
};

function isDue({ line, standing, doubtEnd }: Row, x: number): boolean {
  const text = line.texts[x];
  if (text === undefined) return false;
  if (text !== standing.texts[x] || (x < doubtEnd && !isBarBody(text))) return true;
  const isAlike = text === ' ' && isBareAt(line, x) && isBareAt(standing, x);
  return line.attributes[x] !== standing.attributes[x] && !isAlike;
}

function isBareAt({ attributes }: Line, x: number): boolean {
  return isBare(attributes[x] ?? plainAttribute);
}

function isBareBlank(line: Line, x: number): boolean {
  return line.texts[x] === ' ' && isBareAt(line, x);
}

/** Writes the cell, and those behind it that are written best together; gives the next one. */
function writeFrom(pen: Pen, row: Row, x: number): number {
  if (isBareBlank(row.line, x)) return writeBlanks(pen, row, x);
  if (isOneColumnOrTwo(row.line.texts[x] ?? '')) return writeRun(pen, row, x);
  writeCell(pen, row, x);
  return x + 1;
}

/** Blanks that are many are erased. */
function writeBlanks(pen: Pen, row: Row, x: number): number {
  const { line } = row;
  let end = x + 1;
  while (isBareBlank(line, end) && isDue(row, end)) end++;
  const count = end - x;
  const isLast = count > fewBlanks && isBlankFrom(line, end);
  // Where more follows the cursor is still to be moved over them.
  const most = isDue(row, end) ? 10 : 5;
  if (!pen.known.hasErasure || !(isLast || count > most)) {
    for (let i = x; i < end; i++) writeCell(pen, row, i);
    return end;
  }
  reach(pen, row, x);
  if (!isBare(pen.attribute)) takeAttribute(pen, plainAttribute);
  pen.text += isLast ? '\x1b[K' : `\x1b[${count}X`;
  doubtLetterBehind(row, end - 1);
  return isLast ? line.texts.length : end;
}

/** Not longer than an erasure of the rest of the row. */
const fewBlanks = 3;

function isBlankFrom(line: Line, x: number): boolean {
  let end = x;
  while (isBareBlank(line, end)) end++;
  return end === line.texts.length;
}

/**
 * Lines and blocks one after the other. In a terminal that makes them two wide an address behind each keeps them
 * in their place, five bytes for three; the other way is to write them all and then once more the cells that those
 * would have come to lie on. Not those of the same bar: in such a terminal it may have the one colour for too long.
 */
function writeRun(pen: Pen, row: Row, x: number): number {
  const { texts } = row.line;
  let end = x + 1;
  while (isOneColumnOrTwo(texts[end] ?? '') && isDue(row, end)) end++;
  const doubtEnd = 2 * end - x;
  const isOverwritten =
    doubtEnd <= texts.length && againBytes(row, end, doubtEnd) < bytesOfMove * (end - x - 2);
  for (let i = x; i < end; i++) {
    writeCell(pen, row, i);
    if (isOverwritten) pen.x = i + 1;
  }
  pen.x = unknownColumn;
  if (isOverwritten) row.doubtEnd = Math.max(row.doubtEnd, doubtEnd);
  return end;
}

const bytesOfMove = 5;
const bytesOfAttribute = 8;

/** About how many bytes it takes to write these cells again, of those that would not be written anyway. */
function againBytes(row: Row, from: number, end: number): number {
  const { attributes, texts } = row.line;
  let bytes = 0;
  let attribute = attributes[from - 1];
  for (let x = from; x < end; x++) {
    const text = texts[x] ?? '';
    if (isBarBody(text) || isDue(row, x)) continue;
    bytes += isOneColumn(text) ? 1 : 3 + bytesOfMove;
    if (attributes[x] === attribute || isBareBlank(row.line, x)) continue;
    bytes += bytesOfAttribute;
    attribute = attributes[x];
  }
  return bytes;
}

function writeCell(pen: Pen, row: Row, x: number): void {
  const { line, y } = row;
  const text = line.texts[x] ?? ' ';
  // The second cell of a wide character came with the first.
  if (text === '') return;
  reach(pen, row, x);
  if (!fits(line, x, pen.attribute)) takeAttribute(pen, line.attributes[x] ?? plainAttribute);
  const isWide = line.texts[x + 1] === '';
  // Whatever the terminal thinks of its width, both its cells are ours.
  if (isWide) pen.text += `  ${moveInRow(y, x, undefined, pen.known)}`;
  pen.text += text;
  pen.x = !isWide && isOneColumn(text) ? x + 1 : unknownColumn;
  if (isOneColumn(text)) doubtLetterBehind(row, x);
}

/** Whether the cell looks with this attribute as it should. */
function fits(line: Line, x: number, attribute: number): boolean {
  return line.attributes[x] === attribute || (isBare(attribute) && isBareBlank(line, x));
}

/** What stood in the cell may have lain over the letter behind it. */
function doubtLetterBehind(row: Row, x: number): void {
  const isLetter = (row.line.texts[x + 1] ?? ' ') !== ' ';
  if (isLetter && !isOneColumn(row.standing.texts[x] ?? ' '))
    row.doubtEnd = Math.max(row.doubtEnd, x + 2);
}

/** Sets the cursor to the cell. Over a few cells it is shorter to write them again. */
function reach(pen: Pen, { y, line }: Row, x: number): void {
  if (pen.y === y && pen.x === x) return;
  const isNear = pen.y === y && pen.x !== unknownColumn && x - pen.x <= nearCells;
  const between = isNear ? plainBetween(line, pen.x, x, pen.attribute) : undefined;
  if (between === undefined) goTo(pen, y, x);
  else pen.text += between;
  pen.x = x;
}

/** As many cells as the shortest usual move has characters. */
const nearCells = 4;

/** What stands between, where it is as short to write it again, and for certain the same. */
function plainBetween(line: Line, from: number, to: number, attribute: number): string | undefined {
  let cells = '';
  for (let x = from; x < to; x++) {
    const cell = line.texts[x] ?? '';
    if (!fits(line, x, attribute) || cell.length !== 1 || cell > '~') return undefined;
    cells += cell;
  }
  return cells;
}
