import type { ProcessSample } from '../sample/process-sample.js';
import type { ThreadFacts, ThreadSample } from '../sample/thread-sample.js';
import type { Process, ProcessKey } from './process.js';
import { cpuPercent } from './rates.js';
import { threadAsProcess } from './thread.js';

/**
 * The threads of a process as rows; undefined where they were not read. Their rates are taken between two
 * readings of the list, however many samples lie between: it is read when it is looked at.
 */
export function nextThreads(
  key: ProcessKey,
  row: ProcessSample,
  former: Process | undefined,
  ticksPerSecond: number,
): readonly Process[] | undefined {
  const { threadList } = row;
  const before = former?.sample.threadList;
  if (threadList === before) return former?.threads;
  const formers = before && byTid(before);
  return threadList?.list?.map((thread) => {
    const formerThread = formers?.get(thread.tid);
    const percent =
      before && formerThread?.startTicks === thread.startTicks
        ? cpuPercent(formerThread, thread, before.readAtMs, ticksPerSecond)
        : undefined;
    return threadAsProcess(key, row, thread, percent);
  });
}

function byTid({ list = [] }: ThreadFacts): ReadonlyMap<number, ThreadSample> {
  return new Map(list.map((thread) => [thread.tid, thread]));
}
