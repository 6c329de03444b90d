import { eastAsianWidth } from 'get-east-asian-width';

/** What goes into one terminal cell, or into a wide one of two: a character and the marks on it. */
export type Cell = { readonly text: string; readonly width: 1 | 2 };

/** How many terminal cells a sanitised text takes: the sum of the widths of its `cells`. */
export function cellWidth(text: string): number {
  if (isCellEach(text)) return text.length;
  let width = 0;
  for (const cell of cells(text)) width += cell.width;
  return width;
}

/**
 * A sanitised text cut into what the painter puts into cells, until `maxWidth` is reached (a command
 * line may be long, a row is not; a wide last cell may reach one further).
 *
 * Terminals without grapheme clusters (tmux, xterm) and those with them agree on what the sanitiser
 * lets through, so a cell is one character and the marks that follow it, never a longer cluster.
 */
export function cells(text: string, maxWidth = Infinity): readonly Cell[] {
  const found: { text: string; width: 1 | 2 }[] = [];
  let room = maxWidth;
  for (const character of text) {
    const base = found.at(-1);
    if (base !== undefined && isJoining(character)) {
      base.text += character;
      continue;
    }
    if (room <= 0) break;
    const cell = cellOf(character);
    found.push(cell);
    room -= cell.width;
  }
  return found;
}

/** Whether the text is nothing but U+0020 to U+007E: one character is one cell. */
export function isPrintableAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

/**
 * Whether each of its UTF-16 units is a cell of its own, for certain: ASCII, and the lines, blocks and dots
 * that meters, trees and charts are drawn with. Where it says no, a look at each character tells.
 */
export function isCellEach(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0x20 && unit < 0x7f) continue;
    // Box drawing to most of the geometric shapes, behind which two wide ones come; braille.
    const isDrawn = (unit >= 0x2500 && unit <= 0x25fc) || (unit >= 0x2800 && unit <= 0x28ff);
    if (!isDrawn) return false;
  }
  return true;
}

/** Whether it takes no cell of its own but joins the character before it, in every terminal. */
export function isJoining(character: string): boolean {
  return (
    character >= '\u{300}' && /^[\p{Mn}\p{Me}\u{1160}-\u{11ff}\u{d7b0}-\u{d7fb}]$/u.test(character)
  );
}

function cellOf(character: string): Cell {
  const width = characterWidth(character);
  if (width === 1 || width === 2) return { text: character, width };
  // Not sanitised text: a bug made visible, rather than a cell too few.
  return { text: '\u{fffd}', width: 1 };
}

/**
 * Of a character that joins no other. East Asian ambiguous width is 1, as in xterm and tmux. The table
 * is string-width's own, which itself costs 40 ms to load; on sanitised text they agree (tested).
 */
function characterWidth(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return 1;
  return isJoining(character) || hasNoWidth(character) ? 0 : eastAsianWidth(code);
}

function hasNoWidth(character: string): boolean {
  return /^[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}]$/u.test(character);
}
