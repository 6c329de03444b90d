import { stat } from 'node:fs/promises';
import { UnusableSource } from '../unusable-source.js';
import { type ByteSource, fileBytes } from './byte-source.js';
import { type ChunkShelf, newShelf } from './chunk-shelf.js';
import { directoryRecording } from './directory-recording.js';
import { gzipRecording } from './gzip-recording.js';
import { linesRecording } from './lines-recording.js';
import { isGzip, sniffBytes, whyNoFrame } from './not-a-recording.js';
import type { Recording } from './recording.js';
import { openRegularFile } from './regular-file.js';

export type { Recording, RecordingChunk } from './recording.js';

/** A file of gzip members or of plain lines, or a directory of such files. Rejects with UnusableSource. */
export async function openRecording(path: string): Promise<Recording> {
  const status = await stat(path).catch(() => undefined);
  const shelf = newShelf();
  const open = (file: string) => openFile(file, shelf);
  return status?.isDirectory() ? directoryRecording(path, open) : open(path);
}

/** A recording in whatever holds its bytes; these are closed with it, and where it is refused. */
export async function openRecordingOf(
  path: string,
  bytes: ByteSource,
  shelf: ChunkShelf = newShelf(),
): Promise<Recording> {
  try {
    const start = await bytes.read(0, sniffBytes);
    const ofLines = isGzip(start) ? undefined : await linesRecording(path, bytes);
    // Members may follow a damaged beginning, too.
    const recording = ofLines ?? (await gzipRecording(path, bytes, shelf));
    if (!recording) throw new UnusableSource(whyNoFrame(path, start));
    return recording;
  } catch (error) {
    await bytes.close();
    throw error;
  }
}

async function openFile(path: string, shelf: ChunkShelf): Promise<Recording> {
  const { handle, sizeBytes } = await openRegularFile(path);
  return openRecordingOf(path, fileBytes(handle, sizeBytes), shelf);
}
