/** CHA: the cursor to a column of its row. */
export function columnSequence(x: number): string {
  return `\x1b[${x + 1}G`;
}

/** The same as terminfo(5) has it, of terminals that know it. */
export const columnSequenceOfTerminfo = '\x1b[%i%p1%dG';

/** CUP: the cursor to a cell. */
export function cellSequence(y: number, x: number): string {
  return x === 0 ? `\x1b[${y + 1}H` : `\x1b[${y + 1};${x + 1}H`;
}
