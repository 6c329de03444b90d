import { closeSync, constants, openSync, readSync } from 'node:fs';
import { type ReadFailure, readFailureOf } from './read-failure.js';

/**
 * Reads whole small files. The bytes are good until the next call: all reads share one buffer. What the kernel prints
 * in one piece, as a process's status, is there with the first read: `isOnePiece` saves the one that finds its end.
 */
export type SmallFiles = (path: string, isOnePiece?: boolean) => Buffer | ReadFailure;

/** A reader of small files that never waits: a FIFO in the place of a file gives no bytes. */
export function smallFiles(maxBytes = 1024 * 1024): SmallFiles {
  const buffer = Buffer.allocUnsafe(maxBytes);
  return (path, isOnePiece = false) => {
    let fd: number | undefined;
    try {
      fd = openSync(path, OPEN_FLAGS);
      const length = isOnePiece ? readSync(fd, buffer) : readToEnd(fd, buffer);
      return buffer.subarray(0, length);
    } catch (error) {
      return readFailureOf(error);
    } finally {
      if (fd !== undefined) closeSync(fd);
    }
  };
}

export const OPEN_FLAGS = constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOCTTY;

/** The text of a file that is ASCII, as most of /proc is. */
export function asciiOf(bytes: Buffer | ReadFailure): string | undefined {
  return typeof bytes === 'string' ? undefined : bytes.toString('latin1');
}

/** From the beginning, wherever it was read before. */
export function readFrom(fd: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(fd, buffer, length, buffer.length - length, length);
    if (count === 0) break;
    length += count;
  }
  return length;
}

function readToEnd(fd: number, buffer: Buffer): number {
  let length = 0;
  while (length < buffer.length) {
    const count = readSync(fd, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return length;
}
