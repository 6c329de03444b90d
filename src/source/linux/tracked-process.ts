import type {
  CmdlineFacts,
  ProcessSample,
  ProcessStat,
  StatusFacts,
} from '../../sample/process-sample.js';
import type { RowFacts } from '../../sample/row-facts.js';
import type { ThreadFacts } from '../../sample/thread-sample.js';
import type { StatFile } from './stat-files.js';

/** What the scan knows of one process between two samples. A reused pid is another one of these. */
export type TrackedProcess = {
  readonly pid: number;
  readonly file: StatFile;
  readonly cmdlinePath: string;
  readonly bornAtScan: number;
  /** What stat said last, to see without parsing that nothing moved. */
  bytes: Uint8Array;
  byteCount: number;
  sample: ProcessSample;
  isGone: boolean;
  /** Its stat names another pid than its directory. */
  isMisnamed: boolean;
  isStatusStale: boolean;
  status?: StatusFacts;
  isCmdlineStale: boolean;
  /** Asked of the helper and not answered yet. */
  isCmdlineAsked: boolean;
  cmdline?: CmdlineFacts;
  threadList?: ThreadFacts;
  /** Of this scan. */
  rowFacts?: RowFacts;
  /** How often in a row its cmdline did not answer, and when to try again. */
  slowReads: number;
  retryAtMs: number;
};

export function trackedProcess(
  file: StatFile,
  cmdlinePath: string,
  stat: ProcessStat,
  now: { readonly scan: number; readonly readAtMs: number },
): TrackedProcess {
  return {
    pid: stat.pid,
    file,
    cmdlinePath,
    bornAtScan: now.scan,
    bytes: new Uint8Array(0),
    byteCount: 0,
    sample: { ...stat, readAtMs: now.readAtMs },
    isGone: false,
    isMisnamed: false,
    isStatusStale: true,
    isCmdlineStale: true,
    isCmdlineAsked: false,
    slowReads: 0,
    retryAtMs: 0,
  };
}

/** Whether stat says byte for byte what it said last. */
export function isUnmoved(tracked: TrackedProcess, buffer: Uint8Array, length: number): boolean {
  if (tracked.byteCount !== length) return false;
  // By hand: a subarray for a native comparison would be an allocation for each process and tick.
  for (let at = 0; at < length; at += 1) if (tracked.bytes[at] !== buffer[at]) return false;
  return true;
}

export function rememberBytes(tracked: TrackedProcess, buffer: Uint8Array, length: number): void {
  if (tracked.bytes.length < length) tracked.bytes = new Uint8Array(length + SPARE_BYTES);
  tracked.bytes.set(buffer.subarray(0, length));
  tracked.byteCount = length;
}

/** Takes a new stat, and marks as stale what an exec or a rename changes. */
export function takeStat(tracked: TrackedProcess, stat: ProcessStat, readAtMs: number): void {
  const before = tracked.sample;
  const hasExeced = (before.flags & PF_FORKNOEXEC) !== 0 && (stat.flags & PF_FORKNOEXEC) === 0;
  if (hasExeced || before.comm !== stat.comm) {
    tracked.isStatusStale = true;
    tracked.isCmdlineStale = true;
  }
  tracked.sample = sampleOf(stat, readAtMs, tracked);
}

/** Joins facts that arrived since; the same object stays where none did. */
export function takeFacts(tracked: TrackedProcess): void {
  const { sample, status, cmdline, threadList, rowFacts } = tracked;
  const isSame = sample.status === status && sample.cmdline === cmdline;
  if (isSame && sample.threadList === threadList && sample.rowFacts === rowFacts) return;
  const { status: _s, cmdline: _c, threadList: _t, rowFacts: _r, ...stat } = sample;
  tracked.sample = sampleOf(stat, sample.readAtMs, tracked);
}

/** <linux/sched.h>: forked but has not exec'd. */
const PF_FORKNOEXEC = 0x40;
/** Counters grow by a digit now and then. */
const SPARE_BYTES = 32;

function sampleOf(
  stat: ProcessStat,
  readAtMs: number,
  { status, cmdline, threadList, rowFacts }: TrackedProcess,
): ProcessSample {
  return {
    ...stat,
    readAtMs,
    ...(status === undefined ? {} : { status }),
    ...(cmdline === undefined ? {} : { cmdline }),
    ...(threadList === undefined ? {} : { threadList }),
    ...(rowFacts === undefined ? {} : { rowFacts }),
  };
}
