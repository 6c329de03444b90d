import { attributeSequence, plainAttribute } from './attributes.js';
import { cellSequence, moveInRow, type ShortSequences } from './cursor-moves.js';

/** Collects what is written to the terminal, and knows by it where the cursor is and how it writes. */
export type Pen = {
  readonly known: ShortSequences;
  text: string;
  attribute: number;
  y: number;
  /** `unknownColumn` behind a character of which terminals do not agree how wide it is. */
  x: number;
};

export const unknownColumn = -1;

/** The end of every frame, and only that: whatever comes next, it comes in the terminal's own colour. */
export const frameEnd = '\x1b[m';

export function newPen(known: ShortSequences): Pen {
  return { known, text: '', attribute: plainAttribute, y: -1, x: unknownColumn };
}

export function goTo(pen: Pen, y: number, x: number): void {
  if (pen.y !== y) pen.text += cellSequence(y, x);
  else if (pen.x !== x)
    pen.text += moveInRow(y, x, pen.x === unknownColumn ? undefined : pen.x, pen.known);
  pen.y = y;
  pen.x = x;
}

export function takeAttribute(pen: Pen, attribute: number): void {
  if (attribute === pen.attribute) return;
  pen.text += attributeSequence(pen.attribute, attribute);
  pen.attribute = attribute;
}

/** What takes the terminal to all that was written; '' if nothing was. The pen begins anew. */
export function takenText(pen: Pen): string {
  const taken = pen.text === '' ? '' : pen.text + frameEnd;
  Object.assign(pen, newPen(pen.known));
  return taken;
}
