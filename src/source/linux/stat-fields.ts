import { textOfBytes } from '../../text/surrogates.js';

/** Field 52 is the last that proc_pid_stat(5) tells of. */
export const LAST_FIELD = 52;

/**
 * What readFields read last, each at its own number, NaN where there is none (those that nobody keeps are not exact). One array for all: a line is read
 * for each process and tick, and one that says nothing new must not cost an allocation.
 */
export const fields = new Float64Array(LAST_FIELD + 1);

/** Reads fields 4 and on of a stat line into `fields`; the number of the first that is missing or is no number. */
export function readFields(bytes: Uint8Array, from: number, length: number): number {
  let number = FIRST_NUMBER_FIELD;
  let at = from;
  while (at < length && number <= LAST_FIELD) {
    let end = at;
    while (end < length && (bytes[end] ?? 0) > SPACE) end += 1;
    const value = numberAt(bytes, at, end, isExactAt(number));
    if (Number.isNaN(value)) break;
    fields[number] = value;
    number += 1;
    at = end + 1;
  }
  fields.fill(Number.NaN, number);
  return number;
}

/** The decimal number in bytes[from, to), NaN where that is none; one that is not to be exact may be off in its last digits. */
export function numberAt(bytes: Uint8Array, from: number, to: number, isExact = true): number {
  const isNegative = bytes[from] === MINUS;
  const first = isNegative ? from + 1 : from;
  if (first >= to) return Number.NaN;
  let value = 0;
  for (let at = first; at < to; at += 1) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  // Digit by digit the rounding errors add up: one correct rounding is left to Number.
  if (isExact && to - first > SAFE_DIGITS) value = Number(textOfBytes(bytes, first, to));
  return isNegative && value !== 0 ? -value : value;
}

/** Most are only looked at to see that they are numbers: each process has an rsslim (25) of 20 digits. */
function isExactAt(number: number): boolean {
  return number <= 24 || number === 39 || number === LAST_FIELD;
}

const FIRST_NUMBER_FIELD = 4;
const SPACE = 0x20;
const MINUS = 0x2d;
const ZERO = 0x30;
/** Any number of so many digits is a safe integer. */
const SAFE_DIGITS = 15;
