import type { FrameRow, Size } from '../view/frame.js';
import type { ShortSequences } from './cursor-moves.js';
import { newPen, takenText } from './pen.js';
import { blankLine, type Line, layRow } from './row-cells.js';
import { writeChanges } from './row-changes.js';
import type { Theme } from './theme.js';

export type CellGrid = {
  /** What is to be written so that the terminal shows these rows; '' if it does. */
  readonly changesTo: (rows: readonly FrameRow[]) => string;
  /** The terminal was wiped, at this size. */
  readonly wipe: (size: Size) => void;
};

type GridOptions = {
  readonly theme: Theme;
  readonly isUtf8: boolean;
  readonly known: ShortSequences;
  readonly size: Size;
};

/**
 * What stands in each cell of the terminal. Of a frame only those rows are laid out that are not the very
 * rows before, and of them only the cells written that differ.
 */
export function createCellGrid({ theme, isUtf8, known, size }: GridOptions): CellGrid {
  const pen = newPen(known);
  let { height } = size;
  let shown: readonly (FrameRow | undefined)[] = [];
  /** By row; absent = blank. */
  let lines: Line[] = [];
  let blank = blankLine(size.width);
  /** Laid out in, then exchanged for the one that it replaces. */
  let spare = blankLine(size.width);

  const showRow = (y: number, row: FrameRow) => {
    const standing = lines[y];
    layRow(spare, row, theme, isUtf8);
    writeChanges(pen, y, spare, standing ?? blank);
    lines[y] = spare;
    spare = standing ?? blankLine(blank.texts.length);
  };
  return {
    changesTo: (rows) => {
      for (let y = 0; y < height; y++) {
        const row = rows[y] ?? noRow;
        if (row !== shown[y]) showRow(y, row);
      }
      shown = Array.from({ length: height }, (_, y) => rows[y] ?? noRow);
      return takenText(pen);
    },
    wipe: ({ width, height: newHeight }) => {
      height = newHeight;
      shown = [];
      lines = [];
      blank = blankLine(width);
      spare = blankLine(width);
    },
  };
}

const noRow: FrameRow = [];
