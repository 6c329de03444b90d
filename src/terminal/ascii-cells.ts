/** What stands for one cell of text where the locale is not UTF-8: always one ASCII character. */
export function asciiCell(text: string): string {
  if (text >= ' ' && text <= '~' && text.length === 1) return text;
  return standIns.get(text) ?? '?';
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
    ['#', '█▉▊▋▌▓▀▄▅▆▇'],
    ['=', '▍▒▃'],
    ['_', '▁▂'],
    ['.', '░·'],
    ['*', '●◆•'],
    ['o', '○◇'],
    ['x', '×✕'],
    ['~', '…'],
    ["'", '‘’'],
    ['"', '“”'],
  ].flatMap(([ascii = '?', characters = '']) =>
    [...characters].map((character): [string, string] => [character, ascii]),
  ),
);
