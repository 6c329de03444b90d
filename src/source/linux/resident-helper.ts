import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { watchForHang } from './hang-watch.js';
import type { BatchEnd, BatchOptions, HelperBatch } from './helper-batch.js';
import { STDERR_CHARACTERS } from './helper-batch.js';
import { endStream, pushChunk, recordStream } from './record-stream.js';

/**
 * A shell that stays, and starts the helper for each batch: a fork of Node costs 3 ms and more of CPU time, one of the
 * shell a tenth. For those who ask for a few files again and again.
 */
export type ResidentHelper = {
  /** Not while it is at work, not where a path means something to a shell, and not where it could not stay. */
  readonly canTake: (paths: readonly string[]) => boolean;
  readonly startBatch: (options: Omit<BatchOptions, 'command'>) => HelperBatch;
  readonly end: () => void;
};

/** A shell reads byte by byte: more files are for a helper of their own. */
const MOST_FILES = 200;
const PLAIN_PATH = /^[\w./-]+$/;

/**
 * Says who reads (apart from what is read, which may come first), and when all is read. USR1 ends a helper that hangs; TERM, which the kernel sends when we die, takes
 * it along.
 */
const SCRIPT = `set -f
child= killed=
trap 'killed=1; [ -z "$child" ] || kill -9 "$child"' USR1
trap '[ -z "$child" ] || kill -9 "$child"; exit 0' TERM
while IFS= read -r files; do
  killed=
  "$@" $files 3>&- &
  child=$!
  echo "$child" >&3
  wait "$child"
  [ -z "$killed" ] || wait "$child"
  child=
  printf '\\0end\\0'
  echo end >&2
done`;

/** The bytes with which a batch ends: what grep prints of a file has the path before it, so nothing forges them. */
const END = Buffer.from('\0end\0');
const ERROR_END = /(?:^|\n)end\n$/;

/** The same with a shell before it: as `setpriv … -- grep …` or `grep …`. */
export function residentCommand(command: readonly string[]): readonly string[] {
  const at = command.indexOf('--') + 1;
  const isHeld = command[0] === 'setpriv';
  const shell = ['sh', '-c', SCRIPT, 'sh', ...(isHeld ? command.slice(at) : command)];
  return isHeld ? ['setpriv', '--pdeathsig', 'TERM', '--', ...shell] : shell;
}

type State = {
  child: ChildProcessByStdio<Writable, Readable, Readable> | undefined;
  batch: Batch | undefined;
  isBroken: boolean;
};

type Batch = {
  readonly options: Omit<BatchOptions, 'command'>;
  readonly stream: ReturnType<typeof recordStream>;
  /** Lines: who reads, and maybe who read before, as this comes by a way of its own. */
  pidText: string;
  tail: Buffer;
  chunks: number;
  stderr: string;
  isOutputOver: boolean;
  hang: { readonly kind: 'hung'; readonly hungIndex?: number } | undefined;
  stopWatch: () => void;
};

/** It starts with its first batch. */
export function residentHelper(command: readonly string[]): ResidentHelper {
  const state: State = { child: undefined, batch: undefined, isBroken: false };
  return {
    canTake: (paths) =>
      !state.isBroken &&
      !state.batch &&
      paths.length <= MOST_FILES &&
      paths.every((path) => PLAIN_PATH.test(path)),
    startBatch: (options) => {
      state.child ??= started(state, command);
      state.batch = newBatch(state, options);
      state.child.stdin?.write(`${options.paths.join(' ')}\n`);
      return { abandon: () => leave(state) };
    },
    end: () => leave(state),
  };
}

function started(state: State, [program = '', ...args]: readonly string[]) {
  const child = spawn(program, args, {
    cwd: '/',
    env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '/usr/bin:/bin' },
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  // Without a free descriptor there are no pipes, whatever the types say.
  child.stdin?.on('error', () => breakDown(state));
  child.stdout?.on('data', (chunk: Buffer) => takeOutput(state, chunk));
  child.stderr?.on('data', (chunk: Buffer) => takeError(state, chunk));
  child.stdio?.[3]?.on('data', (chunk: Buffer) => {
    if (state.batch) state.batch.pidText += chunk.toString('latin1');
  });
  child.once('error', () => breakDown(state));
  child.once('close', () => breakDown(state));
  // It is no reason to stay.
  child.unref();
  for (const pipe of child.stdio) unref(pipe);
  return child;
}

function newBatch(state: State, options: Batch['options']): Batch {
  const { paths, maxBytes, deadlineMs, onFile } = options;
  const batch: Batch = {
    options,
    stream: recordStream(paths, maxBytes, onFile),
    pidText: '',
    tail: Buffer.alloc(0),
    chunks: 0,
    stderr: '',
    isOutputOver: false,
    hang: undefined,
    stopWatch: () => {},
  };
  batch.stopWatch = watchForHang({
    paths,
    deadlineMs,
    pid: () => lastPid(batch.pidText),
    progress: () => batch.chunks,
    onHang: (index) => {
      batch.hang = { kind: 'hung', ...(index === undefined ? {} : { hungIndex: index }) };
      state.child?.kill('SIGUSR1');
    },
  });
  return batch;
}

function takeOutput(state: State, chunk: Buffer): void {
  const { batch } = state;
  if (!batch) return;
  batch.chunks += 1;
  batch.tail = Buffer.concat([batch.tail, chunk.subarray(-END.length)]).subarray(-END.length);
  batch.isOutputOver = batch.tail.equals(END);
  pushChunk(batch.stream, chunk);
  endIfOver(state, batch);
}

function lastPid(text: string): number | undefined {
  const [, pid] = /(\d+)\n$/.exec(text) ?? [];
  return pid === undefined ? undefined : Number(pid);
}

function takeError(state: State, chunk: Buffer): void {
  const { batch } = state;
  if (!batch) return;
  batch.chunks += 1;
  const text = batch.stderr + chunk.toString('latin1');
  // Its end must be seen, however much it complains.
  batch.stderr = text.slice(0, STDERR_CHARACTERS) + text.slice(STDERR_CHARACTERS).slice(-5);
  endIfOver(state, batch);
}

function endIfOver(state: State, batch: Batch): void {
  if (!batch.isOutputOver || !ERROR_END.test(batch.stderr)) return;
  finish(state, batch, batch.hang ?? { kind: 'done' });
}

function finish(state: State, batch: Batch, how: Omit<BatchEnd, 'stderr'>): void {
  state.batch = undefined;
  batch.stopWatch();
  endStream(batch.stream);
  batch.options.onEnd({ ...how, stderr: batch.stderr.replace(ERROR_END, '\n') });
}

/** What it was asked is asked again, of a helper that does not stay. */
function breakDown(state: State): void {
  state.isBroken = true;
  if (state.batch) finish(state, state.batch, { kind: 'failed', errno: 'EAGAIN' });
}

function leave(state: State): void {
  state.isBroken = true;
  state.batch?.stopWatch();
  state.batch = undefined;
  const { child } = state;
  state.child = undefined;
  if (!child) return;
  child.kill('SIGTERM');
  for (const pipe of child.stdio) pipe?.destroy();
}

function unref(pipe: unknown): void {
  (pipe as { unref?: () => void } | null)?.unref?.();
}
