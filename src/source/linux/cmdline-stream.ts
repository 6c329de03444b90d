/** At most so many bytes of a command line are kept, NULs included. */
export const CMDLINE_BYTES = 4096;

/** What was kept of one file's answer. */
export type CmdlineBytes = { readonly bytes: Uint8Array; readonly isCut: boolean };

/**
 * Takes `path:argument NUL` records, in the order of `paths`, apart again. A record holds no NUL and
 * its path is one of ours, so nothing that a process writes can be taken for another's.
 */
export type CmdlineStream = {
  readonly prefixes: readonly Buffer[];
  /** The record that is arriving, as far as it is kept. */
  readonly record: Buffer;
  recordLength: number;
  isRecordCut: boolean;
  /** The file that is arriving: its place in `paths`, and what is kept of it. */
  fileIndex: number | undefined;
  readonly argv: Buffer;
  argvLength: number;
  isArgvCut: boolean;
  readonly onFile: (index: number, cmdline: CmdlineBytes) => void;
};

/** `onFile` is told of each file that answered, when the next one begins or the stream ends. */
export function cmdlineStream(
  paths: readonly string[],
  onFile: CmdlineStream['onFile'],
): CmdlineStream {
  const prefixes = paths.map((path) => Buffer.from(`${path}:`));
  const longest = Math.max(0, ...prefixes.map((prefix) => prefix.length));
  return {
    prefixes,
    record: Buffer.alloc(longest + CMDLINE_BYTES),
    recordLength: 0,
    isRecordCut: false,
    fileIndex: undefined,
    argv: Buffer.alloc(CMDLINE_BYTES),
    argvLength: 0,
    isArgvCut: false,
    onFile,
  };
}

/** Memory stays bounded, however long a record is: what is too much is dropped as it comes. */
export function pushChunk(stream: CmdlineStream, chunk: Buffer): void {
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
export function endStream(stream: CmdlineStream): void {
  endFile(stream);
}

function endRecord(stream: CmdlineStream): void {
  const index = fileOfRecord(stream);
  if (index !== undefined) {
    if (index !== stream.fileIndex) endFile(stream);
    stream.fileIndex = index;
    appendArgument(stream, stream.prefixes[index]?.length ?? 0);
  }
  stream.recordLength = 0;
  stream.isRecordCut = false;
}

function fileOfRecord(stream: CmdlineStream): number | undefined {
  for (let index = stream.fileIndex ?? 0; index < stream.prefixes.length; index += 1) {
    const prefix = stream.prefixes[index];
    if (prefix === undefined || prefix.length > stream.recordLength) continue;
    if (prefix.compare(stream.record, 0, prefix.length) === 0) return index;
  }
  return undefined;
}

function appendArgument(stream: CmdlineStream, from: number): void {
  const room = CMDLINE_BYTES - stream.argvLength;
  const length = stream.recordLength - from;
  // Where there is room for the argument but not for its NUL nothing is lost yet.
  if (stream.isRecordCut || length > room || room === 0) stream.isArgvCut = true;
  stream.argvLength += stream.record.copy(
    stream.argv,
    stream.argvLength,
    from,
    from + Math.min(length, room),
  );
  if (stream.argvLength < CMDLINE_BYTES) {
    stream.argv[stream.argvLength] = 0;
    stream.argvLength += 1;
  }
}

function endFile(stream: CmdlineStream): void {
  if (stream.fileIndex === undefined) return;
  const bytes = Uint8Array.prototype.slice.call(stream.argv, 0, stream.argvLength);
  stream.onFile(stream.fileIndex, { bytes, isCut: stream.isArgvCut });
  stream.fileIndex = undefined;
  stream.argvLength = 0;
  stream.isArgvCut = false;
}
