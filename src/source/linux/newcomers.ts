import { readdirSync } from 'node:fs';
import { noTree } from './no-tree.js';
import { parsePidStat } from './pid-stat.js';
import { countFailure, noTrouble, type ProcessTable } from './process-table.js';
import { readFailureOf } from './read-failure.js';
import { addRows, isKnown } from './rows.js';
import { inSlices, monotonicMs, type Slices } from './slices.js';
import { readStat, releaseStat, statFile } from './stat-files.js';
import { type TrackedProcess, trackedProcess } from './tracked-process.js';

/** Even without forks a process may come into sight: hidepid lets one through that changed its user. */
const DIRECTORY_EVERY_SCANS = 30;

/** Whether the directory is to be listed in this scan. */
export function mayHaveNewcomers(
  table: ProcessTable,
  forks: number | undefined,
  lastPid: number | undefined,
): boolean {
  const isBirth = forks !== table.forks && mayBeOurs(table, lastPid);
  const isDue =
    table.isDirectoryDue ||
    !table.isLive ||
    forks === undefined ||
    isBirth ||
    table.scan % DIRECTORY_EVERY_SCANS === 0;
  table.isDirectoryDue = false;
  if (forks !== undefined) table.forks = forks;
  return isDue;
}

/**
 * Forks are those of the whole machine: from a container most are not seen. A pid is given a moment before its
 * process can be found, so that one more look may find it.
 */
function mayBeOurs(table: ProcessTable, lastPid: number | undefined): boolean {
  if (lastPid === undefined) return true;
  const hasMoved = lastPid !== table.lastPid;
  const mayBe = hasMoved || table.isBirthPending;
  table.isBirthPending = hasMoved;
  table.lastPid = lastPid;
  return mayBe;
}

/** Makes rows of those in the directory that are none yet; after `forMs` the rest is left for the next scan. */
export async function findNewcomers(
  table: ProcessTable,
  slices: Slices,
  forMs: number,
): Promise<void> {
  const endMs = performance.now() + forMs;
  table.newcomerTally = noTrouble();
  const isLimited = forMs !== Number.POSITIVE_INFINITY;
  const all = newPids(table);
  const admitted: TrackedProcess[] = isLimited ? admitOwnChain(table, all) : [];
  const own = new Set(admitted.map(({ pid }) => pid));
  const pids = isLimited ? all.filter((pid) => !own.has(pid)) : all;
  let readCount = 0;
  const admitNext = (pid: number, readAtMs: number): void => {
    const tracked = admit(table, pid, readAtMs);
    if (tracked !== undefined) admitted.push(tracked);
    readCount += 1;
  };
  for (let from = 0; from < pids.length; from += PIDS_A_LOOK) {
    if (from > 0 && performance.now() >= endMs) break;
    await inSlices(pids.slice(from, from + PIDS_A_LOOK), slices, admitNext);
  }
  if (isLimited) admitted.sort((one, other) => one.pid - other.pid);
  addRows(table, admitted);
  // Only now, as a parent may have a higher pid than its child.
  for (const tracked of admitted) {
    tracked.isParentUnknown = !isKnown(table, tracked.sample.ppid);
  }
  table.unreadPids = pids.slice(readCount);
  if (table.unreadPids.length > 0) table.isDirectoryDue = true;
}

const PIDS_A_LOOK = 100;

/** Ourselves and our ancestors: they are known to be so from the first look on, for they are not to be signalled. */
function admitOwnChain(table: ProcessTable, pids: readonly number[]): TrackedProcess[] {
  const chain: TrackedProcess[] = [];
  const left = new Set(pids);
  for (let pid = process.pid; left.delete(pid); pid = chain.at(-1)?.sample.ppid ?? 0) {
    const tracked = admit(table, pid, monotonicMs());
    if (tracked === undefined) break;
    chain.push(tracked);
  }
  return chain;
}

/** Ascending. */
function newPids(table: ProcessTable): readonly number[] {
  const pids: number[] = [];
  for (const name of namesIn(table)) {
    const pid = pidOf(name);
    if (pid !== undefined && !table.byPid.has(pid)) pids.push(pid);
  }
  return pids.sort((one, other) => one - other);
}

function admit(table: ProcessTable, pid: number, readAtMs: number): TrackedProcess | undefined {
  const { files } = table;
  const file = statFile(`${table.root}/${pid}`);
  // Behind the gate nothing is kept before it is seen again: many do not live so long.
  const length = readStat(files, file, !table.isGated);
  if (typeof length === 'string') {
    countFailure(table, table.newcomerTally, length);
    return undefined;
  }
  const parsed = parsePidStat(files.buffer, length);
  if (parsed?.pid !== pid) table.newcomerTally.garbled += 1;
  if (parsed === undefined) {
    releaseStat(files, file);
    return undefined;
  }
  // The directory's name is the pid, whatever a stat in it says.
  const stat = parsed.pid === pid ? parsed : { ...parsed, pid };
  const tracked = trackedProcess(file, stat, { scan: table.scan, readAtMs });
  tracked.isMisnamed = parsed !== stat;
  return tracked;
}

function namesIn(table: ProcessTable): readonly string[] {
  try {
    return readdirSync(table.root);
  } catch (error) {
    const failure = readFailureOf(error);
    if (failure !== 'noDescriptor') throw noTree(table.root, error);
    countFailure(table, table.newcomerTally, failure);
    return [];
  }
}

/** Pids are written without leading zeros. */
function pidOf(name: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(name) ? Number(name) : undefined;
}
