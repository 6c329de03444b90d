import type { ProcessSample, ProcessStat } from '../sample/process-sample.js';
import type { StateClass } from './process.js';

/**
 * The class of a kernel letter, old and new: I idle kernel thread, P parked, W paging before 2.6 and
 * waking after, K killable sleep, t traced.
 * An unknown letter is S: that claims least (it neither runs, nor hangs, nor is dead), and the letter
 * itself stays visible.
 */
export function stateClassOf(stateCode: string): StateClass {
  switch (stateCode) {
    // Most of all, and asked first.
    case 'S':
      return 'S';
    case 'R':
      return 'R';
    case 'D':
    case 'K':
      return 'D';
    case 'T':
    case 't':
      return 'T';
    case 'Z':
      return 'Z';
    case 'X':
    case 'x':
      return 'X';
    default:
      return 'S';
  }
}

/** The main thread has exited while others live: a whole zombie has one thread left, itself. */
export function isLeaderDead(stat: Pick<ProcessStat, 'stateCode' | 'threads'>): boolean {
  return stat.stateCode === 'Z' && stat.threads >= 2;
}

/** In X, a moment before it disappears: ppid, pgrp, session, threads and vsize mean nothing any more. */
export function isDying(stat: ProcessStat): boolean {
  return stat.stateCode === 'X' || stat.stateCode === 'x';
}

/** The class of a process, given its row in the sample before, if it had one. */
export function stateOf(row: ProcessSample, formerRow: ProcessSample | undefined): StateClass {
  return isLeaderDead(row) ? stateOfThreads(row, formerRow) : stateClassOf(row.stateCode);
}

/**
 * `stat` tells the state of the dead leader only: the state is that of the most active living thread.
 * Where their own files were not read it is inferred: running when the process used CPU time since the
 * sample before, else sleeping.
 */
function stateOfThreads(row: ProcessSample, formerRow: ProcessSample | undefined): StateClass {
  const states = new Set(row.threadList?.list?.map(({ stateCode }) => stateClassOf(stateCode)));
  const read = mostActiveFirst.find((one) => states.has(one));
  if (read !== undefined) return read;
  const hasRun =
    formerRow !== undefined &&
    row.userTicks + row.systemTicks > formerRow.userTicks + formerRow.systemTicks;
  return hasRun ? 'R' : 'S';
}

const mostActiveFirst: readonly StateClass[] = ['R', 'D', 'S', 'T'];
