/** What was kept of one file, NULs included. */
export type FileBytes = { readonly bytes: Uint8Array; readonly isCut: boolean };

/**
 * Takes `path:record NUL`, in the order of `paths`, apart again. A record holds no NUL and
 * its path is one of ours, so nothing that a process writes can be taken for another's.
 */
export type RecordStream = {
  readonly prefixes: readonly Buffer[];
  /** The record that is arriving, as far as it is kept. */
  readonly record: Buffer;
  recordLength: number;
  isRecordCut: boolean;
  /** The file that is arriving: its place in `paths`, and what is kept of it. */
  fileIndex: number | undefined;
  readonly kept: Buffer;
  keptLength: number;
  isKeptCut: boolean;
  readonly onFile: (index: number, file: FileBytes) => void;
};

/**
 * `onFile` is told of each file that answered, when the next one begins or the stream ends. At most `maxBytes` of
 * each are kept.
 */
export function recordStream(
  paths: readonly string[],
  maxBytes: number,
  onFile: RecordStream['onFile'],
): RecordStream {
  const prefixes = paths.map((path) => Buffer.from(`${path}:`));
  const longest = Math.max(0, ...prefixes.map((prefix) => prefix.length));
  return {
    prefixes,
    record: Buffer.alloc(longest + maxBytes),
    recordLength: 0,
    isRecordCut: false,
    fileIndex: undefined,
    kept: Buffer.alloc(maxBytes),
    keptLength: 0,
    isKeptCut: false,
    onFile,
  };
}

/** Memory stays bounded, however long a record is: what is too much is dropped as it comes. */
export function pushChunk(stream: RecordStream, chunk: Buffer): void {
  let from = 0;
  while (from < chunk.length) {
    const nul = chunk.indexOf(0, from);
    const end = nul < 0 ? chunk.length : nul;
    const count = chunk.copy(stream.record, stream.recordLength, from, end);
    stream.recordLength += count;
    stream.isRecordCut ||= count < end - from;
    if (nul >= 0) endRecord(stream);
    from = end + 1;
  }
}

/** The last file is complete. */
export function endStream(stream: RecordStream): void {
  endFile(stream);
}

function endRecord(stream: RecordStream): void {
  const index = fileOfRecord(stream);
  if (index !== undefined) {
    if (index !== stream.fileIndex) endFile(stream);
    stream.fileIndex = index;
    appendRecord(stream, stream.prefixes[index]?.length ?? 0);
  }
  stream.recordLength = 0;
  stream.isRecordCut = false;
}

function fileOfRecord(stream: RecordStream): number | undefined {
  for (let index = stream.fileIndex ?? 0; index < stream.prefixes.length; index += 1) {
    const prefix = stream.prefixes[index];
    if (prefix === undefined || prefix.length > stream.recordLength) continue;
    if (prefix.compare(stream.record, 0, prefix.length) === 0) return index;
  }
  return undefined;
}

function appendRecord(stream: RecordStream, from: number): void {
  const room = stream.kept.length - stream.keptLength;
  const length = stream.recordLength - from;
  // Where there is room for the record but not for its NUL nothing is lost yet.
  if (stream.isRecordCut || length > room || room === 0) stream.isKeptCut = true;
  stream.keptLength += stream.record.copy(
    stream.kept,
    stream.keptLength,
    from,
    from + Math.min(length, room),
  );
  if (stream.keptLength < stream.kept.length) {
    stream.kept[stream.keptLength] = 0;
    stream.keptLength += 1;
  }
}

function endFile(stream: RecordStream): void {
  if (stream.fileIndex === undefined) return;
  const bytes = Uint8Array.prototype.slice.call(stream.kept, 0, stream.keptLength);
  stream.onFile(stream.fileIndex, { bytes, isCut: stream.isKeptCut });
  stream.fileIndex = undefined;
  stream.keptLength = 0;
  stream.isKeptCut = false;
}
