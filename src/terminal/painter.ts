import type { Frame, Size } from '../view/frame.js';
import type { Screen } from './screen.js';

export type Painter = {
  /** Paints the frame now, or the latest one as soon as the terminal is ready. */
  readonly show: (frame: Frame) => void;
  /** The size changed: every cell is written at the next paint. */
  readonly wipe: (size: Size) => void;
  /** Paints the latest frame once more. */
  readonly repaint: () => void;
  /** The terminal has taken all that was written. */
  readonly drained: () => void;
  /** The last frame that the terminal has taken whole. */
  readonly shown: () => Frame | undefined;
};

/**
 * Keeps the latest frame only. One is painted when the one before was taken whole: blessed writes what
 * differs from what it believes to be on the screen, and a queue of frames would have no end.
 */
export function createPainter(screen: Screen, isReady: () => boolean): Painter {
  let latest: Frame | undefined;
  let painted: Frame | undefined;
  let taken: Frame | undefined;
  let isShown = true;
  let wipedSize: Size | undefined;

  const shown = () => {
    if (isReady()) taken = painted;
    return taken;
  };
  const paintLatest = () => {
    if (isShown || latest === undefined || !isReady()) return;
    taken = painted;
    if (wipedSize !== undefined) screen.resize(wipedSize);
    wipedSize = undefined;
    isShown = true;
    painted = latest;
    screen.paint(latest);
  };
  const repaint = () => {
    isShown = false;
    paintLatest();
  };
  return {
    show: (frame) => {
      latest = frame;
      repaint();
    },
    wipe: (size) => {
      wipedSize = size;
      isShown = false;
    },
    repaint,
    drained: paintLatest,
    shown,
  };
}
