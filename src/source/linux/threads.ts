import type { ThreadFacts, ThreadSample } from '../../sample/thread-sample.js';
import { numberedEntries } from './numbered-entries.js';
import { parsePidStat } from './pid-stat.js';
import { type ProcessTable, touch } from './process-table.js';
import type { ReadFailure } from './read-failure.js';
import { inSlices, monotonicMs, type Slices } from './slices.js';
import type { SmallFiles } from './small-files.js';
import type { TrackedProcess } from './tracked-process.js';

/**
 * Where threads are shown: reads those of the processes that are wanted, and once those of all others that
 * have several, so that no rows appear while one scrolls; again when their number changed, and in rotation.
 * Of a process whose main thread is dead only they know its state: they are read whatever is wanted.
 */
export async function refreshThreads(
  table: ProcessTable,
  wanted: ReadonlySet<TrackedProcess> | undefined,
  readSmallFile: SmallFiles,
  slices: Slices,
): Promise<void> {
  for (const tracked of table.threaded) {
    if (isDue(table, tracked, wanted)) {
      await readThreads(table, tracked, readSmallFile, slices);
    } else if (wanted === undefined || tracked.sample.threads < 2) forgetThreads(table, tracked);
  }
}

/** So many scans lie between two readings of threads that nobody looks at. */
const ROTATION_SCANS = 30;

function isDue(
  table: ProcessTable,
  tracked: TrackedProcess,
  wanted: ReadonlySet<TrackedProcess> | undefined,
): boolean {
  const { sample, threadList, pid } = tracked;
  if (sample.threads < 2) return false;
  if (sample.stateCode === 'Z' || wanted?.has(tracked)) return true;
  if (wanted === undefined) return false;
  const isRotating = (pid + table.scan) % ROTATION_SCANS === 0;
  return isRotating || threadList?.list?.length !== sample.threads;
}

function forgetThreads(table: ProcessTable, tracked: TrackedProcess): void {
  if (tracked.sample.threads < 2) table.threaded.delete(tracked);
  if (tracked.threadList === undefined) return;
  tracked.threadList = undefined;
  touch(table, tracked);
}

async function readThreads(
  table: ProcessTable,
  tracked: TrackedProcess,
  readSmallFile: SmallFiles,
  slices: Slices,
): Promise<void> {
  const readAtMs = monotonicMs();
  const directory = `${table.root}/${tracked.pid}/task`;
  const tids = numberedEntries(directory);
  touch(table, tracked);
  if (typeof tids === 'string') {
    setUnread(tracked, readAtMs, tids);
    return;
  }
  const formers = new Map(tracked.threadList?.list?.map((thread) => [thread.tid, thread]));
  const list: ThreadSample[] = [];
  await inSlices(tids, slices, (tid, nowMs) => {
    const bytes = readSmallFile(`${directory}/${tid}/stat`);
    const thread = typeof bytes === 'string' ? undefined : threadOf(bytes, tid, nowMs);
    if (thread) list.push(sameOr(formers.get(tid), thread));
  });
  tracked.threadList = { readAtMs, list };
}

/** Gone: the next scan says so. */
function setUnread(tracked: TrackedProcess, readAtMs: number, failure: ReadFailure): void {
  tracked.threadList = undefined;
  const unread = reasons[failure];
  if (unread !== undefined) tracked.threadList = { readAtMs, unread };
}

const reasons: Readonly<Record<ReadFailure, ThreadFacts['unread']>> = {
  gone: undefined,
  denied: 'eacces',
  noDescriptor: 'fdBudget',
  unreadable: 'garbled',
};

function threadOf(bytes: Buffer, tid: number, readAtMs: number): ThreadSample | undefined {
  const stat = parsePidStat(bytes, bytes.length);
  if (!stat) return undefined;
  const { comm, stateCode, userTicks, systemTicks, priority, nice, startTicks, processor } = stat;
  return {
    tid,
    comm,
    stateCode,
    userTicks,
    systemTicks,
    priority,
    nice,
    startTicks,
    ...(processor === undefined ? {} : { processor }),
    readAtMs,
  };
}

function sameOr(before: ThreadSample | undefined, now: ThreadSample): ThreadSample {
  return before && isSame(before, now) ? before : now;
}

function isSame(a: ThreadSample, b: ThreadSample): boolean {
  return (
    a.startTicks === b.startTicks &&
    a.stateCode === b.stateCode &&
    a.userTicks === b.userTicks &&
    a.systemTicks === b.systemTicks &&
    a.priority === b.priority &&
    a.nice === b.nice &&
    a.processor === b.processor &&
    a.comm === b.comm
  );
}
