import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import type { FileAnswer } from './file-answer.js';
import { watchForHang } from './hang-watch.js';
import { endStream, pushChunk, recordStream } from './record-stream.js';

/** One helper that reads some files, in their order. */
export type HelperBatch = {
  /** Ends the helper and forgets it: nothing of it keeps this program alive. */
  readonly abandon: () => void;
};

export type BatchEnd = {
  /** Why it ended: by itself, could not be started, or hung; in which file, where that is known. */
  readonly kind: 'done' | 'failed' | 'hung';
  readonly hungIndex?: number;
  /** errno of the start, where it failed. */
  readonly errno?: string;
  readonly stderr: string;
};

export type BatchOptions = {
  readonly command: readonly string[];
  readonly paths: readonly string[];
  /** So much of each file is kept. */
  readonly maxBytes: number;
  /** So long may the helper stand still at one file. */
  readonly deadlineMs: number;
  readonly onFile: (index: number, file: FileAnswer) => void;
  readonly onEnd: (end: BatchEnd) => void;
};

/**
 * GNU grep reads each file and prints each NUL-ended record with the file's path before it; a text without NULs is
 * one record. It is small, it is everywhere, and unlike a read of our own it can be killed while it hangs.
 * It stops after more records than are ever kept.
 *
 * The first way is tried first: by it the kernel kills grep when we die, even by SIGKILL (setpriv of util-linux ≥
 * 2.33).
 */
export function helperCommands(maxBytes: number): readonly (readonly string[])[] {
  const grep = [
    'grep',
    '-azH',
    '--line-buffered',
    `--max-count=${maxBytes + 1}`,
    '--regexp=',
    '--',
  ];
  return endingWithUs(grep);
}

/** The ways to start a helper, the best one first: without setpriv it may outlive us where it hangs. */
export function endingWithUs(command: readonly string[]): readonly (readonly string[])[] {
  return [['setpriv', '--pdeathsig', 'KILL', '--', ...command], command];
}

/** What it is started in: its messages are in English, and it holds no directory. */
export function helperSurroundings() {
  return { cwd: '/', env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '/usr/bin:/bin' } };
}

/** Starts a helper. `onEnd` comes exactly once. */
export function startBatch(options: BatchOptions): HelperBatch {
  const [program = '', ...args] = options.command;
  const child = spawn(program, [...args, ...options.paths], {
    ...helperSurroundings(),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const run: Run = { child, options, chunks: 0, stderr: '', isOver: false };
  // Without a free descriptor there are no pipes, whatever the types say.
  child.stdout?.on('data', (chunk: Buffer) => takeOutput(run, chunk));
  child.stderr?.on('data', (chunk: Buffer) => takeError(run, chunk));
  child.once('error', (error) => end(run, { kind: 'failed', errno: errnoOf(error) }));
  child.once('close', () => end(run, run.hang ?? { kind: 'done' }));
  run.stopWatch = watchForHang({
    paths: options.paths,
    deadlineMs: options.deadlineMs,
    pid: () => child.pid,
    progress: () => run.chunks,
    onHang: (index) => giveUp(run, index),
  });
  return { abandon: () => abandon(run) };
}

type Run = {
  readonly child: ChildProcessByStdio<null, Readable, Readable>;
  readonly options: BatchOptions;
  stream?: ReturnType<typeof recordStream>;
  chunks: number;
  stderr: string;
  hang?: { readonly kind: 'hung'; readonly hungIndex?: number };
  stopWatch?: () => void;
  isOver: boolean;
};

/** So much of its complaints is kept. */
const STDERR_CHARACTERS = 64 * 1024;

function takeOutput(run: Run, chunk: Buffer): void {
  run.chunks += 1;
  run.stream ??= recordStream(run.options.paths, run.options.maxBytes, run.options.onFile);
  pushChunk(run.stream, chunk);
}

function takeError(run: Run, chunk: Buffer): void {
  run.chunks += 1;
  if (run.stderr.length < STDERR_CHARACTERS) run.stderr += chunk.toString('latin1');
}

function end(run: Run, how: Omit<BatchEnd, 'stderr'>): void {
  if (run.isOver) return;
  run.isOver = true;
  run.stopWatch?.();
  if (run.stream !== undefined) endStream(run.stream);
  run.options.onEnd({ ...how, stderr: run.stderr });
}

function giveUp(run: Run, hungIndex: number | undefined): void {
  run.hang = { kind: 'hung', ...(hungIndex === undefined ? {} : { hungIndex }) };
  run.child.kill('SIGKILL');
}

function abandon(run: Run): void {
  run.stopWatch?.();
  run.child.kill('SIGKILL');
  run.child.stdout?.destroy();
  run.child.stderr?.destroy();
  run.child.unref();
}

function errnoOf(error: Error): string {
  return 'code' in error ? String(error.code) : 'unknown';
}
