import { readdirSync } from 'node:fs';
import { noTree } from './no-tree.js';
import { parsePidStat } from './pid-stat.js';
import { noTrouble, type ProcessTable, type ScanTally } from './process-table.js';
import { type ReadFailure, readFailureOf } from './read-failure.js';
import { inSlices, type Slices } from './slices.js';
import { readStat, recoverLimit, releaseStat, type StatFile } from './stat-files.js';
import {
  isUnmoved,
  rememberBytes,
  type TrackedProcess,
  takeStat,
  trackedProcess,
} from './tracked-process.js';

/**
 * Brings the table up to date. `forks`, read before, tells whether there can be newcomers;
 * undefined = not known.
 */
export async function scanProcesses(
  table: ProcessTable,
  forks: number | undefined,
  slices: Slices,
): Promise<void> {
  table.scan += 1;
  table.rowTally = noTrouble();
  recoverLimit(table.files);
  const isDirectoryDue = mayHaveNewcomers(table, forks);
  await inSlices(table.rows, slices, (tracked, readAtMs) => refresh(table, tracked, readAtMs));
  if (table.byPid.size < table.rows.length) {
    table.rows = table.rows.filter((tracked) => !tracked.isGone);
  }
  if (isDirectoryDue) await addNewcomers(table, slices);
}

/** Even without forks a process may come into sight: hidepid lets one through that changed its user. */
const DIRECTORY_EVERY_SCANS = 30;

function mayHaveNewcomers(table: ProcessTable, forks: number | undefined): boolean {
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

function refresh(table: ProcessTable, tracked: TrackedProcess, readAtMs: number): void {
  const length = readStat(table.files, tracked.file);
  if (typeof length === 'string') {
    lose(table, tracked, length);
    return;
  }
  if (tracked.isMisnamed) table.rowTally.garbled += 1;
  if (isUnmoved(tracked, table.files.buffer, length)) return;
  const parsed = parsePidStat(table.files.buffer, length, tracked.sample);
  if (parsed === undefined) table.rowTally.garbled += 1;
  // Without a kept descriptor the pid may be another's by now: a newcomer, found in the directory.
  if (parsed === undefined || parsed.startTicks !== tracked.sample.startTicks) {
    drop(table, tracked);
    return;
  }
  rememberBytes(tracked, table.files.buffer, length);
  if (parsed === tracked.sample) return;
  const { pid } = tracked;
  takeStat(tracked, parsed.pid === pid ? parsed : { ...parsed, pid }, readAtMs);
}

function lose(table: ProcessTable, tracked: TrackedProcess, failure: ReadFailure): void {
  count(table, table.rowTally, failure);
  // It is there, we only cannot look: what was seen last stands.
  if (failure !== 'noDescriptor') drop(table, tracked);
}

function drop(table: ProcessTable, tracked: TrackedProcess): void {
  tracked.isGone = true;
  releaseStat(table.files, tracked.file);
  table.byPid.delete(tracked.pid);
}

async function addNewcomers(table: ProcessTable, slices: Slices): Promise<void> {
  table.newcomerTally = noTrouble();
  const newcomers: number[] = [];
  for (const name of namesIn(table)) {
    const pid = pidOf(name);
    if (pid !== undefined && !table.byPid.has(pid)) newcomers.push(pid);
  }
  if (newcomers.length === 0) return;
  await inSlices(newcomers, slices, (pid, readAtMs) => admit(table, pid, readAtMs));
  table.rows.sort((a, b) => a.pid - b.pid);
}

function admit(table: ProcessTable, pid: number, readAtMs: number): void {
  const directory = `${table.root}/${pid}`;
  const file: StatFile = { path: `${directory}/stat` };
  const length = readStat(table.files, file);
  if (typeof length === 'string') {
    count(table, table.newcomerTally, length);
    return;
  }
  const parsed = parsePidStat(table.files.buffer, length);
  if (parsed?.pid !== pid) table.newcomerTally.garbled += 1;
  if (parsed === undefined) {
    releaseStat(table.files, file);
    return;
  }
  // The directory's name is the pid, whatever a stat in it says.
  const stat = parsed.pid === pid ? parsed : { ...parsed, pid };
  const now = { scan: table.scan, readAtMs };
  const tracked = trackedProcess(file, `${directory}/cmdline`, stat, now);
  tracked.isMisnamed = parsed !== stat;
  rememberBytes(tracked, table.files.buffer, length);
  table.byPid.set(pid, tracked);
  table.rows.push(tracked);
}

function count(table: ProcessTable, tally: ScanTally, failure: ReadFailure): void {
  if (failure === 'denied') tally.denied += 1;
  if (failure === 'unreadable') tally.garbled += 1;
  if (failure !== 'noDescriptor') return;
  tally.noDescriptor += 1;
  // A newcomer that could not be opened is still to be found.
  table.isDirectoryDue = true;
}

function namesIn(table: ProcessTable): readonly string[] {
  try {
    return readdirSync(table.root);
  } catch (error) {
    const failure = readFailureOf(error);
    if (failure !== 'noDescriptor') throw noTree(table.root, error);
    count(table, table.newcomerTally, failure);
    return [];
  }
}

/** Pids are written without leading zeros. */
function pidOf(name: string): number | undefined {
  return /^[1-9]\d{0,14}$/.test(name) ? Number(name) : undefined;
}
