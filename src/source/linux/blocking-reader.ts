import { type FileAnswer, silentAnswers } from './file-answer.js';
import {
  type BatchEnd,
  type BatchOptions,
  type HelperBatch,
  helperCommands,
  startBatch,
} from './helper-batch.js';
import { endResident, freeResident, newResidents, type Residents } from './residents.js';

/**
 * Reads files that may block for ever (cmdline, environ, smaps_rollup of one who hangs in a page fault, a FIFO in
 * a captured tree): never in this process, one helper at a time, killed where it hangs.
 */
export type BlockingReader<T> = {
  readonly pathOf: (file: T) => string;
  readonly onAnswer: (file: T, answer: FileAnswer) => void;
  /** So much of each file is kept. */
  readonly maxBytes: number;
  readonly deadlineMs: number;
  /** Tried in this order, until one can be run. */
  commands: readonly (readonly string[])[];
  /** For small batches that come again and again. */
  readonly isResident: boolean;
  readonly residents: Residents;
  queue: T[];
  /** Read one by one, as one of them hangs and it could not be seen which. */
  suspects: T[];
  batch?: HelperBatch;
  isClosed: boolean;
  waiters: (() => void)[];
};

/** onAnswer is called once for each file asked for, unless no helper can be run. */
export function blockingReader<T>(
  options: Pick<BlockingReader<T>, 'pathOf' | 'onAnswer' | 'maxBytes'> &
    Partial<Pick<BlockingReader<T>, 'deadlineMs' | 'commands' | 'isResident'>>,
): BlockingReader<T> {
  return {
    deadlineMs: 250,
    commands: helperCommands(options.maxBytes),
    isResident: false,
    ...options,
    residents: newResidents(options.maxBytes),
    queue: [],
    suspects: [],
    isClosed: false,
    waiters: [],
  };
}

/** Returns at once; the answers come later. */
export function askFiles<T>(reader: BlockingReader<T>, files: readonly T[]): void {
  for (const file of files) reader.queue.push(file);
  startNext(reader);
}

/** Whether there is a helper on this machine; if not, asking is in vain. */
export function hasHelper<T>(reader: BlockingReader<T>): boolean {
  return reader.commands.length > 0;
}

/** Resolves when nothing is left to be answered, or after `deadlineMs`. */
export async function filesSettled<T>(
  reader: BlockingReader<T>,
  deadlineMs: number,
): Promise<void> {
  if (isIdle(reader)) return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, deadlineMs);
    reader.waiters.push(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Ends the helper; nothing is answered any more. */
export function closeBlockingReader<T>(reader: BlockingReader<T>): void {
  reader.isClosed = true;
  reader.batch?.abandon();
  endResident(reader.residents);
  delete reader.batch;
  tellIdle(reader);
}

/**
 * So many characters of paths, whose bytes are four times as many at most, are short enough for any limit on
 * arguments. Starting a helper costs up to 20 ms beside ten thousand processes: it reads many files.
 */
const BATCH_CHARACTERS = 32 * 1024;
const BATCH_FILES = 2000;

function isIdle<T>(reader: BlockingReader<T>): boolean {
  const isEmpty = reader.queue.length + reader.suspects.length === 0;
  return reader.isClosed || reader.commands.length === 0 || (isEmpty && !reader.batch);
}

function tellIdle<T>(reader: BlockingReader<T>): void {
  if (!isIdle(reader)) return;
  for (const tell of reader.waiters.splice(0)) tell();
}

function startNext<T>(reader: BlockingReader<T>): void {
  const [command] = reader.commands;
  const isReady = !reader.batch && !reader.isClosed;
  const files = isReady && command !== undefined ? nextFiles(reader) : [];
  if (command === undefined || files.length === 0) {
    tellIdle(reader);
    return;
  }
  const answered = new Set<number>();
  const options: Omit<BatchOptions, 'command'> = {
    paths: files.map(reader.pathOf),
    maxBytes: reader.maxBytes,
    deadlineMs: reader.deadlineMs,
    onFile: (index, bytes) => {
      answered.add(index);
      answer(reader, files[index], bytes);
    },
    onEnd: (end) => endBatch(reader, files, answered, end),
  };
  const { commands, isResident, residents } = reader;
  const resident = isResident ? freeResident(residents, commands.length) : undefined;
  reader.batch = resident ? resident.startBatch(options) : startBatch({ ...options, command });
}

function nextFiles<T>(reader: BlockingReader<T>): readonly T[] {
  const suspect = reader.suspects.splice(0, 1);
  return suspect.length > 0 ? suspect : reader.queue.splice(0, batchLength(reader));
}

/** At least one, however long its path. */
function batchLength<T>({ queue, pathOf }: BlockingReader<T>): number {
  let room = BATCH_CHARACTERS;
  for (const [index, file] of queue.slice(0, BATCH_FILES).entries()) {
    room -= pathOf(file).length;
    if (room < 0) return Math.max(1, index);
  }
  return BATCH_FILES;
}

function answer<T>(reader: BlockingReader<T>, file: T | undefined, what: FileAnswer): void {
  if (file !== undefined && !reader.isClosed) reader.onAnswer(file, what);
}

function endBatch<T>(
  reader: BlockingReader<T>,
  files: readonly T[],
  answered: ReadonlySet<number>,
  end: BatchEnd,
): void {
  delete reader.batch;
  if (end.kind === 'failed' || refusesToRun(reader, end)) {
    retryWithout(reader, files, end);
    return;
  }
  const { hungIndex, doneCount } = extent(files, answered, end);
  const silentAnswer = silentAnswers(end.stderr);
  for (const [index, file] of files.entries()) {
    if (answered.has(index) && index !== hungIndex) continue;
    if (index === hungIndex) answer(reader, file, { unread: 'slowRead' });
    else if (index < doneCount) answer(reader, file, silentAnswer(reader.pathOf(file)));
    else if (hungIndex === undefined) reader.suspects.push(file);
    else reader.queue.push(file);
  }
  startNext(reader);
}

/** Up to where the files were read, and which one hung. */
function extent<T>(files: readonly T[], answered: ReadonlySet<number>, end: BatchEnd) {
  if (end.kind === 'done') return { hungIndex: undefined, doneCount: files.length };
  const hungIndex = end.hungIndex ?? (files.length === 1 ? 0 : undefined);
  return { hungIndex, doneCount: hungIndex ?? Math.max(-1, ...answered) + 1 };
}

/** setpriv without --pdeathsig, or without a grep to run; a grep that is not GNU's. */
function refusesToRun<T>(reader: BlockingReader<T>, end: BatchEnd): boolean {
  if (end.kind !== 'done') return false;
  const name = reader.commands[0]?.[0] ?? '';
  const isUsage = /^(?:grep|BusyBox).*(?:option|usage|multi-call)/im.test(end.stderr);
  return isUsage || (name !== 'grep' && end.stderr.startsWith(`${name}: `));
}

function retryWithout<T>(reader: BlockingReader<T>, files: readonly T[], end: BatchEnd): void {
  reader.queue.unshift(...files);
  // No descriptor or no process free just now: with the next question.
  if (SHORTAGES.has(end.errno ?? '')) return;
  reader.commands = reader.commands.slice(1);
  startNext(reader);
}

const SHORTAGES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM']);
