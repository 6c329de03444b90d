import { closeSync, constants, fsync, ftruncate, lstatSync, openSync, write } from 'node:fs';
import { promisify } from 'node:util';

/** A recording cannot be written. The message is one plain line. */
export class UnwritableRecording extends Error {}

/** The few things that a writer does to its file. */
export type NewFile = {
  /** Settles with the number of bytes that were taken, which may be fewer than given. */
  readonly write: (bytes: Uint8Array, position: number) => Promise<number>;
  readonly truncate: (lengthBytes: number) => Promise<void>;
  readonly sync: () => Promise<void>;
  readonly close: () => void;
};

const writeTo = promisify(write);
const truncateTo = promisify(ftruncate);
const syncOf = promisify(fsync);

/** Creates a file that only its owner may read: never over another file, never through a symbolic link. */
export function newFile(path: string): NewFile {
  const fd = createdExclusively(path);
  return {
    write: async (bytes, position) =>
      (await writeTo(fd, bytes, 0, bytes.length, position)).bytesWritten,
    truncate: (lengthBytes) => truncateTo(fd, lengthBytes),
    sync: () => syncOf(fd),
    close: () => closeSync(fd),
  };
}

/** What the system said, without the path and the call: "ENOSPC: no space left on device". */
export function systemReason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.message.split(', ')[0] ?? error.message;
}

function createdExclusively(path: string): number {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
  try {
    return openSync(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  } catch (error) {
    throw new UnwritableRecording(`cannot record to ${path}: ${refusal(path, error)}`);
  }
}

function refusal(path: string, error: unknown): string {
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') {
    return systemReason(error);
  }
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink
    ? 'a symbolic link is there, and a recording is never written through one'
    : 'it exists, and a recording never overwrites a file';
}
