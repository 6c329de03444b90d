import { constants } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { open } from 'node:fs/promises';
import { UnusableSource } from '../unusable-source.js';
import { systemReason } from './new-file.js';

/** Opens a file that holds something; a pipe, a device or a directory is refused, and never waited for. */
export async function openRegularFile(
  path: string,
): Promise<{ handle: FileHandle; sizeBytes: number }> {
  const { O_NOCTTY, O_NONBLOCK, O_RDONLY } = constants;
  const handle = await open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY).catch((error: unknown) => {
    throw new UnusableSource(`cannot read ${path}: ${systemReason(error)}`);
  });
  const status = await handle.stat();
  const refusal = status.isFile() ? emptiness(status.size) : kindOf(status);
  if (refusal === undefined) return { handle, sizeBytes: status.size };
  await handle.close();
  throw new UnusableSource(`${path}: expected a recording, got ${refusal}`);
}

function emptiness(sizeBytes: number): string | undefined {
  return sizeBytes === 0 ? 'an empty file' : undefined;
}

function kindOf(status: { isDirectory(): boolean; isFIFO(): boolean }): string {
  if (status.isDirectory()) return 'a directory';
  return status.isFIFO() ? 'a pipe' : 'a device';
}
