import type { EventEmitter } from 'node:events';
import createProgram, { type Program } from 'blessed/lib/program.js';
import type { Size } from '../view/frame.js';
import { withLateTerminfo } from './late-terminfo.js';
import type { BlessedOutput } from './output-stream.js';

export type { Program };

/**
 * blessed's part that knows the terminal: its description, what enters and leaves the full screen, and the
 * keys. Its other part, the elements, only the charts need.
 */
export function openProgram(input: EventEmitter, output: BlessedOutput): Program {
  return withoutProcessHandlers(() =>
    withoutComplaints(() =>
      withLateTerminfo(() => createProgram({ input, output, buffer: true, forceUnicode: true })),
    ),
  );
}

/** The alternate screen, wiped; the arrow keys as the description says, and no cursor. */
export function enterScreen(program: Program, { width, height }: Size): void {
  program.cols = width;
  program.rows = height;
  program.alternateBuffer();
  program.put.keypad_xmit();
  program.csr(0, height - 1);
  program.hideCursor();
  program.clear();
}

/** What puts the terminal back: colours, keypad, scroll region, the screen before, cursor. */
export function leavingSequence({ tput }: Program): string {
  const isAlternate = tput.strings['exit_ca_mode'] !== undefined;
  const wiped = isAlternate ? tput.exit_ca_mode() : '\x1b[H\x1b[2J';
  return `\x1b[m${tput.keypad_local()}\x1b[r${wiped}${tput.cursor_normal()}`;
}

/** blessed would exit with 0 on SIGTERM, and paint on exit: the ways out are in way-out.ts. */
export function withoutProcessHandlers<Made>(make: () => Made): Made {
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
