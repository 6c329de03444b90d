import { closeSync, existsSync, constants as O, openSync } from 'node:fs';
import { spawn as spawnInPty } from '@lydell/node-pty';
import unicode11 from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import type { ExecutionContext } from 'ava';

/** A program in a pty of its own, with a terminal that shows what it wrote. */
export type Pty = {
  readonly pid: number;
  readonly write: (keys: string) => void;
  /** The rows on the screen, without the blanks at their ends. */
  readonly screenText: () => readonly string[];
  /** Settles when the screen shows it; fails at the deadline, and then says what was on the screen. */
  readonly waitFor: (wanted: Wanted, deadlineMs?: number) => Promise<void>;
  /** Every byte that the program wrote, as text. */
  readonly raw: () => string;
  readonly resize: (cols: number, rows: number) => void;
  readonly exit: Promise<{ readonly exitCode: number; readonly signal: number }>;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** The rows whose first cell is painted inverse: the selected one. */
  readonly inverseRows: () => readonly string[];
  readonly isAlternateScreen: () => boolean;
  readonly isCursorHidden: () => boolean;
  /** Presses and the wheel are reported, and nothing else of the mouse. */
  readonly isMouseReported: () => boolean;
  readonly isMouseLeftAlone: () => boolean;
  /** Reads nothing more from the pty, until told otherwise. */
  readonly pause: () => void;
  readonly resumeReading: () => void;
  /** Closes our end, as a terminal window that is closed does. */
  readonly hangUp: () => void;
};

type Wanted = string | RegExp | ((screen: readonly string[]) => boolean);

/** Starts a program in a pty; it is gone when the test is over. */
export function startInPty(
  t: ExecutionContext,
  options: {
    readonly command: string;
    readonly args?: readonly string[];
    /** Replaces what the test's own environment says; undefined takes a variable away. */
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly cwd?: string;
    readonly cols?: number;
    readonly rows?: number;
  },
): Pty {
  const { cols = 80, rows = 24 } = options;
  const env = environment(options.env);
  const pty = spawnInPty(options.command, [...(options.args ?? [])], {
    // It becomes TERM, whatever env says.
    name: env['TERM'] ?? '',
    cols,
    rows,
    env,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  // While our own descriptor keeps the pty open, what was written last is not lost when its writer exits.
  const keptOpen = openSync((pty as unknown as { ptsName: string }).ptsName, O.O_RDWR | O.O_NOCTTY);
  const screen = openScreen(cols, rows);
  pty.onData(screen.take);
  let isGone = false;
  const exit = new Promise<{ exitCode: number; signal: number }>((resolve) => {
    pty.onExit(({ exitCode, signal = 0 }) => {
      isGone = true;
      // What was read just before is parsed first.
      screen.parsed(() => resolve({ exitCode, signal }));
    });
  });
  const kill = (signal: NodeJS.Signals) => {
    if (isGone || !existsSync(`/proc/${pty.pid}`)) return;
    try {
      process.kill(pty.pid, signal);
    } catch (error) {
      // It may end between the look and the signal.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  t.teardown(async () => {
    pty.resume();
    kill('SIGKILL');
    await exit;
    closeSync(keptOpen);
    screen.close();
  });
  return {
    pid: pty.pid,
    write: (keys) => pty.write(keys),
    screenText: screen.text,
    waitFor: screen.waitFor,
    raw: screen.raw,
    resize: (toCols, toRows) => {
      screen.resize(toCols, toRows);
      pty.resize(toCols, toRows);
    },
    exit,
    kill,
    inverseRows: screen.inverseRows,
    isAlternateScreen: screen.isAlternate,
    isCursorHidden: screen.isCursorHidden,
    isMouseReported: () => screen.mouseMode() === 'vt200',
    isMouseLeftAlone: () => screen.mouseMode() === 'none',
    pause: () => pty.pause(),
    resumeReading: () => pty.resume(),
    // Not in node-pty's types. Its kernel side tells the session with SIGHUP.
    hangUp: () => (pty as unknown as { destroy: () => void }).destroy(),
  };
}

function environment(changes: Readonly<Record<string, string | undefined>> = {}) {
  const own = {
    ...process.env,
    // A child would write its coverage into ours, and a colour or a locale of the tester's decide tests.
    NODE_V8_COVERAGE: undefined,
    NO_COLOR: undefined,
    FORCE_COLOR: undefined,
    COLORTERM: undefined,
    TMUX: undefined,
    LC_ALL: undefined,
    LC_CTYPE: undefined,
    LANG: 'C.UTF-8',
    TERM: 'xterm-256color',
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(own).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function openScreen(cols: number, rows: number) {
  const terminal = new xterm.Terminal({ cols, rows, allowProposedApi: true, scrollback: 1000 });
  terminal.loadAddon(new unicode11.Unicode11Addon() as never);
  terminal.unicode.activeVersion = '11';
  let raw = '';
  let watchers: (() => void)[] = [];
  const text = () => {
    const { active } = terminal.buffer;
    return Array.from(
      { length: terminal.rows },
      (_, y) => active.getLine(active.viewportY + y)?.translateToString(true) ?? '',
    );
  };
  const isInverse = (y: number) => {
    const { active } = terminal.buffer;
    const first = active.getLine(active.viewportY + y)?.getCell(0);
    return first !== undefined && first.isInverse() !== 0;
  };
  const waitFor = async (wanted: Wanted, deadlineMs = 20_000) => {
    if (isShown(wanted, text())) return;
    await new Promise<void>((resolve, reject) => {
      const watcher = () => {
        if (!isShown(wanted, text())) return;
        stop();
        resolve();
      };
      const stop = () => {
        clearTimeout(timer);
        watchers = watchers.filter((other) => other !== watcher);
      };
      const timer = setTimeout(() => {
        stop();
        const shown = text().join('\n').trimEnd();
        reject(new Error(`not shown within ${deadlineMs} ms: ${wanted}\n${shown}`));
      }, deadlineMs);
      watchers.push(watcher);
    });
  };
  return {
    take: (data: string) => {
      raw += data;
      terminal.write(data, () => {
        for (const watcher of [...watchers]) watcher();
      });
    },
    parsed: (then: () => void) => terminal.write('', then),
    text,
    inverseRows: () => text().filter((_, y) => isInverse(y)),
    waitFor,
    raw: () => raw,
    resize: (toCols: number, toRows: number) => terminal.resize(toCols, toRows),
    isAlternate: () => terminal.buffer.active.type === 'alternate',
    mouseMode: () => terminal.modes.mouseTrackingMode,
    isCursorHidden: () => raw.lastIndexOf('\x1b[?25l') > raw.lastIndexOf('\x1b[?25h'),
    close: () => terminal.dispose(),
  };
}

function isShown(wanted: Wanted, screen: readonly string[]): boolean {
  if (typeof wanted === 'function') return wanted(screen);
  if (typeof wanted === 'string') return screen.some((row) => row.includes(wanted));
  return wanted.test(screen.join('\n'));
}
