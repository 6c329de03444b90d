import blessed from 'blessed';
import type { Frame, FrameRow } from '../view/frame.js';
import { type PaintedCell, paintRow } from './row-cells.js';
import type { Theme } from './theme.js';

/** The part of blessed's screen that its types keep to themselves. */
export type ScreenLines = {
  lines: (PaintedCell[] & { dirty?: boolean })[];
  draw: (firstLine: number, lastLine: number) => void;
};

export type FrameElement = {
  readonly show: (frame: Frame) => void;
  /** The screen was wiped: every row is to be painted again. */
  readonly forget: () => void;
};

/**
 * The one element on the screen. It writes the frame's cells into the screen's lines, and marks only those
 * rows that are not the very row painted before; blessed then writes only the cells that differ. Where there
 * is no such row, blessed is not asked: its round of events and of all lines takes longer than a row.
 */
export function createFrameElement(
  screen: blessed.Widgets.Screen & ScreenLines,
  theme: Theme,
  isUtf8: boolean,
): FrameElement {
  const element = blessed.box({ parent: screen });
  let rows: readonly FrameRow[] = [];
  let painted: readonly (FrameRow | undefined)[] = [];
  const paintLines = () => {
    let [first, last] = [-1, -1];
    for (const [y, line] of screen.lines.entries()) {
      const row = rows[y];
      if (row !== undefined && row === painted[y]) continue;
      paintRow(line, row ?? [], theme, isUtf8);
      line.dirty = true;
      if (first < 0) first = y;
      last = y;
    }
    painted = rows;
    return { first, last };
  };
  Object.assign(element, { render: paintLines });
  return {
    show: (frame) => {
      rows = frame.rows;
      const { first, last } = paintLines();
      if (first >= 0) screen.draw(first, last);
    },
    forget: () => {
      painted = [];
    },
  };
}
