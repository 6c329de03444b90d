/** CUP: the cursor to a cell. */
export function cellSequence(y: number, x: number): string {
  return x === 0 ? `\x1b[${y + 1}H` : `\x1b[${y + 1};${x + 1}H`;
}

/** Which of the shorter sequences of ECMA-48 a terminal knows, by its description. */
export type ShortSequences = {
  /** CHA: the cursor to a column of its row. */
  readonly hasColumns: boolean;
  /** CUF: the cursor forward. */
  readonly hasForward: boolean;
  /** ECH and EL: so many cells, or the rest of the row, become blanks; the cursor stays. */
  readonly hasErasure: boolean;
};

/** `strings` as terminfo(5) names and writes them. */
export function shortSequences(
  strings: Readonly<Record<string, string | undefined>>,
): ShortSequences {
  return {
    hasColumns: strings['column_address'] === '\x1b[%i%p1%dG',
    hasForward: strings['parm_right_cursor'] === '\x1b[%p1%dC',
    hasErasure: strings['erase_chars'] === '\x1b[%p1%dX' && strings['clr_eol'] === '\x1b[K',
  };
}

/** The cursor to a cell of the row where it is; `from` = its column there, where that is known. */
export function moveInRow(y: number, x: number, from: number | undefined, known: ShortSequences) {
  const absolute = known.hasColumns ? `\x1b[${x + 1}G` : cellSequence(y, x);
  if (from === undefined || from >= x || !known.hasForward) return absolute;
  const forward = x - from === 1 ? '\x1b[C' : `\x1b[${x - from}C`;
  return forward.length < absolute.length ? forward : absolute;
}
