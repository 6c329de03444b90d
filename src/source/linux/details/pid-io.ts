import type { IoCounters } from '../../../sample/process-details.js';
import { keyLines, wholeNumber } from './key-lines.js';

/** /proc/PID/io (proc_pid_io(5)); undefined where a line is missing. */
export function parsePidIo(bytes: Buffer): IoCounters | undefined {
  const lines = keyLines(bytes);
  const counters = {
    readCharacters: wholeNumber(lines.get('rchar')),
    writtenCharacters: wholeNumber(lines.get('wchar')),
    readCalls: wholeNumber(lines.get('syscr')),
    writeCalls: wholeNumber(lines.get('syscw')),
    readBytes: wholeNumber(lines.get('read_bytes')),
    writtenBytes: wholeNumber(lines.get('write_bytes')),
    cancelledWriteBytes: wholeNumber(lines.get('cancelled_write_bytes')),
  };
  return isComplete(counters) ? counters : undefined;
}

function isComplete(
  counters: {
    readonly [K in keyof IoCounters]: number | undefined;
  },
): counters is IoCounters {
  return Object.values(counters).every((count) => count !== undefined);
}
