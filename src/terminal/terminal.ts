import type { MouseEvent } from '../app/keys/mouse-event.js';
import type { Frame, Size } from '../view/frame.js';
import { createKeyStream } from './key-stream.js';
import { openOutputStream } from './output-stream.js';
import { createPainter } from './painter.js';
import type { PaletteName } from './palettes.js';
import { createScreen, type Screen } from './screen.js';
import { listen, releaseKeyboard, rereadSize, takeKeyboard, terminalSize } from './standard-tty.js';
import { suspend } from './suspend.js';
import type { Colours } from './terminal-abilities.js';
import { themeFor } from './theme.js';

export type Terminal = {
  readonly size: () => Size;
  /** Shows the frame; while the terminal has not taken the one before, only the latest is kept. */
  readonly paint: (frame: Frame) => void;
  /** Writes every cell anew (Ctrl-L): something else may have written over them. */
  readonly repaint: () => void;
  /** Gives the terminal back to the shell and stops us, until the shell continues us. */
  readonly suspend: () => void;
  /** Puts the terminal back as it was, at once and for good, however often it is called. */
  readonly close: () => void;
};

export type TerminalOptions = {
  readonly colours: Colours;
  readonly palette?: PaletteName;
  /** False = all that is written is ASCII. */
  readonly isUtf8: boolean;
  readonly hasBraille: boolean;
  /** Whether the terminal is asked to report it. */
  readonly hasMouse: boolean;
  readonly onKey: (key: string) => void;
  /** With the frame that was on the screen: what was clicked is what was seen. */
  readonly onMouse: (event: MouseEvent, shown: Frame) => void;
  readonly onResize: (size: Size) => void;
  /** After a stop, by Ctrl-Z or from outside: time has passed. The last frame is painted again already. */
  readonly onResume?: () => void;
  /** Something of the screen cannot be shown as it should be. */
  readonly onTrouble?: (text: string) => void;
  /** The terminal is gone: nothing can be shown or typed any more. */
  readonly onLost: () => void;
};

/** Takes the terminal: alternate screen, raw keys. Only where `terminalAbilities` says that it is usable. */
export function openTerminal(options: TerminalOptions): Terminal {
  let state: 'ours' | 'released' | 'closed' = 'ours';
  const lost = once(() => state !== 'closed' && options.onLost());
  const isOurs = () => state === 'ours';
  const { keys, output, painter, screen } = openParts(options, { isOurs, lost });

  const release = () => {
    if (state !== 'ours') return;
    state = 'released';
    output.writeAtOnce(screen.leaving, patienceMs);
    releaseKeyboard();
  };
  const retake = () => {
    if (state === 'closed') return;
    state = 'ours';
    retakeTerminal(screen);
    painter.repaint();
    options.onResume?.();
  };
  const stopListening = listen({
    typed: keys.feed,
    lost,
    resized: () => {
      painter.wipe(terminalSize());
      options.onResize(terminalSize());
    },
    // Stopped from outside (SIGSTOP): the shell has made the terminal its own meanwhile.
    continued: () => {
      if (state === 'ours') releaseKeyboard();
      if (state === 'ours') retake();
    },
  });
  const close = () => {
    if (state === 'closed') return;
    release();
    state = 'closed';
    stopListening();
    keys.close();
    output.close();
  };
  takeKeyboard();
  return {
    size: terminalSize,
    paint: painter.show,
    repaint: () => {
      painter.wipe(terminalSize());
      painter.repaint();
    },
    suspend: () => suspend({ release, retake }),
    close,
  };
}

function openParts(options: TerminalOptions, on: { isOurs: () => boolean; lost: () => void }) {
  const keys = createKeyStream({
    key: options.onKey,
    mouse: (event) => {
      const shown = painter.shown();
      if (shown) options.onMouse(event, shown);
    },
  });
  const output = openOutputStream({ drained: () => painter.drained(), lost: on.lost });
  const screen = createScreen({
    input: keys.forBlessed,
    output: output.forBlessed,
    theme: themeFor(options.colours, options.palette),
    isUtf8: options.isUtf8,
    hasBraille: options.hasBraille,
    hasMouse: options.hasMouse,
    size: terminalSize(),
    on: {
      chartsDue: () => painter.repaint(),
      troubled: (text) => options.onTrouble?.(text),
    },
  });
  const painter = createPainter(screen, () => on.isOurs() && output.isDrained());
  return { keys, output, screen, painter };
}

/** The keyboard first: in the background that stops us, before anything is written over the shell. */
function retakeTerminal(screen: Screen): void {
  takeKeyboard();
  screen.enter(terminalSize());
  rereadSize();
}

/** How long a terminal that takes nothing may keep us from leaving it. */
const patienceMs = 200;

function once(call: () => unknown): () => void {
  let isCalled = false;
  return () => {
    if (isCalled) return;
    isCalled = true;
    call();
  };
}
