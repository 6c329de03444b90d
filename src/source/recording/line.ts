import { isAscii } from 'node:buffer';
import { crc32 } from 'node:zlib';
import { jsonText } from '../../text/json-text.js';

/** A longer line is refused before it is parsed, and never written. */
export const maxLineBytes = 256 * 1024 * 1024;

/** `,"crc32":"89abcdef"}` */
const sealBytes = 20;
/** So many items of a list are written at once: about 2 ms of work. */
export const partItems = 256;
const maxDepth = 32;
/** Ten times what 30,000 processes need; a line of nothing but `[],[],…` would cost gigabytes once parsed. */
const maxValues = 16_000_000;

/** JSON of an object on one line; its last member is the CRC32 of all the bytes before that member. */
export function sealedLine(value: object): Buffer {
  return Buffer.concat([...sealedPieces(value)]);
}

/** The same in pieces, long lists a part at a time: other work can be done between two of them. */
export function* sealedPieces(value: object): Generator<Buffer> {
  let sum = 0;
  for (const text of jsonPieces(value)) {
    const piece = Buffer.from(text);
    sum = crc32(piece, sum);
    yield piece;
  }
  yield Buffer.from(`${sealText(sum)}\n`);
}

/** JSON of an object but for its closing brace. */
function* jsonPieces(value: object): Generator<string> {
  let text = '{';
  let separator = '';
  for (const [key, member] of Object.entries(value)) {
    text += `${separator}${jsonText(key)}:`;
    separator = ',';
    if (!Array.isArray(member) || member.length <= partItems) {
      text += jsonText(member);
      continue;
    }
    for (let at = 0; at < member.length; at += partItems) {
      const items = jsonText(member.slice(at, at + partItems)).slice(1, -1);
      yield `${text}${at === 0 ? '[' : ','}${items}`;
      text = '';
    }
    text = ']';
  }
  yield text;
}

/** Whether a line (without its newline) still is what was written. */
export function isSealed(line: Buffer): boolean {
  const end = line.length - sealBytes;
  return end > 0 && line.toString('latin1', end) === sealOf(line.subarray(0, end));
}

/** The value of a line, or why it has none. The reason holds no text of the line. */
export function parsedLine(line: Buffer): { value: unknown } | { reason: string } {
  const excess = excessOf(line);
  if (excess) return { reason: excess };
  // Nearly always: UTF-8 has to be looked at byte by byte.
  return parsedText(isAscii(line) ? line.toString('latin1') : line.toString());
}

export function parsedText(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { reason: 'is not JSON' };
  }
}

function sealOf(body: Buffer): string {
  return sealText(crc32(body));
}

function sealText(sum: number): string {
  return `,"crc32":"${sum.toString(16).padStart(8, '0')}"}`;
}

/** A shorter line can hold neither too many values nor be deep enough to hurt; its shape is looked at all the same. */
const harmlessBytes = 1024 * 1024;

export function isHarmless(line: Buffer): boolean {
  return line.length <= harmlessBytes;
}

/** What would make the parsed value too deep or too large, seen before anything is built. */
function excessOf(line: Buffer): string | undefined {
  if (isHarmless(line)) return undefined;
  let depth = 0;
  let values = 0;
  for (let at = 0; at < line.length; at++) {
    const byte = line[at];
    if (byte === 0x22) at = closingQuote(line, at);
    else if (byte === 0x5b || byte === 0x7b) depth++;
    else if (byte === 0x5d || byte === 0x7d) depth--;
    else if (byte !== 0x2c) continue;
    values++;
    if (depth > maxDepth) return `is nested more than ${maxDepth} deep`;
    if (values > maxValues) return `holds more than ${maxValues} values`;
  }
  return undefined;
}

/** Index of the quote that ends the string begun at `start`; the line's end where there is none. */
function closingQuote(line: Buffer, start: number): number {
  let at = start + 1;
  while (at < line.length && line[at] !== 0x22) at += line[at] === 0x5c ? 2 : 1;
  return at;
}
