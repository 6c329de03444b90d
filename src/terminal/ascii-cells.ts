/** What stands for one cell of text where it must be ASCII: always one character. */
export function asciiCell(text: string): string {
  if (text >= ' ' && text <= '~' && text.length === 1) return text;
  return standIns.get(text) ?? brailleStandIn(text) ?? '?';
}

/** Of a chart's dots it is kept whether they are in the upper or the lower half of the cell, and whether they are many. */
function brailleStandIn(text: string): string | undefined {
  const dots = (text.codePointAt(0) ?? 0) - firstBraille;
  if (dots < 0 || dots > 0xff) return undefined;
  if (dots === 0) return ' ';
  if (countOfBits(dots) > 5) return '#';
  if ((dots & upperDots) === 0) return '.';
  return (dots & lowerDots) === 0 ? "'" : ':';
}

/** <U+2800>: dots 1 to 8 are its bits; 1, 2, 4 and 5 are the upper two rows. */
const firstBraille = 0x2800;
const upperDots = 0b0001_1011;
const lowerDots = 0b1110_0100;

function countOfBits(dots: number): number {
  return dots.toString(2).replaceAll('0', '').length;
}

const standIns: ReadonlyMap<string, string> = new Map(
  [
    ['-', '─━╌╴╶–—−'],
    ['|', '│┃├┤▏▎▕❚'],
    ['`', '└╰'],
    ['+', '┌┐┘┬┴┼╭╮╯'],
    ['v', '▾▼↓'],
    ['>', '▸►→≥'],
    ['<', '◂◄←≤'],
    ['^', '▴▲↑'],
    // The parts of a bar differ, and so do the eight levels of a column.
    ['#', '█▉▊▋▌▀'],
    ['%', '▓▇'],
    ['=', '▒▄▍'],
    ['.', '░▁·'],
    [':', '▂'],
    ['-', '▃'],
    ['+', '▅'],
    ['*', '▆●◆•'],
    ['o', '○◇'],
    ['x', '×✕'],
    ['~', '…'],
    ["'", '‘’'],
    ['"', '“”'],
    [' ', '°'],
    ['u', 'µ'],
  ].flatMap(([ascii = '?', characters = '']) =>
    [...characters].map((character): [string, string] => [character, ascii]),
  ),
);
