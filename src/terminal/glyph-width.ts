/**
 * Whether every terminal gives it one cell: ASCII, and braille, which Unicode calls neutral. Of all else one
 * terminal or another thinks otherwise: what is ambiguous is two wide where that was chosen (Chinese, Japanese and
 * Korean), letters may be joined or be unknown to an old table.
 */
export function isOneColumn(text: string): boolean {
  return text.length === 1 && (text <= '~' || (text >= '\u{2800}' && text <= '\u{28ff}'));
}

/** Lines and blocks: one cell or two, but never fewer and never joined. */
export function isOneColumnOrTwo(text: string): boolean {
  return text >= '\u{2500}' && text <= '\u{259f}';
}

/** What the inside of a bar is made of. */
export function isBarBody(text: string): boolean {
  return text === '█' || text === '▓' || text === '▒';
}
