import type { FrameRow } from '../frame.js';

/** A list with a title, what must stay in view of it, and a closing line. */
export type DialogLines = {
  readonly title: string;
  readonly lines: readonly FrameRow[];
  readonly width: number;
  /** Stays where it is while the lines scroll: above them, and below. As much of it as leaves half of the box to these. */
  readonly head?: FrameRow;
  readonly foot?: readonly FrameRow[];
  /** The uppermost line, or the one that must be seen. */
  readonly scroll: { readonly top: number } | { readonly visible: number };
  /** In the lower border: what keys do here, clickable. */
  readonly closing: FrameRow;
};
