import { cells, cellWidth, isPrintableAscii } from './width.js';

/**
 * A sanitised text in lines of at most `width` cells: broken at a blank where one is near, else where the
 * line is full. An empty text is one empty line. A wide character has a line of its own where `width` is 1.
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
  if (head[full.length] === ' ') return `${full} `;
  const blank = full.lastIndexOf(' ');
  return blank > full.length * (1 - emptiestPart) ? full.slice(0, blank + 1) : full;
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
