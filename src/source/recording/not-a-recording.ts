import type { FileHandle } from 'node:fs/promises';
import { UnusableSource } from '../unusable-source.js';
import { formatName, formatVersion } from './format.js';
import { newerVersion } from './frame-index.js';

const sniffBytes = 256;

/** Enough of a file to say what it is. */
export async function firstBytes(handle: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(sniffBytes), 0, sniffBytes, 0);
  return buffer.subarray(0, bytesRead);
}

/** The gzip form of the format is for later. */
export function refuseCompressed(path: string, start: Buffer): void {
  if (start[0] !== 0x1f || start[1] !== 0x8b) return;
  throw new UnusableSource(
    `${path}: expected a plain recording, got gzip: compressed recordings are read from a later version on`,
  );
}

/** Why a file in which no whole frame was found cannot be played. */
export function whyNoFrame(path: string, start: Buffer): string {
  const ours = `{"kind":"header","format":"${formatName}"`;
  const text = start.toString('latin1');
  if (!text.startsWith(ours)) {
    return `${path}: expected a recording, whose first line begins ${ours}, got something else`;
  }
  // A later version may seal its lines in another way: its number is all that can be relied on.
  const version = Number(/^,"version":(\d{1,9})/.exec(text.slice(ours.length))?.[1]);
  return version > formatVersion
    ? newerVersion(path, version)
    : `${path}: expected a recording, got one without a whole frame`;
}
