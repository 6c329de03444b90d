import { constants, createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import { memberHeadBytes } from './member-field.js';

/** Where a member is. */
export type MemberPlace = { readonly offset: number; readonly lengthBytes: number };

export type MemberText = {
  /** As much as could be inflated. */
  readonly text: Buffer;
  /** Why it is not all, in words; absent where nothing was in the way. */
  readonly reason?: string;
};

/** As much as one line may be long: what says more is a bomb. */
const maxTextBytes = 256 * 1024 * 1024;
/** A sync of zlib's output for each would cost more than it inflates. */
const chunkSize = 128 * 1024;

/** Inflates a member, closed or not, as far as it is whole. */
export async function memberText(
  bytes: ByteSource,
  { offset, lengthBytes }: MemberPlace,
  maxBytes = maxTextBytes,
): Promise<MemberText> {
  const data = await bytes.read(offset + memberHeadBytes, lengthBytes - memberHeadBytes);
  const inflate = createInflateRaw({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
  inflate.end(data);
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > maxBytes)
        return { text: joined(pieces), reason: `holds more than ${maxBytes} bytes` };
      pieces.push(piece);
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    return { text: joined(pieces), reason: 'cannot be inflated' };
  }
  return { text: joined(pieces) };
}

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}
