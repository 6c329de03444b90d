import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExecutionContext } from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { projectRoot } from '../helpers/project-root.js';
import { type Pty, startInPty } from '../helpers/pty.js';

/** The program as its users start it. */
export const bin = join(projectRoot, 'src/bin/treetop.cjs');
export const smallProc = join(projectRoot, 'fixtures/proc/small');

/** The real dashboard in a pty, and what one does at it. */
export type Dashboard = Pty & {
  /** By the names of the keymap; what is no name is typed as it is. */
  readonly press: (...keys: readonly string[]) => void;
  /** Searches the pid and stays on its row. */
  readonly select: (pid: number) => Promise<void>;
  /** Settles when the row of that pid shows it. */
  readonly waitForRow: (pid: number, wanted: RegExp) => Promise<void>;
};

type StartOptions = Omit<Parameters<typeof startInPty>[1], 'command'> & {
  readonly command?: string;
};

/** A machine that builds and tests at the same time is slow, and no worse for it. */
const deadlineMs = 15_000;

/** Starts it, or what `command` starts it with. */
export function startDashboard(t: ExecutionContext, options: StartOptions = {}): Dashboard {
  const { command = process.execPath, args = [] } = options;
  const words = command === process.execPath ? [bin, ...args] : args;
  return dashboardOf(startInPty(t, { ...options, command, args: words }));
}

/** The same on a program that was started in another way. */
export function dashboardOf(pty: Pty): Dashboard {
  const press = (...keys: readonly string[]) => {
    for (const key of keys) pty.write(sequenceOf(key));
  };
  const waitFor: Pty['waitFor'] = (wanted, ms = deadlineMs) => pty.waitFor(wanted, ms);
  return {
    ...pty,
    waitFor,
    press,
    select: async (pid) => {
      await waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
      press('/', String(pid));
      await waitFor(`search: ${pid}`);
      await selectedBySearch(pty, pid, () => press('F3'));
      press('Enter');
      await waitFor((screen) => !screen.some((row) => row.startsWith(' search: ')));
    },
    waitForRow: (pid, wanted) =>
      waitFor((screen) => screen.some((row) => isRowOf(row, pid) && wanted.test(row))),
  };
}

export function isRowOf(row: string, pid: number): boolean {
  return new RegExp(`^ *${pid} `).test(row);
}

/** Other rows may bear the number in their command line: on to the next until it is the one. */
async function selectedBySearch(pty: Pty, pid: number, next: () => void): Promise<void> {
  let last: string | undefined;
  await pty.waitFor(() => {
    const [selected] = pty.inverseRows();
    if (selected === undefined) return false;
    if (isRowOf(selected, pid)) return true;
    const its = /^ *\d+/.exec(selected)?.[0];
    if (its !== last) next();
    last = its;
    return false;
  }, deadlineMs);
}

export function sequenceOf(key: string): string {
  const [, modifier, character = ''] = /^(Ctrl|Alt)-(.)$/.exec(key) ?? [];
  if (modifier === 'Ctrl') return String.fromCharCode(character.charCodeAt(0) & 31);
  if (modifier === 'Alt') return `\x1b${character}`;
  return sequences.get(key) ?? key;
}

const sequences: ReadonlyMap<string, string> = new Map([
  ['Enter', '\r'],
  ['Esc', '\x1b'],
  ['Tab', '\t'],
  ['Space', ' '],
  ['Backspace', '\x7f'],
  ['Up', '\x1b[A'],
  ['Down', '\x1b[B'],
  ['Right', '\x1b[C'],
  ['Left', '\x1b[D'],
  ['Home', '\x1b[H'],
  ['End', '\x1b[F'],
  ['PgUp', '\x1b[5~'],
  ['PgDn', '\x1b[6~'],
  ['F1', '\x1bOP'],
  ['F3', '\x1bOR'],
  ['F5', '\x1b[15~'],
  ['F6', '\x1b[17~'],
  ['F7', '\x1b[18~'],
  ['F8', '\x1b[19~'],
  ['F9', '\x1b[20~'],
  ['F10', '\x1b[21~'],
]);

/** The pids of a process's children, as the kernel tells them now. */
export function childrenOf(pid: number): readonly number[] {
  return livePids().filter((one) => kernelStat(one)?.ppid === pid);
}

/** Gone, or dead and not yet asked for by its parent. */
export function isGone(pid: number): boolean {
  return /^[ZX]$/.test(kernelStat(pid)?.letter ?? 'X');
}

/** The processes that have this text in their command line. */
export function pidsNaming(text: string): readonly number[] {
  return livePids().filter((pid) => commandLine(pid).includes(text));
}

function livePids(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'latin1');
  } catch {
    return '';
  }
}
