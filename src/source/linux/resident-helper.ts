import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { type AnswerStream, answerStream, pushAnswers } from './answer-stream.js';
import { watchForHang } from './hang-watch.js';
import {
  type BatchEnd,
  type BatchOptions,
  endingWithUs,
  type HelperBatch,
  helperSurroundings,
} from './helper-batch.js';

/**
 * A helper that stays: a fork of Node costs 3 ms and more of CPU time, a question to one that is there a tenth. For
 * those who ask for a few files again and again.
 */
export type ResidentHelper = {
  /** Not while it is at work, and not where it could not stay. */
  readonly isFree: () => boolean;
  readonly startBatch: (options: ResidentBatch) => HelperBatch;
  readonly end: () => void;
};

type ResidentBatch = Omit<BatchOptions, 'command' | 'maxBytes'>;

/** Of each path that it is told it writes how many bytes follow, errno, and the bytes. */
const SCRIPT = `
my $most = shift;
binmode STDOUT;
$/ = "\\0";
while (defined(my $path = <STDIN>)) {
  chomp $path;
  my ($bytes, $errno) = ('', 0);
  if (open(my $file, '<:raw', $path)) {
    while (length $bytes < $most) {
      my $count = sysread($file, $bytes, $most - length $bytes, length $bytes);
      $errno = $! + 0 unless defined $count;
      last unless $count;
    }
  } else { $errno = $! + 0 }
  my $answer = length($bytes) . " $errno\\n$bytes";
  for (my $at = 0; $at < length $answer;) {
    $at += syswrite(STDOUT, $answer, length($answer) - $at, $at) or exit 1;
  }
}`;

/** As many as there are of helpers that do not stay. One byte more than is kept tells whether there is more. */
export function residentCommands(maxBytes: number): readonly (readonly string[])[] {
  return endingWithUs(['perl', '-e', SCRIPT, `${maxBytes + 1}`]);
}

type State = {
  readonly command: readonly string[];
  readonly maxBytes: number;
  child: ChildProcessByStdio<Writable, Readable, null> | undefined;
  batch: Batch | undefined;
  isBroken: boolean;
};

type Batch = {
  readonly options: ResidentBatch;
  readonly answers: AnswerStream;
  chunks: number;
  stopWatch: () => void;
};

/** It starts with its first batch. */
export function residentHelper(command: readonly string[], maxBytes: number): ResidentHelper {
  const state: State = {
    command,
    maxBytes,
    child: undefined,
    batch: undefined,
    isBroken: false,
  };
  return {
    isFree: () => !state.isBroken && !state.batch,
    startBatch: (options) => {
      state.child ??= started(state);
      state.batch = newBatch(state, options);
      state.child.stdin?.write(options.paths.map((path) => `${path}\0`).join(''));
      return { abandon: () => leave(state) };
    },
    end: () => leave(state),
  };
}

function started(state: State): NonNullable<State['child']> {
  const [program = '', ...args] = state.command;
  const child = spawn(program, args, {
    ...helperSurroundings(),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const breakDown = () => {
    if (state.child === child) fail(state);
  };
  // Without a free descriptor there are no pipes, whatever the types say.
  child.stdin?.on('error', breakDown);
  child.stdout?.on('data', (chunk: Buffer) => takeOutput(state, chunk));
  child.once('error', breakDown);
  child.once('close', breakDown);
  // It is no reason to stay.
  child.unref();
  unref(child.stdin);
  unref(child.stdout);
  return child;
}

function newBatch(state: State, options: ResidentBatch): Batch {
  const { paths, deadlineMs, onFile } = options;
  const batch: Batch = {
    options,
    answers: answerStream(state.maxBytes, onFile),
    chunks: 0,
    stopWatch: () => {},
  };
  batch.stopWatch = watchForHang({
    paths,
    deadlineMs,
    pid: () => state.child?.pid,
    progress: () => batch.chunks,
    onHang: () => {
      release(state)?.kill('SIGKILL');
      finish(state, { kind: 'hung', hungIndex: batch.answers.count });
    },
  });
  return batch;
}

function takeOutput(state: State, chunk: Buffer): void {
  const { batch } = state;
  if (!batch) return;
  batch.chunks += 1;
  if (!pushAnswers(batch.answers, chunk)) fail(state);
  else if (batch.answers.count >= batch.options.paths.length) finish(state, { kind: 'done' });
}

function finish(state: State, how: Omit<BatchEnd, 'stderr'>): void {
  const { batch } = state;
  state.batch = undefined;
  batch?.stopWatch();
  batch?.options.onEnd({ ...how, stderr: '' });
}

/** What it was asked is asked again, of a helper that does not stay. */
function fail(state: State): void {
  state.isBroken = true;
  release(state)?.kill('SIGKILL');
  if (state.batch) finish(state, { kind: 'failed', errno: 'EAGAIN' });
}

function leave(state: State): void {
  state.isBroken = true;
  state.batch?.stopWatch();
  state.batch = undefined;
  release(state)?.kill('SIGKILL');
}

/** The child, which is nothing to us any more. */
function release(state: State): State['child'] {
  const { child } = state;
  state.child = undefined;
  child?.stdin?.destroy();
  child?.stdout?.destroy();
  return child;
}

function unref(pipe: unknown): void {
  (pipe as { unref?: () => void } | null)?.unref?.();
}
