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
  if (head[full.length] === ' ') return `${full} `;
  const least = full.length * (1 - emptiestPart);
  const blank = full.lastIndexOf(' ');
  if (blank > least) return full.slice(0, blank + 1);
  const mark = lastMark(full);
  return mark > least ? full.slice(0, mark + 1) : full;
}

/** Where the last of the marks is that join the words of paths, versions and the kernel's names. */
function lastMark(line: string): number {
  return Math.max(...['/', '_', '.', '-', ':'].map((one) => line.lastIndexOf(one)));
}

/**
 * The same of a text that is a list: its lines end where a piece does, as far as each piece fits a line. `between`
 * stands between the pieces, without its last blanks at the end of a line.
 */
export function wrappedList(text: string, between: string, width: number): readonly string[] {
  if (cellWidth(text) <= width) return [text];
  const mark = between.trimEnd();
  const pieces = text.split(between);
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
