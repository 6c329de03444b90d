import type { ProcessDetails, Unread } from '../../sample/process-details.js';
import { backoffMs } from './backoff.js';
import { askFiles, type BlockingReader, hasHelper } from './blocking-reader.js';
import { parseEnviron } from './details/environ.js';
import { readingOf } from './details/reading.js';
import { parseSmapsRollup } from './details/smaps-rollup.js';
import type { FileAnswer } from './file-answer.js';
import { monotonicMs } from './slices.js';

/** A file that may block, of one process: only a helper reads it. */
export type BlockingPart = {
  readonly path: string;
  /** Takes what the helper found; when to ask again after no answer, doubled each time. */
  readonly take: (answer: FileAnswer, firstBackoffMs: number) => void;
  isAsked: boolean;
  dueAtMs: number;
  /** How often in a row it did not answer. */
  slowReads: number;
};

export type BlockingParts = {
  readonly memory: BlockingPart;
  readonly environment: BlockingPart;
  /** What was answered last. */
  readonly readings: Pick<ProcessDetails, 'memory' | 'environment'>;
};

export function blockingParts(directory: string): BlockingParts {
  const readings: { -readonly [K in keyof BlockingParts['readings']]: ProcessDetails[K] } = {};
  return {
    readings,
    memory: blockingPart(`${directory}/smaps_rollup`, (answer) => {
      readings.memory = memoryOf(answer);
    }),
    environment: blockingPart(`${directory}/environ`, (answer) => {
      readings.environment = environmentOf(answer);
    }),
  };
}

/** Asks for those that are due; what is answered joins a later sample. */
export function askParts(
  reader: BlockingReader<BlockingPart>,
  parts: readonly BlockingPart[],
): void {
  if (!hasHelper(reader)) return;
  const nowMs = monotonicMs();
  // One at a time of those that hung before: the others would wait behind them.
  let isRetrying = parts.some(({ isAsked, slowReads }) => isAsked && slowReads > 0);
  const due = parts.filter((part) => {
    if (part.isAsked || nowMs < part.dueAtMs || (part.slowReads > 0 && isRetrying)) return false;
    isRetrying ||= part.slowReads > 0;
    return true;
  });
  for (const part of due) part.isAsked = true;
  askFiles(reader, due);
}

const EVERY_MS = 3000;

function blockingPart(path: string, keep: (answer: FileAnswer) => void): BlockingPart {
  const part: BlockingPart = {
    path,
    isAsked: false,
    dueAtMs: 0,
    slowReads: 0,
    take: (answer, firstBackoffMs) => {
      const isSlow = 'unread' in answer && answer.unread === 'slowRead';
      part.isAsked = false;
      part.slowReads = isSlow ? part.slowReads + 1 : 0;
      const restMs = isSlow ? backoffMs(firstBackoffMs, part.slowReads) : EVERY_MS;
      part.dueAtMs = monotonicMs() + restMs;
      keep(answer);
    },
  };
  return part;
}

function memoryOf(answer: FileAnswer): NonNullable<ProcessDetails['memory']> {
  if ('unread' in answer) return { unread: reasonOf(answer.unread) };
  return readingOf(Buffer.from(answer.bytes), parseSmapsRollup);
}

function environmentOf(answer: FileAnswer): NonNullable<ProcessDetails['environment']> {
  if ('unread' in answer) return { unread: reasonOf(answer.unread) };
  const list = parseEnviron(answer.bytes);
  return { value: { list, ...(answer.isCut ? { isCut: true } : {}) } };
}

function reasonOf(unread: 'slowRead' | 'eacces' | 'vanished'): Unread {
  return unread === 'vanished' ? 'missing' : unread;
}
