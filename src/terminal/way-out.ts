import { isatty } from 'node:tty';
import { dropLostTerminal } from './lost-tty.js';
import { openNonBlocking, writeWithin } from './output-stream.js';

export type WaysOut = {
  /** Restores the terminal and exits: the one way out. */
  readonly exit: (code: number) => void;
  /** As `exit`, for a terminal that is no longer there: the status of SIGHUP. */
  readonly lost: () => void;
};

/** By signal(7): the number is added to 128 for the exit status. */
const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGTERM: 15 } as const;

/** Makes every end of the program, wanted or not, go through `restore`. Both calls are synchronous. */
export function installWaysOut(on: { restore: () => void; onExit?: () => void }): WaysOut {
  const exit = (code: number) => {
    try {
      on.restore();
    } finally {
      endAll(code, on.onExit);
    }
  };
  const fail = (error: unknown) => {
    try {
      on.restore();
    } finally {
      printError(error);
      exit(1);
    }
  };
  for (const [signal, number] of Object.entries(signalNumbers)) {
    process.on(signal, () => exit(128 + number));
  }
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return { exit, lost: () => exit(128 + signalNumbers.SIGHUP) };
}

function endAll(code: number, onExit: (() => void) | undefined): never {
  try {
    onExit?.();
  } finally {
    dropLostTerminal();
    process.exit(code);
  }
}

/** How long a terminal that takes nothing may keep us from leaving. */
const patienceMs = 200;

function printError(error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // A message may quote what the machine said.
  const inert = text.replace(/[^\P{Cc}\n]/gu, '?');
  writeWithin(patientStderr(), `${inert}\n`, patienceMs);
}

/** Left open: the exit is next. */
function patientStderr(): number {
  try {
    return isatty(2) ? openNonBlocking(2) : 2;
  } catch {
    // A stack that may block is better than none.
    return 2;
  }
}
