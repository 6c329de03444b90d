import { type ChildProcess, spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { KernelEvent } from '../../sample/kernel-event.js';

/** A recorder of its own, so that nothing that holds up the dashboard or its terminal is a gap in the recording. */
export type RecorderChild = {
  /** What it cannot see. */
  readonly tell: (event: KernelEvent) => void;
  /** It finishes the file by itself, also where we are gone by then. */
  readonly stop: () => void;
};

export type RecorderChildOptions = {
  readonly path: string;
  readonly intervalMs: number;
  /** Of the command line: which machine is looked at. */
  readonly procRoot: string | undefined;
  /** How long the file is, now and then. */
  readonly onGrown: (bytes: number) => void;
  /** A line that it said. */
  readonly onSaid: (text: string) => void;
  readonly onEnded: (status: number | undefined) => void;
};

const lookEveryMs = 1000;

/** Begins to record. Its input is what holds it: at the end of that it ends, whatever became of us. */
export function startRecorder(options: RecorderChildOptions): RecorderChild {
  const { path, procRoot } = options;
  const of = procRoot === undefined ? [] : ['--proc-root', procRoot];
  const delay = ['-d', String(options.intervalMs / 1000)];
  const words = [programPath(), 'record', '--with-dashboard', ...delay, ...of, '--', path];
  const child = spawn(process.execPath, words, {
    // Out of reach of what the terminal tells its group: Ctrl-Z stops the dashboard alone.
    detached: true,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let isOver = false;
  let told = 0;
  const look = async () => {
    const bytes = (await stat(path).catch(() => undefined))?.size ?? 0;
    if (isOver || bytes === told) return;
    told = bytes;
    options.onGrown(bytes);
  };
  const looking = setInterval(() => void look(), lookEveryMs);
  // Without a free descriptor there are no pipes, whatever the types say.
  child.stdin?.on('error', () => {});
  if (child.stderr) createInterface(child.stderr).on('line', (line) => options.onSaid(bare(line)));
  whenEnded(child, (status) => {
    isOver = true;
    clearInterval(looking);
    options.onEnded(status);
  });
  child.unref();
  return {
    tell: (event) => void child.stdin?.write(`${JSON.stringify({ event })}\n`),
    stop: () => child.stdin?.end(),
  };
}

/** By which we were started: the bundle and what comes of tsc alone are started by the same. */
function programPath(): string {
  return process.argv[1] ?? '';
}

/** Exactly once, when all that it said was read. */
function whenEnded(child: ChildProcess, ended: (status: number | undefined) => void): void {
  let isOver = false;
  const end = (status: number | undefined) => {
    if (!isOver) ended(status);
    isOver = true;
  };
  child.once('error', () => end(undefined));
  child.once('close', (status) => end(status ?? undefined));
}

function bare(line: string): string {
  return line.replace(/^treetop: /, '');
}
