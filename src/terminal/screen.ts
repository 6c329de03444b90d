import type { EventEmitter } from 'node:events';
import blessed from 'blessed';
import type { Frame, Size } from '../view/frame.js';
import { plainPlot } from '../view/plain-plot.js';
import { createCharts, type Plot } from './charts.js';
import {
  columnSequence,
  columnSequenceOfTerminfo,
  rowSequence,
  withoutIdleMoves,
} from './cursor-moves.js';
import { createFrameElement, type ScreenLines } from './frame-element.js';
import { withLateTerminfo } from './late-terminfo.js';
import { loadLinePlot } from './line-plot.js';
import { mouseOff, mouseOn } from './mouse-report.js';
import type { BlessedOutput } from './output-stream.js';
import { type Theme, withoutSeams } from './theme.js';

export type Screen = {
  /** Paints what differs from the frame before. */
  readonly paint: (frame: Frame) => void;
  /** Wipes the screen at its new size; the next paint writes every cell. */
  readonly resize: (size: Size) => void;
  /** Takes the terminal again after `leaving` was written to it. */
  readonly enter: (size: Size) => void;
  /** What puts the terminal back: mouse, colours, keypad, scroll region, cursor, alternate screen. */
  readonly leaving: string;
};

type Internals = blessed.Widgets.Screen &
  ScreenLines & {
    program: { isAlt: boolean; cols: number; rows: number; flush: () => void };
    tput: {
      brokenACS: boolean;
      strings: Record<string, string | undefined>;
      keypad_local: () => string;
      exit_ca_mode: () => string;
      cup: (y: number, x: number) => string;
      cursor_normal: () => string;
    };
    enter: () => void;
    alloc: () => void;
    _reduceColor: (colour: number) => number;
  };

type ScreenOptions = {
  readonly input: EventEmitter;
  readonly output: BlessedOutput;
  readonly theme: Theme;
  readonly isUtf8: boolean;
  readonly hasBraille: boolean;
  readonly hasMouse: boolean;
  readonly size: Size;
  readonly on: {
    /** The frame that was painted last would look different by now. */
    readonly chartsDue: () => void;
    readonly troubled: (text: string) => void;
  };
};

/** blessed's screen on streams of ours, holding nothing but the one frame element. */
export function createScreen(options: ScreenOptions): Screen {
  const { output } = options;
  const { write } = output;
  output.write = (text) => write(withoutIdleMoves(withoutSeams(text)));
  setSize(output, options.size);
  const screen = withoutProcessHandlers(() => quickly(() => blessedScreen(options)));
  const element = createFrameElement(screen, options.theme, options.isUtf8);
  const charts = createCharts({
    loadPlot: () => plotFor(screen, options),
    due: options.on.chartsDue,
  });
  // Not blessed's own mouse: two reports in a chunk lose the click.
  const enterMouse = () => options.hasMouse && output.write(mouseOn);
  screen.program.flush();
  enterMouse();
  const resize = (size: Size) => {
    setSize(output, size);
    screen.program.cols = size.width;
    screen.program.rows = size.height;
    element.forget();
    screen.alloc();
  };
  return {
    paint: (frame) => {
      element.show(charts.plotted(frame));
      screen.program.flush();
    },
    resize,
    enter: (size) => {
      resize(size);
      screen.program.isAlt = false;
      screen.enter();
      screen.program.flush();
      enterMouse();
    },
    leaving: `${options.hasMouse ? mouseOff : ''}${leavingSequence(screen)}`,
  };
}

/** Braille where it can be shown, else letters. */
async function plotFor(
  screen: Internals,
  { hasBraille, on }: Pick<ScreenOptions, 'hasBraille' | 'on'>,
): Promise<Plot> {
  if (!hasBraille) return plainPlot;
  try {
    return await loadLinePlot(screen);
  } catch (error) {
    // No more descriptors, say: the processes go on.
    on.troubled(`charts are plain: ${error instanceof Error ? error.message : error}`);
    return plainPlot;
  }
}

function setSize(output: BlessedOutput, size: Size): void {
  output.columns = size.width;
  output.rows = size.height;
}

function blessedScreen(options: { input: EventEmitter; output: BlessedOutput }): Internals {
  const screen = blessed.screen({
    // @types/blessed wants whole streams (and has input and output the wrong way round).
    input: options.input as never,
    output: options.output as never,
    smartCSR: false,
    // Off, for the frame element measures and places wide characters itself; blessed's table is old.
    fullUnicode: false,
    forceUnicode: true,
  }) as unknown as Internals;
  // Line drawing is written as UTF-8, or was replaced by ASCII before it came here.
  screen.tput.brokenACS = true;
  // No relative moves: only an absolute column is right whatever the terminal thinks of a width.
  screen.tput.strings['parm_right_cursor'] = undefined;
  // Within a row a column is enough, and shorter.
  if (screen.tput.strings['column_address'] === columnSequenceOfTerminfo)
    screen.tput.cup = (y, x) => (x > 0 ? columnSequence(x) : rowSequence(y));
  // The theme keeps to the colours that the terminal has; blessed would make grey black on eight.
  screen._reduceColor = (colour) => colour;
  return screen;
}

const quickly = <Made>(make: () => Made) => withoutComplaints(() => withLateTerminfo(make));

function leavingSequence({ tput }: Internals): string {
  const isAlternate = tput.strings['exit_ca_mode'] !== undefined;
  const wiped = isAlternate ? tput.exit_ca_mode() : '\x1b[H\x1b[2J';
  return `\x1b[m${tput.keypad_local()}\x1b[r${wiped}${tput.cursor_normal()}`;
}

/** blessed would exit with 0 on SIGTERM, and paint on exit: the ways out are in way-out.ts. */
function withoutProcessHandlers<Made>(make: () => Made): Made {
  const events = ['exit', 'uncaughtException', 'SIGTERM', 'SIGINT', 'SIGQUIT'];
  const before = new Map(events.map((event) => [event, process.rawListeners(event)]));
  const made = make();
  for (const [event, listeners] of before) {
    for (const listener of process.rawListeners(event)) {
      if (!listeners.includes(listener)) process.off(event, listener as () => void);
    }
  }
  return made;
}

/**
 * What blessed cannot compile of a terminfo entry (screen-256color's plab_norm) it dumps on stderr, and
 * takes its own entry for xterm instead.
 */
function withoutComplaints<Made>(make: () => Made): Made {
  const { error } = console;
  console.error = () => {};
  try {
    return make();
  } finally {
    console.error = error;
  }
}
