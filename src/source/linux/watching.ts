import { leaveGate } from './gate.js';
import { forgetStat } from './kept-stats.js';
import type { ProcessTable } from './process-table.js';
import { releaseStat } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';

/**
 * Whether schedstat is what stays open of a process. Behind schedstat (2 µs) stands a stat that is opened each time it ran (15 µs
 * more); a stat that stays open is 5 µs. So it is schedstat as long as it runs in less than a fifth of the scans:
 * seen to run counts 4 up, not 1 down. One that changes sides again and again waits longer each time.
 */
function isGateFor(table: ProcessTable, { file, liveliness, sample }: TrackedProcess): boolean {
  // Of several threads schedstat tells of the main one only.
  if (!table.isGated || sample.threads > 1) return false;
  return file.kind === 'stat' ? liveliness === 0 : liveliness < LIVELY;
}

/** Whether schedstat alone is read; not of several threads, whose schedstat is given up when they are seen. */
export function isBehindGate({ file, liveliness }: TrackedProcess): boolean {
  return file.kind === 'schedstat' && liveliness < LIVELY;
}

/** Counts one look at schedstat, or at a stat that is kept open. */
export function countLook(tracked: TrackedProcess, hasMoved: boolean): void {
  const { file, liveliness, patience } = tracked;
  if (hasMoved) {
    tracked.liveliness = Math.min(Math.max(LIVELY, patience), liveliness + STEP);
  } else if (liveliness > 0) {
    tracked.liveliness -= 1;
    if (liveliness === 1 && file.kind === 'schedstat') tracked.patience = 0;
  }
}

/** Gives up the file that is kept where it is to be the other one. */
export function chooseKept(table: ProcessTable, tracked: TrackedProcess): 'stat' | 'schedstat' {
  const wanted = isGateFor(table, tracked) ? 'schedstat' : 'stat';
  const { file } = tracked;
  if (file.kind !== undefined && file.kind !== wanted) {
    giveUpKept(table, tracked);
    if (wanted === 'stat' && tracked.liveliness >= LIVELY) waitLonger(tracked);
  }
  return wanted;
}

/** Nothing of it stays open, and what was remembered of that is forgotten. */
export function giveUpKept(table: ProcessTable, tracked: TrackedProcess): void {
  releaseStat(table.files, tracked.file);
  leaveGate(table.gate, tracked);
  forgetStat(table, tracked);
}

/** What is on the screen is read at each look: its stat stays open for a while. */
export function watchClosely(tracked: TrackedProcess): void {
  if (tracked.liveliness < LIVELY) tracked.liveliness = LIVELY;
}

/** Three looks in a row at which it had run. */
const LIVELY = 12;
const STEP = 4;
const MOST_PATIENCE = 96;

function waitLonger(tracked: TrackedProcess): void {
  tracked.patience = Math.min(MOST_PATIENCE, Math.max(LIVELY, tracked.patience * 2));
  tracked.liveliness = tracked.patience;
}
