/** What the mouse did, where: in cells from the upper left corner, counted from 0, be they on the screen or not. */
export type MouseEvent =
  /** The left button went down, without Shift, Alt or Ctrl. */
  | { readonly type: 'press'; readonly x: number; readonly y: number }
  /** Turned by so many notches, down positive. */
  | { readonly type: 'wheel'; readonly x: number; readonly y: number; readonly notches: number };
