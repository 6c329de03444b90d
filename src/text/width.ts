import stringWidth from 'string-width';

/** What goes into one terminal cell, or into a wide one of two: a character and the marks on it. */
export type Cell = { readonly text: string; readonly width: 1 | 2 };

/** How many terminal cells a sanitised text takes: the sum of the widths of its `cells`. */
export function cellWidth(text: string): number {
  if (isPrintableAscii(text)) return text.length;
  let width = 0;
  for (const cell of cells(text)) width += cell.width;
  return width;
}

/**
 * A sanitised text cut into what the painter puts into cells.
 * Terminals without grapheme clusters (tmux, xterm) and those with them agree on what the sanitiser
 * lets through, so a cell is one character and the marks that follow it, never a longer cluster.
 */
export function cells(text: string): readonly Cell[] {
  const found: { text: string; width: 1 | 2 }[] = [];
  for (const character of text) {
    const width = characterWidth(character);
    const base = found.at(-1);
    if (width === 1 || width === 2) found.push({ text: character, width });
    else if (base !== undefined && isJoining(character)) base.text += character;
    // Not sanitised text: a bug made visible, rather than a cell too few.
    else found.push({ text: '\u{fffd}', width: 1 });
  }
  return found;
}

/** Whether the text is nothing but U+0020 to U+007E: one character is one cell. */
export function isPrintableAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/** Whether it takes no cell of its own but joins the character before it, in every terminal. */
export function isJoining(character: string): boolean {
  return /^[\p{Mn}\p{Me}\u{1160}-\u{11ff}\u{d7b0}-\u{d7fb}]$/u.test(character);
}

function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return 0;
  if (code < 0x300 || isLineDrawing(code)) return code === 0xad ? 0 : 1;
  if (isIdeographOrSyllable(code)) return 2;
  if (isJoining(character)) return 0;
  // East Asian ambiguous width counts as 1: the default of string-width, xterm and tmux.
  return stringWidth(character);
}

/** Box drawing, blocks and most shapes: in each row of ours, too many to be measured by the library. */
function isLineDrawing(code: number): boolean {
  return code >= 0x2500 && code < 0x25fd;
}

function isIdeographOrSyllable(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
}
