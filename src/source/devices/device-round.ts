import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** Asking some things, one after the other, in helpers that can be given up. */
export type DeviceRound = {
  /** Ends the helper and all that it started; nothing is answered any more. */
  readonly abandon: () => void;
};

export type RoundAnswer =
  | { readonly type: 'answered'; readonly answer: unknown }
  | { readonly type: 'slowRead' | 'failed' };

export type RoundOptions = {
  /** Functions of systeminformation. */
  readonly asks: readonly string[];
  /** So long may one of them take. */
  readonly deadlineMs: number;
  /** Comes exactly once for each, in their order. */
  readonly onAnswer: (index: number, answer: RoundAnswer) => void;
  readonly onEnd: () => void;
};

/** Begins to ask. One that hangs or fails is passed over: the next helper goes on behind it. */
export function startRound(options: RoundOptions): DeviceRound {
  const run: Run = { options, next: 0, rest: '', isOver: false };
  startHelper(run);
  return { abandon: () => finish(run) };
}

type Run = {
  readonly options: RoundOptions;
  /** Index of what has not been answered yet. */
  next: number;
  rest: string;
  isOver: boolean;
  child?: ChildProcessByStdio<Writable, Readable, null>;
  timer?: NodeJS.Timeout;
};

/**
 * A shell that leads a session and waits for the end of its input, which comes when we want it or die,
 * even by SIGKILL: then it kills the helper, what that waits for, and itself. It buries the helper first:
 * where treetop is process 1 of a container, nobody else would.
 */
const watched = '"$@" < /dev/null & exec > /dev/null; read -r _; kill -9 $!; wait; kill -9 -$$';
const helper = fileURLToPath(new URL('./device-helper.js', import.meta.url));

function startHelper(run: Run): void {
  const asks = run.options.asks.slice(run.next);
  const words = ['-c', watched, 'sh', process.execPath, helper, ...asks];
  const child = spawn('/bin/sh', words, {
    cwd: '/',
    detached: true,
    env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  run.child = child;
  run.rest = '';
  watch(run);
  const isCurrent = () => !run.isOver && run.child === child;
  child.once('error', () => isCurrent() && failAll(run));
  // Without a free descriptor there are no pipes, whatever the types say.
  child.stdin?.on('error', () => {});
  child.stdout?.setEncoding('utf8');
  child.stdout?.on('data', (text: string) => isCurrent() && take(run, text));
  child.stdout?.once('end', () => isCurrent() && passOver(run, 'failed'));
}

function watch(run: Run): void {
  clearTimeout(run.timer);
  run.timer = setTimeout(() => passOver(run, 'slowRead'), run.options.deadlineMs);
}

function take(run: Run, text: string): void {
  const lines = `${run.rest}${text}`.split('\n');
  run.rest = lines.pop() ?? '';
  for (const line of lines) {
    answer(run, answerIn(line));
    if (run.isOver) return;
  }
  watch(run);
}

function answerIn(line: string): RoundAnswer {
  try {
    const { answer } = JSON.parse(line) as { answer: unknown };
    return { type: 'answered', answer };
  } catch (error) {
    if (error instanceof SyntaxError) return { type: 'failed' };
    throw error;
  }
}

function answer(run: Run, what: RoundAnswer): void {
  const index = run.next;
  run.next += 1;
  run.options.onAnswer(index, what);
  if (run.next >= run.options.asks.length) end(run);
}

function passOver(run: Run, type: 'slowRead' | 'failed'): void {
  release(run);
  answer(run, { type });
  if (!run.isOver) startHelper(run);
}

function failAll(run: Run): void {
  while (!run.isOver) answer(run, { type: 'failed' });
}

function end(run: Run): void {
  finish(run);
  run.options.onEnd();
}

function finish(run: Run): void {
  run.isOver = true;
  release(run);
}

/** The end of its input is what ends it. */
function release(run: Run): void {
  clearTimeout(run.timer);
  const { child } = run;
  delete run.child;
  child?.stdin?.destroy();
  child?.stdout?.destroy();
  child?.unref();
}
