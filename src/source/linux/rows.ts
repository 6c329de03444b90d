import type { ProcessStat } from '../../sample/process-sample.js';
import { type ProcessTable, touch } from './process-table.js';
import { hasBecomeAnother, sampleOf, type TrackedProcess } from './tracked-process.js';
import { giveUpKept } from './watching.js';

/** Takes a new stat, and marks as stale what an exec or a rename changes. */
export function takeStat(
  table: ProcessTable,
  tracked: TrackedProcess,
  stat: ProcessStat,
  readAtMs: number,
): void {
  const before = tracked.sample;
  if (hasBecomeAnother(before, stat)) {
    table.staleStatuses.add(tracked);
    tracked.isCmdlineStale = true;
  }
  if (stat.threads > 1) {
    table.threaded.add(tracked);
    if (tracked.file.kind === 'schedstat') giveUpKept(table, tracked);
  }
  if (before.stateCode !== stat.stateCode && hasEnded(stat)) table.childless.add(tracked.pid);
  tracked.sample = sampleOf(stat, readAtMs, tracked);
  touch(table, tracked);
}

/** A row that is no more: it is among them until removeGone. */
export function drop(table: ProcessTable, tracked: TrackedProcess): void {
  tracked.isGone = true;
  table.named = undefined;
  giveUpKept(table, tracked);
  table.byPid.delete(tracked.pid);
  table.childless.add(tracked.pid);
  table.staleStatuses.delete(tracked);
  table.threaded.delete(tracked);
  table.withRowFacts.delete(tracked);
  table.slow.delete(tracked);
}

export function removeGone(table: ProcessTable): void {
  const { rows } = table;
  let count = 0;
  for (const tracked of rows) {
    if (tracked.isGone) continue;
    tracked.row = count;
    rows[count] = tracked;
    count += 1;
  }
  rows.length = count;
  table.isReshaped = true;
}

/** Newcomers by pid ascending, none of which is a row yet. */
export function addRows(table: ProcessTable, newcomers: readonly TrackedProcess[]): void {
  if (newcomers.length === 0) return;
  const { rows } = table;
  table.named = undefined;
  for (const tracked of newcomers) {
    table.byPid.set(tracked.pid, tracked);
    table.newcomers.push(tracked);
    table.staleStatuses.add(tracked);
    if (tracked.sample.threads > 1) table.threaded.add(tracked);
  }
  merge(rows, newcomers);
  rows.forEach((tracked, index) => {
    tracked.row = index;
  });
  table.isReshaped = true;
}

/** Whether the parent of that pid is a row, or there is none. */
export function isKnown(table: ProcessTable, ppid: number): boolean {
  return ppid === 0 || table.byPid.has(ppid);
}

function hasEnded({ stateCode }: ProcessStat): boolean {
  return stateCode === 'Z' || stateCode === 'X' || stateCode === 'x';
}

/** From the end, in place: most newcomers have a higher pid than all rows. */
function merge(rows: TrackedProcess[], newcomers: readonly TrackedProcess[]): void {
  let from = rows.length - 1;
  rows.length += newcomers.length;
  let to = rows.length - 1;
  for (const newcomer of newcomers.toReversed()) {
    for (; from >= 0 && (rows[from]?.pid ?? 0) > newcomer.pid; from -= 1, to -= 1) {
      rows[to] = rows[from] as TrackedProcess;
    }
    rows[to] = newcomer;
    to -= 1;
  }
}
