import { type Cell, cells, cellWidth, isCellEach } from './width.js';

/**
 * A sanitised text padded or cut to exactly `width` cells. A cut shows as `…` in the last cell,
 * but not where there is only one.
 */
export function fit(text: string, width: number, align: 'left' | 'right'): string {
  const room = wholeCells(width);
  const missing = room - cellWidth(cutCells(text, 0, room + 1));
  if (missing < 0) return room > 1 ? `${cutCells(text, 0, room - 1)}…` : cutCells(text, 0, room);
  const blanks = ' '.repeat(missing);
  return align === 'left' ? text + blanks : blanks + text;
}

/** A sanitised text whose end is kept: cut at its start, where it is too long, which shows as `…`. */
export function fitEnd(text: string, width: number): string {
  const room = wholeCells(width);
  const excess = cellWidth(text) - room;
  if (excess <= 0) return fit(text, room, 'left');
  const cells = room + excess;
  return room > 1 ? `…${cutCells(text, excess + 1, cells)}` : cutCells(text, excess, cells);
}

/**
 * The cells from `fromCell` to before `toCell` of a sanitised text: shorter where the text ends
 * earlier. A wide character of which only one half is inside becomes a blank.
 */
export function cutCells(text: string, fromCell: number, toCell: number): string {
  const from = wholeCells(fromCell);
  const to = wholeCells(toCell);
  if (isCellEach(text)) return text.slice(from, Math.max(from, to));
  let cut = '';
  let at = 0;
  for (const cell of cells(text, to)) {
    cut += partOf(cell, from - at, to - at);
    at += cell.width;
  }
  return cut;
}

/** What of a cell lies between two edges, counted from its own start. */
function partOf(cell: Cell, from: number, to: number): string {
  const inside = Math.min(to, cell.width) - Math.max(from, 0);
  if (inside === cell.width) return cell.text;
  return inside === 1 ? ' ' : '';
}

/** Widths are computed by subtraction, and a narrow terminal makes them negative. */
function wholeCells(count: number): number {
  return count > 0 ? Math.floor(count) : 0;
}
