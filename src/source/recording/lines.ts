import type { ByteSource } from './byte-source.js';

export type FileLine = {
  /** From 1. */
  readonly number: number;
  readonly offset: number;
  /** Without its newline. Valid until the next line is asked for. */
  readonly bytes: Buffer;
  readonly isTerminated: boolean;
};

/** Thrown by the walk; the reader says of which file. */
export class OverlongLine extends Error {}

const blockBytes = 1024 * 1024;

/** The lines, empty ones left out. */
export async function* fileLines(
  source: ByteSource,
  maxLineBytes: number,
): AsyncGenerator<FileLine> {
  let pending: Buffer[] = [];
  let number = 1;
  let offset = 0;
  for await (const block of blocks(source)) {
    let start = 0;
    for (let end = block.indexOf(0x0a); end >= 0; end = block.indexOf(0x0a, start)) {
      const bytes = joined(pending, block.subarray(start, end));
      if (bytes.length > 0) yield { number, offset, bytes, isTerminated: true };
      pending = [];
      const blanks = newlinesFrom(block, end);
      offset += bytes.length + blanks;
      number += blanks;
      start = end + blanks;
    }
    if (start < block.length) pending.push(block.subarray(start));
    if (pending.length * blockBytes > maxLineBytes + blockBytes) {
      throw new OverlongLine(
        `line ${number}, byte ${offset}: is longer than ${maxLineBytes} bytes`,
      );
    }
  }
  const bytes = joined(pending, Buffer.alloc(0));
  if (bytes.length > 0) yield { number, offset, bytes, isTerminated: false };
}

/** Each in a buffer of its own: a long line is kept as the blocks that it spans. */
async function* blocks({ sizeBytes, read }: ByteSource): AsyncGenerator<Buffer> {
  let offset = 0;
  while (offset < sizeBytes) {
    const block = await read(offset, blockBytes);
    if (block.length === 0) return;
    yield block;
    offset += block.length;
  }
}

function joined(pending: readonly Buffer[], end: Buffer): Buffer {
  return pending.length === 0 ? end : Buffer.concat([...pending, end]);
}

/** How many newlines stand together, the first at `start`. */
function newlinesFrom(block: Buffer, start: number): number {
  let end = start;
  while (block[end] === 0x0a) end++;
  return end - start;
}
