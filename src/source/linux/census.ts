import type { ProcessStat } from '../../sample/process-sample.js';
import { numberedEntries } from './numbered-entries.js';
import { smallFiles } from './small-files.js';
import { statAt } from './stat-at.js';

/**
 * Who is there at this moment, read anew each time it is asked: by pid, and each only when it is taken, so that
 * whoever stops one has done so before the next is read.
 */
export function censusAt(procRoot: string) {
  const readSmallFile = smallFiles(4096);
  const statOf = (pid: number) => statAt(`${procRoot}/${pid}`, readSmallFile);
  return {
    statOf,
    *everyone(): Iterable<ProcessStat> {
      const pids = numberedEntries(procRoot);
      for (const pid of typeof pids === 'string' ? [] : pids) {
        const stat = statOf(pid);
        if (stat) yield stat;
      }
    },
  };
}
