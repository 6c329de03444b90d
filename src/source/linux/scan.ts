import type { Need } from '../../sample/demand.js';
import { hasRun } from './gate.js';
import { isStatAsBefore, rememberStat } from './kept-stats.js';
import { needed } from './needed.js';
import { findNewcomers, mayHaveNewcomers } from './newcomers.js';
import { parsePidStat } from './pid-stat.js';
import { countFailure, noTrouble, type ProcessTable } from './process-table.js';
import type { ReadFailure } from './read-failure.js';
import { drop, isKnown, removeGone, takeStat } from './rows.js';
import { inSlices, type Slices } from './slices.js';
import { readStat, recoverLimit } from './stat-files.js';
import { isYoung, type TrackedProcess } from './tracked-process.js';
import { chooseKept, countLook, isBehindGate, watchClosely } from './watching.js';

/** What is wanted of a scan beyond that it is right. */
export type ScanDemand = {
  /** Only of these must the very scan tell what moves without their running; absent: of all. */
  readonly shown?: Need;
  /** Newcomers may take so long; the rest is `table.unreadPids`. */
  readonly newcomersMs?: number;
  /** The pid that was given last, read after `forks`. */
  readonly lastPid?: number;
};

/**
 * Brings the table up to date. `forks`, read before, tells whether there can be newcomers;
 * undefined = not known.
 */
export async function scanProcesses(
  table: ProcessTable,
  forks: number | undefined,
  slices: Slices,
  { shown, newcomersMs = Number.POSITIVE_INFINITY, lastPid }: ScanDemand = {},
): Promise<void> {
  table.scan += 1;
  table.rowTally = noTrouble();
  table.formerNewcomers = table.newcomers;
  table.newcomers = [];
  recoverLimit(table.files);
  table.isGated = table.gate !== undefined && shown !== undefined && shown !== 'all';
  const isDirectoryDue = mayHaveNewcomers(table, forks, lastPid);
  // The rest of a first look: what was read a moment ago is not read again.
  if (table.unreadPids.length === 0) await refreshRows(table, shown ?? 'all', slices);
  if (isDirectoryDue) await findNewcomers(table, slices, newcomersMs);
}

async function refreshRows(table: ProcessTable, shown: Need, slices: Slices): Promise<void> {
  if (table.isGated) for (const tracked of needed(table, shown)) watchClosely(tracked);
  await inSlices(table.rows, slices, (tracked, readAtMs) => refresh(table, tracked, readAtMs));
  if (table.isGated) await refreshOrphans(table, slices);
  table.childless.clear();
  if (table.byPid.size < table.rows.length) removeGone(table);
}

/** Behind the gate each row's stat is read once in so many scans: 16 µs, so half a microsecond a scan. */
const ROTATION_SCANS = 32;

function refresh(table: ProcessTable, tracked: TrackedProcess, readAtMs: number): void {
  if (tracked.isMisnamed) table.rowTally.garbled += 1;
  const { gate } = table;
  const isToPass = table.isGated && isBehindGate(tracked);
  if (gate !== undefined && isToPass) {
    const answer = hasRun(table, gate, tracked);
    if (typeof answer === 'string') {
      lose(table, tracked, answer);
      return;
    }
    countLook(tracked, answer !== false);
    const isDue = tracked.isParentUnknown || (tracked.pid + table.scan) % ROTATION_SCANS === 0;
    if (answer === false && !isDue) return;
  }
  refreshStat(table, tracked, readAtMs);
}

function refreshStat(table: ProcessTable, tracked: TrackedProcess, readAtMs: number): void {
  const { files, gate } = table;
  const kept = chooseKept(table, tracked);
  // First what will be remembered, then stat: what runs in between is seen to have run at the next scan.
  const isGateNew = kept === 'schedstat' && tracked.file.kind !== kept;
  if (gate !== undefined && isGateNew && !isYoung(table, tracked)) hasRun(table, gate, tracked);
  const length = readStat(files, tracked.file, kept === 'stat');
  if (typeof length === 'string') {
    lose(table, tracked, length);
    return;
  }
  if (isStatAsBefore(table, tracked, length)) countLook(tracked, false);
  else takeRead(table, tracked, length, readAtMs);
}

/** Takes what moved of a stat that was read. */
function takeRead(
  table: ProcessTable,
  tracked: TrackedProcess,
  length: number,
  readAtMs: number,
): void {
  const parsed = parsePidStat(table.files.buffer, length, tracked.sample);
  if (parsed === undefined) table.rowTally.garbled += 1;
  // Without a kept descriptor the pid may be another's by now: a newcomer, found in the directory.
  if (parsed === undefined || parsed.startTicks !== tracked.sample.startTicks) {
    drop(table, tracked);
    return;
  }
  rememberStat(table, tracked, length);
  const hasMoved = parsed !== tracked.sample;
  if (tracked.file.kind === 'stat') countLook(tracked, hasMoved);
  if (table.isGated) tracked.isParentUnknown = !isKnown(table, parsed.ppid);
  if (!hasMoved) return;
  const { pid } = tracked;
  takeStat(table, tracked, parsed.pid === pid ? parsed : { ...parsed, pid }, readAtMs);
}

/** Whose parent ended belongs to another from that moment, and need not run for it. */
async function refreshOrphans(table: ProcessTable, slices: Slices): Promise<void> {
  const { childless } = table;
  let seen = 0;
  while (childless.size > seen) {
    seen = childless.size;
    await inSlices(table.rows, slices, (tracked, readAtMs) => {
      const isOrphan = !tracked.isGone && childless.has(tracked.sample.ppid);
      if (isOrphan) refreshStat(table, tracked, readAtMs);
    });
  }
}

function lose(table: ProcessTable, tracked: TrackedProcess, failure: ReadFailure): void {
  countFailure(table, table.rowTally, failure);
  // It is there, we only cannot look: what was seen last stands.
  if (failure !== 'noDescriptor') drop(table, tracked);
}
