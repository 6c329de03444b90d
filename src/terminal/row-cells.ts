import { cells, isCellEach } from '../text/width.js';
import type { FrameRow, Span } from '../view/frame.js';
import { asciiCell } from './ascii-cells.js';
import { plainAttribute } from './attributes.js';
import type { Theme } from './theme.js';

/** The cells of a row: how each looks, and what stands in it. */
export type Line = {
  readonly attributes: Int16Array;
  /** A wide character stands in the first of its two cells, the second is empty. */
  readonly texts: string[];
};

export function blankLine(width: number): Line {
  return {
    attributes: new Int16Array(width).fill(plainAttribute),
    texts: Array<string>(width).fill(' '),
  };
}

/** Lays a row of a frame into a line, cut or filled with blanks to the line's length. */
export function layRow(line: Line, row: FrameRow, theme: Theme, isUtf8: boolean): void {
  const { attributes, texts } = line;
  let x = 0;
  for (const span of row) {
    x = laySpan(line, x, span, theme(span.style, span.isInverse === true), isUtf8);
  }
  for (; x < texts.length; x++) {
    attributes[x] = plainAttribute;
    texts[x] = ' ';
  }
}

function laySpan(line: Line, from: number, { text }: Span, attribute: number, isUtf8: boolean) {
  const { attributes, texts } = line;
  if (isCellEach(text)) {
    const end = Math.min(from + text.length, texts.length);
    for (let x = from; x < end; x++) {
      const unit = text.charAt(x - from);
      attributes[x] = attribute;
      texts[x] = unit <= '~' || isUtf8 ? unit : asciiCell(unit);
    }
    return from + text.length;
  }
  return layCells(line, from, text, attribute, isUtf8);
}

function layCells(line: Line, from: number, text: string, attribute: number, isUtf8: boolean) {
  let x = from;
  // The view has sanitised its text: this is the second lock on the same door.
  for (const cell of cells(text.replace(controls, '?'))) {
    const isCut = x + cell.width > line.texts.length;
    const [first, second] = isUtf8 ? [cell.text, ''] : [asciiCell(cell.text), asciiCell(cell.text)];
    put(line, x, attribute, isCut ? ' ' : first);
    if (cell.width === 2) put(line, x + 1, attribute, second);
    x += cell.width;
  }
  return x;
}

const controls = /[\p{Cc}\u{2028}-\u{202e}\u{2066}-\u{2069}]/gu;

function put(line: Line, x: number, attribute: number, text: string): void {
  if (x >= line.texts.length) return;
  line.attributes[x] = attribute;
  line.texts[x] = text;
}
