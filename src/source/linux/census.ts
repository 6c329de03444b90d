import { readdirSync } from 'node:fs';
import type { ProcessStat } from '../../sample/process-sample.js';
import { parsePidStat } from './pid-stat.js';
import { readFailureOf } from './read-failure.js';
import { smallFiles } from './small-files.js';

/**
 * Who is there at this moment, read anew each time it is asked: by pid, and each only when it is taken, so that
 * whoever stops one has done so before the next is read.
 */
export function censusAt(procRoot: string) {
  const readSmallFile = smallFiles(4096);
  const statOf = (pid: number): ProcessStat | undefined => {
    const bytes = readSmallFile(`${procRoot}/${pid}/stat`, true);
    return typeof bytes === 'string' ? undefined : parsePidStat(bytes, bytes.length);
  };
  return {
    statOf,
    *everyone(): Iterable<ProcessStat> {
      for (const pid of pidsIn(procRoot)) {
        const stat = statOf(pid);
        if (stat) yield stat;
      }
    },
  };
}

function pidsIn(procRoot: string): readonly number[] {
  try {
    const names = readdirSync(procRoot).filter((name) => /^[1-9]\d{0,14}$/.test(name));
    return names.map(Number).sort((one, other) => one - other);
  } catch (error) {
    readFailureOf(error);
    return [];
  }
}
