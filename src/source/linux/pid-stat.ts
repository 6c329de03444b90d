import type { ProcessStat } from '../../sample/process-sample.js';
import { textOfBytes } from '../../text/surrogates.js';
import { withOptional } from './stat-copy.js';
import { fields, LAST_FIELD, numberAt, readFields } from './stat-fields.js';

/**
 * Reads a line of /proc/PID/stat (proc_pid_stat(5)); undefined where it is not of that form.
 * Returns `previous` itself where it says the same: then nothing is allocated.
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
  const count = readFields(bytes, close + 4, length);
  if (count <= LAST_REQUIRED_FIELD) return undefined;
  if (previous === undefined) return statOf(pid, textOfBytes(bytes, open + 1, close), stateCode);
  const comm = commOr(previous.comm, bytes, open + 1, close);
  return isSameStat(previous, pid, comm, stateCode) ? previous : statOf(pid, comm, stateCode);
}

const SPACE = 0x20;
const OPEN = 0x28;
const CLOSE = 0x29;
const LAST_REQUIRED_FIELD = 24;

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

/** The name; `former` itself where it is still that. */
function commOr(former: string, bytes: Uint8Array, from: number, to: number): string {
  const isSame = former.length === to - from && isAsciiOf(former, bytes, from);
  return isSame ? former : textOfBytes(bytes, from, to);
}

function isAsciiOf(text: string, bytes: Uint8Array, from: number): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== bytes[from + index] || code >= 0x80) return false;
  }
  return true;
}

function statOf(pid: number, comm: string, stateCode: string): ProcessStat {
  return withOptional(
    {
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
    },
    {
      childMinorFaults: field(11),
      childMajorFaults: field(13),
      processor: optional(PROCESSOR),
      exitCode: optional(LAST_FIELD),
    },
  );
}

const PROCESSOR = 39;

function field(number: number): number {
  return fields[number] ?? Number.NaN;
}

function optional(number: number): number | undefined {
  const value = field(number);
  return Number.isSafeInteger(value) ? value : undefined;
}

function isSameStat(a: ProcessStat, pid: number, comm: string, stateCode: string): boolean {
  return (
    a.pid === pid &&
    a.comm === comm &&
    a.stateCode === stateCode &&
    isSameIdentity(a) &&
    isSameCounters(a)
  );
}

function isSameIdentity(a: ProcessStat): boolean {
  return (
    a.startTicks === fields[22] &&
    a.ppid === fields[4] &&
    a.pgrp === fields[5] &&
    a.session === fields[6] &&
    a.ttyDevice === fields[7] &&
    a.ttyProcessGroup === fields[8] &&
    a.flags === fields[9] &&
    a.exitCode === optional(LAST_FIELD)
  );
}

function isSameCounters(a: ProcessStat): boolean {
  return (
    a.userTicks === fields[14] &&
    a.systemTicks === fields[15] &&
    a.minorFaults === fields[10] &&
    a.majorFaults === fields[12] &&
    a.childMinorFaults === fields[11] &&
    a.childMajorFaults === fields[13] &&
    a.childUserTicks === fields[16] &&
    a.childSystemTicks === fields[17] &&
    a.priority === fields[18] &&
    a.nice === fields[19] &&
    a.threads === fields[20] &&
    a.vsizeBytes === fields[23] &&
    a.rssPages === fields[24] &&
    a.processor === optional(PROCESSOR)
  );
}
