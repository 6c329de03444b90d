import blessed from 'blessed';
import type { Frame, FrameRow } from '../view/frame.js';
import { type PaintedCell, paintRow } from './row-cells.js';
import type { Theme } from './theme.js';

/** The part of blessed's screen that its types keep to themselves. */
export type ScreenLines = { lines: (PaintedCell[] & { dirty?: boolean })[] };

export type FrameElement = {
  readonly show: (frame: Frame) => void;
  /** The screen was wiped: every row is to be painted again. */
  readonly forget: () => void;
};

/**
 * The one element on the screen. It writes the frame's cells into the screen's lines, and marks only those
 * rows that are not the very row painted before; blessed then writes only the cells that differ.
 */
export function createFrameElement(
  screen: blessed.Widgets.Screen & ScreenLines,
  theme: Theme,
  isUtf8: boolean,
): FrameElement {
  const element = blessed.box({ parent: screen });
  let frame: Frame | undefined;
  let painted: readonly (FrameRow | undefined)[] = [];
  const paintLines = () => {
    const rows = frame?.rows ?? [];
    screen.lines.forEach((line, y) => {
      const row = rows[y];
      if (row !== undefined && row === painted[y]) return;
      paintRow(line, row ?? [], theme, isUtf8);
      line.dirty = true;
    });
    painted = rows;
  };
  Object.assign(element, { render: paintLines });
  return {
    show: (next) => {
      frame = next;
      screen.render();
    },
    forget: () => {
      painted = [];
    },
  };
}
