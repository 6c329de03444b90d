import { asciiCell } from '../../src/terminal/ascii-cells.js';
import { cells } from '../../src/text/width.js';

/** A screen as text, as it is painted where all must be ASCII: cell by cell, none narrower. */
export function inAscii(screen: string): string {
  return screen
    .split('\n')
    .map((line) =>
      cells(line)
        .map(({ text, width }) => asciiCell(text).repeat(width))
        .join(''),
    )
    .join('\n');
}
