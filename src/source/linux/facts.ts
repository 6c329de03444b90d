import type { Demand } from '../../sample/demand.js';
import type { CmdlineFacts } from '../../sample/process-sample.js';
import { backoffMs } from './backoff.js';
import { whyNothing } from './details/why-nothing.js';
import type { FileAnswer } from './file-answer.js';
import { rememberedRuns } from './gate.js';
import { needed } from './needed.js';
import { parsePidCmdline } from './pid-cmdline.js';
import { type ProcessTable, touch } from './process-table.js';
import { refreshRowFacts } from './row-facts.js';
import { refreshSamples } from './samples.js';
import { monotonicMs, type Slices } from './slices.js';
import { asciiOf, type SmallFiles } from './small-files.js';
import { refreshStatuses } from './statuses.js';
import { refreshThreads } from './threads.js';
import { isYoung, type TrackedProcess } from './tracked-process.js';

/**
 * Reads the status of those where it is due (status never blocks), and returns those whose cmdline
 * is due: that is for the helper to read. What it answers joins a later sample.
 */
export async function refreshFacts(
  table: ProcessTable,
  demand: Demand,
  readSmallFile: SmallFiles,
  slices: Slices,
): Promise<readonly TrackedProcess[]> {
  markYoung(table);
  markRotation(table, demand, readSmallFile);
  await refreshStatuses(table, demand.status, readSmallFile, slices);
  const shown = demand.threads && new Set(needed(table, demand.threads));
  await refreshThreads(table, shown, readSmallFile, slices);
  await refreshRowFacts(table, demand.rowFacts, readSmallFile, slices);
  const due = dueCmdlines(table, demand);
  for (const tracked of due) {
    tracked.runsAtCmdline = isYoung(table, tracked)
      ? undefined
      : runsOf(table, tracked, readSmallFile);
  }
  await refreshSamples(table, slices);
  return due;
}

/** Takes what the helper found. */
export function takeAnswer(
  table: ProcessTable,
  tracked: TrackedProcess,
  answer: FileAnswer,
  firstBackoffMs: number,
): void {
  const readAtMs = monotonicMs();
  tracked.isCmdlineAsked = false;
  const isSlow = 'unread' in answer && answer.unread === 'slowRead';
  tracked.slowReads = isSlow ? tracked.slowReads + 1 : 0;
  if (isSlow) {
    tracked.retryAtMs = readAtMs + backoffMs(firstBackoffMs, tracked.slowReads);
    tracked.isCmdlineStale = true;
  }
  if (isSlow && !tracked.isGone) table.slow.add(tracked);
  else table.slow.delete(tracked);
  // What was known once says more than that it cannot be read now.
  if ('unread' in answer && tracked.cmdline?.argv !== undefined) return;
  const facts: CmdlineFacts = { readAtMs, ...cmdlineOf(answer) };
  if (isSameCmdline(tracked.cmdline, facts)) return;
  tracked.cmdline = facts;
  touch(table, tracked);
}

function cmdlineOf(answer: FileAnswer): Omit<CmdlineFacts, 'readAtMs'> {
  if ('unread' in answer) return answer;
  return { argv: parsePidCmdline(answer.bytes), ...(answer.isCut ? { isCut: true } : {}) };
}

/** So many scans lie between two readings of the same fact in the rotation. */
const ROTATION_SCANS = 30;
const STATUS_TURNS = 5;
const STATUS_SCANS = ROTATION_SCANS / STATUS_TURNS;

/** A child may exec, and become another user, after the scan that saw it first: then it has touched memory, too. */
function markYoung(table: ProcessTable): void {
  for (const tracked of table.formerNewcomers) {
    const { bornAtScan, isGone, sample, firstReadAtMs } = tracked;
    if (bornAtScan <= 1 || isGone || sample.readAtMs === firstReadAtMs) continue;
    table.staleStatuses.add(tracked);
    tracked.isCmdlineStale = true;
  }
}

/** A fifth of the statuses each sixth tick; command lines all in one tick, as each helper costs more than a file. */
function markRotation(table: ProcessTable, demand: Demand, readSmallFile: SmallFiles): void {
  if (table.scan % STATUS_SCANS !== 0) return;
  const turn = table.scan / STATUS_SCANS;
  for (const tracked of needed(table, demand.status)) {
    if ((tracked.pid + turn) % STATUS_TURNS === 0) table.staleStatuses.add(tracked);
  }
  if (table.scan % ROTATION_SCANS !== 0) return;
  for (const tracked of needed(table, demand.cmdline)) {
    tracked.isCmdlineStale ||= mayHaveChanged(table, tracked, readSmallFile);
  }
}

/** A process changes its command line itself: whoever has not run since has the same. */
function mayHaveChanged(
  table: ProcessTable,
  tracked: TrackedProcess,
  readSmallFile: SmallFiles,
): boolean {
  const { runsAtCmdline } = tracked;
  if (tracked.cmdline?.argv === undefined || runsAtCmdline === undefined) return true;
  return runsOf(table, tracked, readSmallFile) !== runsAtCmdline;
}

/** Of ourselves, who run all the time, it is known that it does not change. */
function runsOf(
  table: ProcessTable,
  tracked: TrackedProcess,
  readSmallFile: SmallFiles,
): string | undefined {
  if (table.gate === undefined) return undefined;
  if (tracked.pid === process.pid) return 'ourselves';
  if (tracked.sample.threads > 1) return undefined;
  if (table.isGated && tracked.file.kind === 'schedstat')
    return rememberedRuns(table.gate, tracked);
  return asciiOf(readSmallFile(`${tracked.file.directory}/schedstat`));
}

function dueCmdlines(table: ProcessTable, demand: Demand): readonly TrackedProcess[] {
  const nowMs = monotonicMs();
  const due: TrackedProcess[] = [];
  // One at a time of those that hung before: the others would wait behind them.
  let isRetrying = [...table.slow].some(({ isCmdlineAsked }) => isCmdlineAsked);
  for (const tracked of needed(table, demand.cmdline)) {
    if (!tracked.isCmdlineStale || tracked.isCmdlineAsked) continue;
    if (tracked.slowReads > 0) {
      if (isRetrying || nowMs < tracked.retryAtMs) continue;
      isRetrying = true;
    }
    tracked.isCmdlineStale = false;
    // A zombie's is empty too: what was read while it lived is kept.
    if (whyNothing(tracked.sample) === undefined) due.push(tracked);
    else if (tracked.cmdline === undefined) {
      tracked.cmdline = { readAtMs: nowMs, argv: [] };
      touch(table, tracked);
    }
  }
  for (const tracked of due) tracked.isCmdlineAsked = true;
  return due;
}

function isSameCmdline(a: CmdlineFacts | undefined, b: CmdlineFacts): boolean {
  if (a === undefined || a.isCut !== b.isCut || a.unread !== b.unread) return false;
  if (a.argv === undefined || b.argv === undefined) return a.argv === b.argv;
  const { argv } = b;
  return a.argv.length === argv.length && a.argv.every((text, index) => text === argv[index]);
}
