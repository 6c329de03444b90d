import { constants, lstatSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { systemReason } from '../../source/recording/new-file.js';
import { CannotDo } from '../failure.js';
import { print } from '../standard-output.js';

/** Where a command writes what it makes. */
export type Output = {
  /** False when nobody reads any more: that ends a program quietly. */
  readonly write: (text: string) => Promise<boolean>;
  readonly close: () => Promise<void>;
};

/** A new file, which only its owner may read; stdout without a path. */
export async function openOutput(path: string | undefined): Promise<Output> {
  if (path === undefined) return { write: print, close: async () => {} };
  const handle = await createdExclusively(path);
  return {
    write: async (text) => {
      await handle.writeFile(text).catch((error: unknown) => {
        throw new CannotDo(`cannot write to ${path}, it is not whole: ${systemReason(error)}`);
      });
      return true;
    },
    close: () => handle.close(),
  };
}

/** Never over another file, never through a symbolic link. */
async function createdExclusively(path: string): Promise<FileHandle> {
  const { O_CREAT, O_EXCL, O_NOFOLLOW, O_WRONLY } = constants;
  try {
    return await open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  } catch (error) {
    const isThere = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
    const reason = isThere ? 'it exists, and no file is overwritten' : systemReason(error);
    throw new CannotDo(`cannot write to ${path}: ${reason}`);
  }
}
