import type { FileAnswer } from './file-answer.js';

/**
 * Takes answers apart, one for each file in their order: `LENGTH ERRNO\n` and so many bytes. Lengths come first, so
 * nothing that a process writes can be taken for another's.
 */
export type AnswerStream = {
  readonly maxBytes: number;
  readonly onFile: (index: number, answer: FileAnswer) => void;
  /** How many files are answered. */
  count: number;
  pending: Buffer;
};

export function answerStream(maxBytes: number, onFile: AnswerStream['onFile']): AnswerStream {
  return { maxBytes, onFile, count: 0, pending: Buffer.alloc(0) };
}

/** False where this is no answer. */
export function pushAnswers(stream: AnswerStream, chunk: Buffer): boolean {
  const bytes = stream.pending.length > 0 ? Buffer.concat([stream.pending, chunk]) : chunk;
  let at = 0;
  for (;;) {
    const line = bytes.indexOf(NEWLINE, at);
    if (line < 0) break;
    const [, length, errno] = /^(\d+) (\d+)$/.exec(bytes.toString('latin1', at, line)) ?? [];
    if (length === undefined) return false;
    const end = line + 1 + Number(length);
    if (end > bytes.length) break;
    stream.onFile(stream.count, answerOf(stream, bytes.subarray(line + 1, end), Number(errno)));
    stream.count += 1;
    at = end;
  }
  stream.pending = bytes.subarray(at);
  return stream.pending.length <= stream.maxBytes + LONGEST_HEAD;
}

const NEWLINE = 10;
/** Two numbers and a byte too many. */
const LONGEST_HEAD = 64;
const EPERM = 1;
const EACCES = 13;

function answerOf({ maxBytes }: AnswerStream, bytes: Buffer, errno: number): FileAnswer {
  if (bytes.length === 0 && errno !== 0) {
    return { unread: errno === EPERM || errno === EACCES ? 'eacces' : 'vanished' };
  }
  // A text without an end of its own is one record, too.
  const isOpen = bytes.length > 0 && bytes.length < maxBytes && bytes.at(-1) !== 0;
  const kept = Buffer.alloc(Math.min(maxBytes, bytes.length) + (isOpen ? 1 : 0));
  bytes.copy(kept);
  return { bytes: kept, isCut: bytes.length > maxBytes };
}
