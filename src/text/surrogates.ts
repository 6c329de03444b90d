/**
 * The text of bytes that should be UTF-8 but need not be, without loss (PEP 383): each byte that is
 * not part of valid UTF-8 becomes one lone surrogate, U+DC80 to U+DCFF.
 */
export function textOfBytes(bytes: Uint8Array, start = 0, end: number = bytes.length): string {
  // A Buffer is decoded in place: this runs for each process name on each tick.
  const buffer = Buffer.isBuffer(bytes) ? bytes : bufferOver(bytes);
  return isAscii(buffer, start, end)
    ? buffer.toString('latin1', start, end)
    : decodeRuns(buffer, start, end);
}

/**
 * The bytes that `textOfBytes` made a text from. Surrogates that it never makes (a recording may
 * hold them) become U+FFFD, as in TextEncoder.
 */
export function bytesOfText(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (isByteSurrogate(code)) bytes.push(code - SURROGATE_OF_BYTE);
    else bytes.push(...Buffer.from(character, 'utf8'));
  }
  return Uint8Array.from(bytes);
}

/** Whether this code point stands for one byte (128 to 255) that was not UTF-8. */
export function isByteSurrogate(codePoint: number): boolean {
  return codePoint >= 0xdc80 && codePoint <= 0xdcff;
}

const SURROGATE_OF_BYTE = 0xdc00;

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function isAscii(bytes: Buffer, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if ((bytes[i] ?? 0) >= 0x80) return false;
  return true;
}

/** Valid runs are decoded natively, the bytes between them one by one. */
function decodeRuns(bytes: Buffer, start: number, end: number): string {
  let text = '';
  let runStart = start;
  let i = start;
  while (i < end) {
    const length = sequenceLength(bytes, i, end);
    if (length === 0) {
      text += bytes.toString('utf8', runStart, i);
      text += String.fromCharCode(SURROGATE_OF_BYTE + (bytes[i] ?? 0));
      runStart = i + 1;
    }
    i += Math.max(length, 1);
  }
  return text + bytes.toString('utf8', runStart, Math.max(runStart, end));
}

/** How many bytes the valid UTF-8 sequence at `i` has (Unicode, table 3-7); 0 where there is none. */
function sequenceLength(bytes: Buffer, i: number, end: number): 0 | 1 | 2 | 3 | 4 {
  const lead = bytes[i] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || i + length > end) return 0;
  const second = bytes[i + 1] ?? 0;
  if (second < lowestSecond(lead) || second > highestSecond(lead)) return 0;
  for (let k = 2; k < length; k++) if (((bytes[i + k] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** Above 0x80 where less would be an overlong form. */
function lowestSecond(lead: number): number {
  return lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
}

/** Below 0xbf where more would be an encoded surrogate or past U+10FFFF. */
function highestSecond(lead: number): number {
  return lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
}
