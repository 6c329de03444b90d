// How a cell looks, in one number: its marks, and the colour of its text.

/** The marks' bits, above nine bits of colour. The numbers are those of SGR, see console_codes(4). */
export const marks = {
  bold: { bit: 1 << 9, on: 1 },
  dim: { bit: 1 << 10, on: 2 },
  underline: { bit: 1 << 11, on: 4 },
  inverse: { bit: 1 << 12, on: 7 },
  struck: { bit: 1 << 13, on: 9 },
} as const;

export type Mark = keyof typeof marks;

const colourBits = 0x1ff;
/** The terminal's own colour: not one of its 256. */
export const ownColour = 0x1ff;

/** No mark, the terminal's own colour. */
export const plainAttribute = attributeOf(ownColour, []);

export function attributeOf(colour: number, wanted: readonly Mark[]): number {
  return wanted.reduce((attribute, mark) => attribute | marks[mark].bit, colour);
}

/** Whether a blank looks like one in the plain attribute: neither its colour shows on it, nor bold and dim. */
export function isBare(attribute: number): boolean {
  return (attribute & shownOnBlanks) === 0;
}

const shownOnBlanks = marks.underline.bit | marks.inverse.bit | marks.struck.bit;

export function colourOf(attribute: number): number {
  return attribute & colourBits;
}

/** SGR: from one look to another, only what differs where nothing is taken away. */
export function attributeSequence(from: number, to: number): string {
  if (from === to) return '';
  if (to === plainAttribute) return '\x1b[0m';
  const isTakenAway = (from & ~colourBits & ~to) !== 0 || colourOf(to) === ownColour;
  const codes = isTakenAway && from !== plainAttribute ? ['0'] : [];
  const known = isTakenAway ? plainAttribute : from;
  for (const { bit, on } of Object.values(marks)) {
    if ((to & bit) !== 0 && (known & bit) === 0) codes.push(`${on}`);
  }
  if (colourOf(to) !== colourOf(known)) codes.push(colourCode(colourOf(to)));
  return `\x1b[${codes.join(';')}m`;
}

function colourCode(colour: number): string {
  if (colour < 8) return `${30 + colour}`;
  return colour < 16 ? `${90 + colour - 8}` : `38;5;${colour}`;
}
