import type { ProcessStat } from '../../sample/process-sample.js';
import { parseLastPid } from './loadavg.js';
import { numberedEntries } from './numbered-entries.js';
import { asciiOf, smallFiles } from './small-files.js';
import { statAt } from './stat-at.js';

/**
 * Who is there at this moment, read anew each time it is asked: by pid, and each only when it is taken, so that
 * whoever stops one has done so before the next is read. Then those that were born meanwhile, until there are none:
 * one whose life is shorter than a look at all would never be met else.
 */
export function censusAt(procRoot: string) {
  const readSmallFile = smallFiles(4096);
  const textOf = (path: string) => asciiOf(readSmallFile(`${procRoot}/${path}`)) ?? '';
  const statOf = (pid: number) => statAt(`${procRoot}/${pid}`, readSmallFile);
  const listed = () => {
    const pids = numberedEntries(procRoot);
    return typeof pids === 'string' ? [] : pids;
  };
  // Threads have numbers of the same row, and a directory that is not listed.
  const isProcess = (pid: number) => textOf(`${pid}/status`).includes(`\nTgid:\t${pid}\n`);
  const given = (after: number, last: number) =>
    last > after && last - after < mostNumbers
      ? Array.from({ length: last - after }, (_, index) => after + 1 + index).filter(isProcess)
      : listed().filter((pid) => pid > after || pid <= last);

  function* statsOf(pids: readonly number[]): Iterable<ProcessStat> {
    for (const pid of pids) {
      const stat = statOf(pid);
      if (stat) yield stat;
    }
  }
  function* everyone(): Iterable<ProcessStat> {
    let last = parseLastPid(textOf('loadavg'));
    yield* statsOf(listed());
    for (let round = 0; round < mostRounds; round++) {
      const next = parseLastPid(textOf('loadavg'));
      if (last === undefined || next === undefined || next === last) return;
      yield* statsOf(given(last, next));
      last = next;
    }
  }
  return { statOf, everyone };
}

/** Beyond that the directory is sooner read; less than nothing: the numbers have begun anew. */
const mostNumbers = 1000;
/** Each takes some 50 µs: who makes processes faster than that for so long is met in the next look. */
const mostRounds = 200;
