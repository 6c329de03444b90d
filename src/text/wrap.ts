import { cells, cellWidth, isPrintableAscii } from './width.js';

/**
 * A sanitised text in lines of at most `width` cells: broken at a blank where one is near, else after a mark
 * within a word (`/usr/` `lib`), else where the line is full. An empty text is one empty line. A wide character has a line of its own where `width` is 1.
 */
export function wrapped(text: string, width: number): readonly string[] {
  const room = Math.max(1, Math.floor(width));
  const lines: string[] = [];
  let left = text;
  for (;;) {
    // A text may be a megabyte: only what can be in this line is looked at.
    const head = left.slice(0, (room + 1) * unitsInCell);
    if (cellWidth(head) <= room) return [...lines, left];
    const line = firstLine(head, room);
    lines.push(line.trimEnd());
    left = left.slice(line.length);
  }
}

/** UTF-16 units at most: a character and the four marks that the sanitiser leaves on it. */
const unitsInCell = 10;

/** So much of a line may stay empty so that a word is not cut. */
const emptiestPart = 1 / 3;

function firstLine(head: string, room: number): string {
  const full = wholeCells(head, room);
  if (head[full.length] === ' ' && isCellEnd(head, full.length + 1)) return `${full} `;
  const least = full.length * (1 - emptiestPart);
  const blank = lastOf(' ', head, full.length);
  if (blank > least) return full.slice(0, blank + 1);
  const joint = Math.max(...joints.map((one) => lastOf(one, head, full.length)));
  return joint > least ? full.slice(0, joint + 1) : full;
}

/** What joins the words of paths, versions and the kernel's names. */
const joints = ['/', '_', '.', '-', ':'];

/** Where one stands last before `end` that is a whole cell. */
function lastOf(one: string, text: string, end: number): number {
  let at = text.lastIndexOf(one, end - 1);
  while (at >= 0 && !isCellEnd(text, at + 1)) at = at === 0 ? -1 : text.lastIndexOf(one, at - 1);
  return at;
}

/** A combining mark belongs to what stands before it, be that a blank. */
function isCellEnd(text: string, at: number): boolean {
  return !/^\p{M}/u.test(text.slice(at, at + 2));
}

/**
 * The same of a text that is a list: its lines end where a piece does, as far as each piece fits a line. `between`
 * stands between the pieces, without its last blanks at the end of a line.
 */
export function wrappedList(text: string, between: string, width: number): readonly string[] {
  if (cellWidth(text) <= width) return [text];
  const mark = between.trimEnd();
  const pieces = piecesOf(text, between);
  const lines: string[] = [];
  let line = '';
  for (const [index, piece] of pieces.entries()) {
    const whole = index < pieces.length - 1 ? piece + mark : piece;
    const longer = index === 0 ? whole : line + between.slice(mark.length) + whole;
    if (index === 0 || cellWidth(longer) <= width) line = longer;
    else {
      lines.push(...wrapped(line, width));
      line = whole;
    }
  }
  return [...lines, ...wrapped(line, width)];
}

function piecesOf(text: string, between: string): readonly string[] {
  const pieces: string[] = [];
  for (const piece of text.split(between)) {
    const isOfLast = pieces.length > 0 && !isCellEnd(piece, 0);
    pieces.push(isOfLast ? `${pieces.pop()}${between}${piece}` : piece);
  }
  return pieces;
}

function wholeCells(head: string, room: number): string {
  if (isPrintableAscii(head)) return head.slice(0, room);
  let line = '';
  let width = 0;
  for (const cell of cells(head, room)) {
    if (width > 0 && width + cell.width > room) break;
    line += cell.text;
    width += cell.width;
  }
  return line;
}
