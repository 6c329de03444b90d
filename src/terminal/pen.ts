import { attributeSequence, plainAttribute } from './attributes.js';
import { cellSequence, columnSequence } from './cursor-moves.js';
import type { Line } from './row-cells.js';

export type Pen = {
  /** Writes those cells of row `y` that look other than what stands there. */
  readonly writeRow: (y: number, line: Line, standing: Line) => void;
  /** What takes the terminal to all that was written; '' if nothing was. */
  readonly taken: () => string;
};

/** The end of every frame, and only that: whatever comes next, it comes in the terminal's own colour. */
export const frameEnd = '\x1b[m';

/**
 * Collects what is written to the terminal, and knows by it where the cursor is and how it writes.
 * `hasColumns`: whether the terminal knows how to go to a column of the row.
 */
export function createPen(hasColumns: boolean): Pen {
  let text = '';
  let attribute = plainAttribute;
  let cursorY = -1;
  let cursorX = unknown;

  const goTo = (y: number, x: number, line: Line) => {
    if (y === cursorY && x === cursorX) return;
    const isNear = y === cursorY && cursorX !== unknown && x > cursorX;
    const between =
      isNear && x - cursorX <= nearCells ? plainBetween(line, cursorX, x, attribute) : undefined;
    if (between !== undefined) text += between;
    else text += y === cursorY && hasColumns ? columnSequence(x) : cellSequence(y, x);
    cursorY = y;
  };
  const writeCell = (y: number, x: number, line: Line) => {
    const cell = line.texts[x] ?? ' ';
    const wanted = line.attributes[x] ?? plainAttribute;
    goTo(y, x, line);
    text += attributeSequence(attribute, wanted);
    attribute = wanted;
    const isWide = line.texts[x + 1] === '';
    // Whatever the terminal thinks of its width, both its cells are ours.
    if (isWide) text += `  ${hasColumns ? columnSequence(x) : cellSequence(y, x)}`;
    text += cell;
    cursorX = !isWide && isOneColumn(cell) ? x + 1 : unknown;
  };
  return {
    writeRow: (y, line, standing) => {
      const { attributes, texts } = line;
      for (let x = 0; x < texts.length; x++) {
        if (texts[x] === standing.texts[x] && attributes[x] === standing.attributes[x]) continue;
        // The second cell of a wide character came with the first.
        if (texts[x] !== '') writeCell(y, x, line);
      }
    },
    taken: () => {
      const taken = text === '' ? '' : text + frameEnd;
      text = '';
      attribute = plainAttribute;
      cursorY = -1;
      cursorX = unknown;
      return taken;
    },
  };
}

/** What stands between, where it is as short to write it again, and for certain the same. */
function plainBetween(line: Line, from: number, to: number, attribute: number): string | undefined {
  let cells = '';
  for (let x = from; x < to; x++) {
    const cell = line.texts[x] ?? '';
    if (line.attributes[x] !== attribute || cell.length !== 1 || cell > '~') return undefined;
    cells += cell;
  }
  return cells;
}

/** Behind a character of which terminals do not agree how wide it is, and at the end of a row. */
const unknown = -1;

/** As many cells as the shortest move has characters. */
const nearCells = 4;

/**
 * Whether every terminal gives it one column: ASCII, and braille, which East Asian Width calls neutral. Lines
 * and blocks are ambiguous there, and two columns wide where a user of such letters wants them so.
 */
function isOneColumn(cell: string): boolean {
  if (cell.length !== 1) return false;
  return cell <= '~' || (cell >= '\u{2800}' && cell <= '\u{28ff}');
}
