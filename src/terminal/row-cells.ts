import { cells, isCellEach } from '../text/width.js';
import type { FrameRow, Span } from '../view/frame.js';
import { asciiCell } from './ascii-cells.js';
import { columnSequence } from './cursor-moves.js';
import { blankPaint, type Paint, type Theme } from './theme.js';

/** One cell as blessed keeps it: packed attributes, and what is written for it. */
export type PaintedCell = [attribute: number, text: string];

/** Writes a row of a frame into a line of the screen, cut or filled with blanks to the line's length. */
export function paintRow(line: PaintedCell[], row: FrameRow, theme: Theme, isUtf8: boolean): void {
  let x = 0;
  for (const span of row) {
    x = paintSpan(line, x, span, theme(span.style, span.isInverse === true), isUtf8);
  }
  for (; x < line.length; x++) put(line, x, blankPaint, ' ');
}

function paintSpan(line: PaintedCell[], from: number, span: Span, paint: Paint, isUtf8: boolean) {
  const { text } = span;
  let x = from;
  if (isCellEach(text)) {
    for (let i = 0; i < text.length; i++) paintUnit(line, x++, text.charAt(i), paint, isUtf8);
    return x;
  }
  // The view has sanitised its text: this is the second lock on the same door.
  for (const cell of cells(text.replace(controls, '?'))) {
    if (isUtf8) putCell(line, x, paint, cell.text, cell.width);
    else for (let i = 0; i < cell.width; i++) put(line, x + i, paint, asciiCell(cell.text));
    x += cell.width;
  }
  return x;
}

function paintUnit(line: PaintedCell[], x: number, unit: string, paint: Paint, isUtf8: boolean) {
  if (unit <= '~') put(line, x, paint, unit);
  else if (isUtf8) putCell(line, x, paint, unit, 1);
  else put(line, x, paint, asciiCell(unit));
}

const controls = /[\p{Cc}\u{2028}-\u{202e}\u{2066}-\u{2069}]/gu;

/**
 * A terminal may not agree on the width of what is not ASCII. So the cell is blanked first, and the cursor
 * is set to the column after it: whatever the terminal thinks, the rest of the row stays in its place.
 */
function putCell(line: PaintedCell[], x: number, paint: Paint, text: string, width: 1 | 2): void {
  const isAscii = text.length === 1 && text <= '~';
  if (x + width > line.length) put(line, x, paint, ' ');
  else if (isAscii) put(line, x, paint, text);
  else {
    const blanked = width === 2 ? `  ${columnSequence(x)}` : '';
    put(line, x, paint, `${blanked}${text}${columnSequence(x + width)}`);
    if (width === 2) put(line, x + 1, paint, '');
  }
}

function put(line: PaintedCell[], x: number, paint: Paint, text: string): void {
  const cell = line[x];
  if (cell === undefined) return;
  cell[0] = paint.attribute;
  cell[1] = paint.before === '' ? text : paint.before + text + paint.after;
}
