import { answerOf, type CmdlineAnswer, silentAnswers } from './cmdline-answer.js';
import {
  type BatchEnd,
  type CmdlineBatch,
  GREP,
  GREP_THAT_DIES_WITH_US,
  startBatch,
} from './cmdline-batch.js';

export type CmdlineFile = { readonly cmdlinePath: string };

/**
 * Reads cmdline files, which may block for ever (the victim hangs in a page fault, a FIFO in a
 * captured tree): never in this process, one helper at a time, killed where it hangs.
 */
export type CmdlineReader<T extends CmdlineFile> = {
  readonly onAnswer: (file: T, answer: CmdlineAnswer) => void;
  readonly deadlineMs: number;
  /** Tried in this order, until one can be run. */
  commands: readonly (readonly string[])[];
  queue: T[];
  /** Read one by one, as one of them hangs and it could not be seen which. */
  suspects: T[];
  batch?: CmdlineBatch;
  isClosed: boolean;
  waiters: (() => void)[];
};

/** onAnswer is called once for each file asked for, unless no helper can be run. */
export function cmdlineReader<T extends CmdlineFile>(
  onAnswer: CmdlineReader<T>['onAnswer'],
  deadlineMs = 250,
  commands: CmdlineReader<T>['commands'] = [GREP_THAT_DIES_WITH_US, GREP],
): CmdlineReader<T> {
  const queues = { queue: [], suspects: [], waiters: [] };
  return { onAnswer, deadlineMs, commands, ...queues, isClosed: false };
}

/** Returns at once; the answers come later. */
export function askCmdlines<T extends CmdlineFile>(
  reader: CmdlineReader<T>,
  files: readonly T[],
): void {
  for (const file of files) reader.queue.push(file);
  startNext(reader);
}

/** Whether there is a helper on this machine; if not, asking is in vain. */
export function canReadCmdlines<T extends CmdlineFile>(reader: CmdlineReader<T>): boolean {
  return reader.commands.length > 0;
}

/** Resolves when nothing is left to be answered, or after `deadlineMs`. */
export async function cmdlinesSettled<T extends CmdlineFile>(
  reader: CmdlineReader<T>,
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
export function closeCmdlineReader<T extends CmdlineFile>(reader: CmdlineReader<T>): void {
  reader.isClosed = true;
  reader.batch?.abandon();
  delete reader.batch;
  tellIdle(reader);
}

/**
 * So many characters of paths, whose bytes are four times as many at most, are short enough for any limit on
 * arguments. Starting a helper costs up to 20 ms beside ten thousand processes: it reads many files.
 */
const BATCH_CHARACTERS = 32 * 1024;
const BATCH_FILES = 2000;

function isIdle<T extends CmdlineFile>(reader: CmdlineReader<T>): boolean {
  const isEmpty = reader.queue.length + reader.suspects.length === 0;
  return reader.isClosed || reader.commands.length === 0 || (isEmpty && !reader.batch);
}

function tellIdle<T extends CmdlineFile>(reader: CmdlineReader<T>): void {
  if (!isIdle(reader)) return;
  for (const tell of reader.waiters.splice(0)) tell();
}

function startNext<T extends CmdlineFile>(reader: CmdlineReader<T>): void {
  const [command] = reader.commands;
  const isReady = !reader.batch && !reader.isClosed;
  const files = isReady && command !== undefined ? nextFiles(reader) : [];
  if (command === undefined || files.length === 0) {
    tellIdle(reader);
    return;
  }
  const answered = new Set<number>();
  reader.batch = startBatch({
    command,
    paths: files.map((file) => file.cmdlinePath),
    deadlineMs: reader.deadlineMs,
    onFile: (index, bytes) => {
      answered.add(index);
      answer(reader, files[index], answerOf(bytes));
    },
    onEnd: (end) => endBatch(reader, files, answered, end),
  });
}

function nextFiles<T extends CmdlineFile>(reader: CmdlineReader<T>): readonly T[] {
  const suspect = reader.suspects.splice(0, 1);
  return suspect.length > 0 ? suspect : reader.queue.splice(0, batchLength(reader.queue));
}

/** At least one, however long its path. */
function batchLength(queue: readonly CmdlineFile[]): number {
  let room = BATCH_CHARACTERS;
  for (const [index, { cmdlinePath }] of queue.slice(0, BATCH_FILES).entries()) {
    room -= cmdlinePath.length;
    if (room < 0) return Math.max(1, index);
  }
  return BATCH_FILES;
}

function answer<T extends CmdlineFile>(
  reader: CmdlineReader<T>,
  file: T | undefined,
  what: CmdlineAnswer,
): void {
  if (file !== undefined && !reader.isClosed) reader.onAnswer(file, what);
}

function endBatch<T extends CmdlineFile>(
  reader: CmdlineReader<T>,
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
    else if (index < doneCount) answer(reader, file, silentAnswer(file.cmdlinePath));
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
function refusesToRun<T extends CmdlineFile>(reader: CmdlineReader<T>, end: BatchEnd): boolean {
  if (end.kind !== 'done') return false;
  const name = reader.commands[0]?.[0] ?? '';
  const isUsage = /^(?:grep|BusyBox).*(?:option|usage|multi-call)/im.test(end.stderr);
  return isUsage || (name !== 'grep' && end.stderr.startsWith(`${name}: `));
}

function retryWithout<T extends CmdlineFile>(
  reader: CmdlineReader<T>,
  files: readonly T[],
  end: BatchEnd,
): void {
  reader.queue.unshift(...files);
  // No descriptor or no process free just now: with the next question.
  if (SHORTAGES.has(end.errno ?? '')) return;
  reader.commands = reader.commands.slice(1);
  startNext(reader);
}

const SHORTAGES: ReadonlySet<string> = new Set(['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM']);
