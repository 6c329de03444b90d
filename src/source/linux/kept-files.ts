import { closeSync, openSync } from 'node:fs';
import { type ReadFailure, readFailureOf } from './read-failure.js';
import { OPEN_FLAGS, readFrom, type SmallFiles } from './small-files.js';

/**
 * The few files of the whole machine that are read with each sample: they stay open, which takes half the time of
 * opening them. Only for a mounted proc, which tells at each read from 0 what is now.
 */
export type KeptFiles = {
  /** The bytes are good until the next call. */
  readonly read: SmallFiles;
  readonly close: () => void;
};

export function keptFiles(maxBytes = 1024 * 1024): KeptFiles {
  const buffer = Buffer.allocUnsafe(maxBytes);
  const descriptors = new Map<string, number>();
  return {
    read: (path) => readKept(descriptors, buffer, path),
    close: () => {
      for (const fd of descriptors.values()) closeSync(fd);
      descriptors.clear();
    },
  };
}

function readKept(
  descriptors: Map<string, number>,
  buffer: Buffer,
  path: string,
): Buffer | ReadFailure {
  try {
    const fd = descriptors.get(path) ?? openSync(path, OPEN_FLAGS);
    descriptors.set(path, fd);
    return buffer.subarray(0, readFrom(fd, buffer));
  } catch (error) {
    const fd = descriptors.get(path);
    if (fd !== undefined) closeSync(fd);
    descriptors.delete(path);
    return readFailureOf(error);
  }
}
