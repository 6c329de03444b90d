import type { ProcessStat } from '../../sample/process-sample.js';
import { textOfBytes } from '../../text/surrogates.js';

/**
 * Reads a line of /proc/PID/stat (proc_pid_stat(5)); undefined where it is not of that form.
 * Returns `previous` itself where it says the same.
 *
 * Numbers past 2^53 (counters are 64 bits; a cutime of -2^63 was met) are rounded to the nearest
 * double in the fields that every process has; `processor` and `exitCode` are left out instead.
 * Kernels older than 3.5 have no field 52, the oldest none after 24: absent, too.
 */
export function parsePidStat(
  bytes: Uint8Array,
  length: number,
  previous?: ProcessStat,
): ProcessStat | undefined {
  const open = bytes.indexOf(OPEN);
  // The name is raw: it may hold ')' and spaces itself, so it ends at the last ')'.
  const close = bytes.lastIndexOf(CLOSE, length - 1);
  if (length <= 0 || open < 0 || close <= open || close >= length) return undefined;
  const pid = pidBefore(bytes, open);
  const stateCode = letterAt(bytes, close + 2);
  if (pid === undefined || stateCode === undefined || bytes[close + 1] !== SPACE) return undefined;
  const fields = numbersFrom(bytes, close + 4, length);
  if (fields.length <= LAST_REQUIRED_FIELD) return undefined;
  const stat = statOf(pid, textOfBytes(bytes, open + 1, close), stateCode, fields);
  return previous !== undefined && isSameStat(previous, stat) ? previous : stat;
}

const SPACE = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const MINUS = 0x2d;
const ZERO = 0x30;
const FIRST_NUMBER_FIELD = 4;
const LAST_REQUIRED_FIELD = 24;
const LAST_FIELD = 52;
/** Any number of so many digits is a safe integer. */
const SAFE_DIGITS = 15;

function pidBefore(bytes: Uint8Array, open: number): number | undefined {
  if (open < 2 || bytes[open - 1] !== SPACE) return undefined;
  const pid = numberAt(bytes, 0, open - 1);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function letterAt(bytes: Uint8Array, at: number): string | undefined {
  const code = bytes[at] ?? 0;
  const isLetter = (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  return isLetter && bytes[at + 1] === SPACE ? String.fromCharCode(code) : undefined;
}

/** Fields 4 and on, at their own indexes; the list ends before the first that is no number. */
function numbersFrom(bytes: Uint8Array, from: number, length: number): readonly number[] {
  const fields: number[] = new Array(FIRST_NUMBER_FIELD).fill(Number.NaN);
  let at = from;
  while (at < length && fields.length <= LAST_FIELD) {
    let end = at;
    while (end < length && (bytes[end] ?? 0) > SPACE) end += 1;
    const value = numberAt(bytes, at, end);
    if (Number.isNaN(value)) break;
    fields.push(value);
    at = end + 1;
  }
  return fields;
}

/** The decimal number in bytes[from, to), NaN where that is none. */
function numberAt(bytes: Uint8Array, from: number, to: number): number {
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
  if (to - first > SAFE_DIGITS) value = Number(textOfBytes(bytes, first, to));
  return isNegative && value !== 0 ? -value : value;
}

function statOf(pid: number, comm: string, stateCode: string, fields: readonly number[]) {
  const field = (number: number): number => fields[number] ?? Number.NaN;
  const processor = field(39);
  const exitCode = field(52);
  const stat: ProcessStat = {
    pid,
    comm,
    stateCode,
    ppid: field(4),
    pgrp: field(5),
    session: field(6),
    ttyDevice: field(7),
    ttyProcessGroup: field(8),
    flags: field(9),
    minorFaults: field(10),
    majorFaults: field(12),
    childMinorFaults: field(11),
    childMajorFaults: field(13),
    userTicks: field(14),
    systemTicks: field(15),
    childUserTicks: field(16),
    childSystemTicks: field(17),
    priority: field(18),
    nice: field(19),
    threads: field(20),
    startTicks: field(22),
    vsizeBytes: field(23),
    rssPages: field(24),
    ...(Number.isSafeInteger(processor) ? { processor } : {}),
    ...(Number.isSafeInteger(exitCode) ? { exitCode } : {}),
  };
  return stat;
}

function isSameStat(a: ProcessStat, b: ProcessStat): boolean {
  return isSameIdentity(a, b) && isSameCounters(a, b);
}

function isSameIdentity(a: ProcessStat, b: ProcessStat): boolean {
  return (
    a.pid === b.pid &&
    a.startTicks === b.startTicks &&
    a.comm === b.comm &&
    a.stateCode === b.stateCode &&
    a.ppid === b.ppid &&
    a.pgrp === b.pgrp &&
    a.session === b.session &&
    a.ttyDevice === b.ttyDevice &&
    a.ttyProcessGroup === b.ttyProcessGroup &&
    a.flags === b.flags &&
    a.exitCode === b.exitCode
  );
}

function isSameCounters(a: ProcessStat, b: ProcessStat): boolean {
  return (
    a.userTicks === b.userTicks &&
    a.systemTicks === b.systemTicks &&
    a.minorFaults === b.minorFaults &&
    a.majorFaults === b.majorFaults &&
    a.childMinorFaults === b.childMinorFaults &&
    a.childMajorFaults === b.childMajorFaults &&
    a.childUserTicks === b.childUserTicks &&
    a.childSystemTicks === b.childSystemTicks &&
    a.priority === b.priority &&
    a.nice === b.nice &&
    a.threads === b.threads &&
    a.vsizeBytes === b.vsizeBytes &&
    a.rssPages === b.rssPages &&
    a.processor === b.processor
  );
}
