import { readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { noTree } from './no-tree.js';
import { parsePidStat } from './pid-stat.js';
import { countFailure, noTrouble, type ProcessTable } from './process-table.js';
import { readFailureOf } from './read-failure.js';
import { addRows, isKnown } from './rows.js';
import { inSlices, type Slices } from './slices.js';
import { readStat, releaseStat, statFile } from './stat-files.js';
import { type TrackedProcess, trackedProcess } from './tracked-process.js';

/** Even without forks a process may come into sight: hidepid lets one through that changed its user. */
const DIRECTORY_EVERY_SCANS = 30;

/** Whether the directory is to be listed in this scan. */
export function mayHaveNewcomers(table: ProcessTable, forks: number | undefined): boolean {
  const isDue =
    table.isDirectoryDue ||
    !table.isLive ||
    forks === undefined ||
    forks !== table.forks ||
    table.scan % DIRECTORY_EVERY_SCANS === 0;
  table.isDirectoryDue = false;
  if (forks !== undefined) table.forks = forks;
  return isDue;
}

/** Makes rows of those in the directory that are none yet; after `forMs` the rest is left for the next scan. */
export async function findNewcomers(
  table: ProcessTable,
  slices: Slices,
  forMs: number,
): Promise<void> {
  const endMs = performance.now() + forMs;
  table.newcomerTally = noTrouble();
  const pids = newPids(table);
  const admitted: TrackedProcess[] = [];
  let readCount = 0;
  const admitNext = (pid: number, readAtMs: number): void => {
    const tracked = admit(table, pid, readAtMs);
    if (tracked !== undefined) admitted.push(tracked);
    readCount += 1;
  };
  for (let from = 0; from < pids.length; from += PIDS_A_LOOK) {
    if (performance.now() >= endMs) break;
    await inSlices(pids.slice(from, from + PIDS_A_LOOK), slices, admitNext);
  }
  addRows(table, admitted);
  // Only now, as a parent may have a higher pid than its child.
  for (const tracked of admitted) {
    tracked.isParentUnknown = !isKnown(table, tracked.sample.ppid);
  }
  table.unreadPids = pids.slice(readCount);
  if (table.unreadPids.length > 0) table.isDirectoryDue = true;
}

const PIDS_A_LOOK = 100;

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
