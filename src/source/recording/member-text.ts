import { constants, createInflateRaw, inflateRawSync } from 'node:zlib';
import type { ByteSource } from './byte-source.js';
import { memberHeadBytes } from './member-field.js';

/** Where a member is. */
export type MemberPlace = { readonly offset: number; readonly lengthBytes: number };

export type MemberText = {
  /** As much as could be inflated. */
  readonly text: Buffer;
  /** Why it is not all, in words; absent where nothing was in the way. */
  readonly reason?: string;
  /** Behind the last frame, where the member is not closed there: those of one that is not whole. */
  readonly restBytes: number;
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
  // Deflate makes nothing much longer than it was.
  const dataBytes = Math.max(0, Math.min(lengthBytes - memberHeadBytes, maxBytes));
  const data = await bytes.read(offset + memberHeadBytes, dataBytes);
  const atOnce = inflatedAtOnce(data, maxBytes);
  if (atOnce) return { text: atOnce, restBytes: restOf(data) };
  const whole = await inflated([data], maxBytes);
  // What zlib made of whole frames in the call that failed is lost with it; frame by frame it is not.
  const text = whole.reason === damaged ? await inflated(framesIn(data), maxBytes) : whole;
  return { ...text, restBytes: restOf(data) };
}

/** A usual chunk of thousands of processes; what makes more would keep keys waiting. */
const quickTextBytes = 16 * 1024 * 1024;

/** In a third of the time that the pieces of a stream take; undefined where it is too much, or damaged. */
function inflatedAtOnce(data: Buffer, maxBytes: number): Buffer | undefined {
  const maxOutputLength = Math.min(quickTextBytes, maxBytes);
  try {
    return inflateRawSync(data, { ...atOnceOptions, maxOutputLength });
  } catch (error) {
    if (isZlibError(error) || isTooMuch(error)) return undefined;
    throw error;
  }
}

const atOnceOptions = { chunkSize: 1024 * 1024, finishFlush: constants.Z_SYNC_FLUSH };

function isTooMuch(error: unknown): boolean {
  return error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
}

const damaged = 'cannot be inflated';

async function inflated(
  data: readonly Buffer[],
  maxBytes: number,
): Promise<Pick<MemberText, 'text' | 'reason'>> {
  const inflate = createInflateRaw({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
  for (const piece of data) inflate.write(piece);
  inflate.end();
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      length += piece.length;
      if (length > maxBytes) {
        return { text: joined(pieces), reason: `holds more than ${maxBytes} bytes` };
      }
      pieces.push(piece);
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    return { text: joined(pieces), reason: damaged };
  }
  return { text: joined(pieces) };
}

/** Cut behind each frame, but not so often that what a forger writes there takes long. */
function framesIn(data: Buffer): readonly Buffer[] {
  const leastBytes = Math.ceil(data.length / 4096);
  const frames: Buffer[] = [];
  let start = 0;
  for (let at = 0; at >= 0; at = data.indexOf(frameEnd, start + leastBytes)) {
    if (at === 0) continue;
    frames.push(data.subarray(start, at + frameEnd.length));
    start = at + frameEnd.length;
  }
  return [...frames, data.subarray(start)];
}

/** Each frame ends in an empty block of deflate; a block that is marked as the last one closes the member. */
function restOf(data: Buffer): number {
  const at = data.lastIndexOf(frameEnd);
  const rest = at < 0 ? data : data.subarray(at + frameEnd.length);
  const isClosing = ((rest[0] ?? 0) & 1) === 1;
  return isClosing ? 0 : rest.length;
}

const frameEnd = Buffer.from([0, 0, 0xff, 0xff]);

function joined(pieces: readonly Buffer[]): Buffer {
  return pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces);
}

function isZlibError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^Z_/.test(String(error.code));
}
