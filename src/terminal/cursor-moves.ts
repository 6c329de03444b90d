/** CHA: the cursor to a column of its row. */
export function columnSequence(x: number): string {
  return `\x1b[${x + 1}G`;
}

/** The same as terminfo(5) has it, of terminals that know it. */
export const columnSequenceOfTerminfo = '\x1b[%i%p1%dG';

/** CUP: the cursor to the start of a row. */
export function rowSequence(y: number): string {
  return `\x1b[${y + 1};1H`;
}

/** Without the moves from which the cursor moves on at once: nothing was written there. */
export function withoutIdleMoves(text: string): string {
  return text.replaceAll(rowThenColumn, '\x1b[$1;$2H').replaceAll(columnThenMove, '$1');
}

/** The colours may change in between: they write nothing. */
const colours = '(?:\\x1b\\[[\\d;]*m)*';
const rowThenColumn = /\x1b\[(\d+);1H\x1b\[(\d+)G/g;
const columnThenMove = new RegExp(`\\x1b\\[\\d+G(${colours})(?=\\x1b\\[(?:\\d+G|\\d+;\\d+H))`, 'g');
