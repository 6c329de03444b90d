import type {
  CmdlineFacts,
  ProcessSample,
  ProcessStat,
  StatusFacts,
} from '../../sample/process-sample.js';
import type { RowFacts } from '../../sample/row-facts.js';
import type { ThreadFacts } from '../../sample/thread-sample.js';
import { copyOf } from './stat-copy.js';
import type { StatFile } from './stat-files.js';

/** What the scan knows of one process between two samples. A reused pid is another one of these. */
export type TrackedProcess = {
  readonly pid: number;
  readonly file: StatFile;
  readonly bornAtScan: number;
  /** When it was read for the first time: its sample says another instant once its stat has moved. */
  readonly firstReadAtMs: number;
  sample: ProcessSample;
  /** Its place among the rows. */
  row: number;
  isGone: boolean;
  /** Its stat names another pid than its directory. */
  isMisnamed: boolean;
  /** Its parent is not in the table: who that is may change at any time. */
  isParentUnknown: boolean;
  /** How often it was seen to run of late, and how long it is then watched closely: see watching.ts. */
  liveliness: number;
  patience: number;
  /** Where the gate remembers its schedstat. */
  gateSlot: number | undefined;
  /** Where it is remembered what its stat said, as long as that is kept open. */
  statSlot: number | undefined;
  /** Among those whose sample is to be made anew. */
  isTouched: boolean;
  status: StatusFacts | undefined;
  isCmdlineStale: boolean;
  /** What schedstat said when the command line was asked for last, where that tells whether it has run since. */
  runsAtCmdline: string | undefined;
  /** Asked of the helper and not answered yet. */
  isCmdlineAsked: boolean;
  cmdline: CmdlineFacts | undefined;
  threadList: ThreadFacts | undefined;
  /** Of this scan. */
  rowFacts: RowFacts | undefined;
  /** How often in a row its cmdline did not answer, and when to try again. */
  slowReads: number;
  retryAtMs: number;
};

export function trackedProcess(
  file: StatFile,
  stat: ProcessStat,
  now: { readonly scan: number; readonly readAtMs: number },
): TrackedProcess {
  return {
    pid: stat.pid,
    file,
    bornAtScan: now.scan,
    firstReadAtMs: now.readAtMs,
    sample: sampleOf(stat, now.readAtMs, {}),
    row: 0,
    isGone: false,
    isMisnamed: false,
    isParentUnknown: false,
    liveliness: 0,
    patience: 0,
    gateSlot: undefined,
    statSlot: undefined,
    isTouched: false,
    status: undefined,
    isCmdlineStale: true,
    runsAtCmdline: undefined,
    isCmdlineAsked: false,
    cmdline: undefined,
    threadList: undefined,
    rowFacts: undefined,
    slowReads: 0,
    retryAtMs: 0,
  };
}

/** Born since the scan before the last: many do not live longer, and what pays later only is not done for them yet. */
export function isYoung(
  { scan }: { readonly scan: number },
  { bornAtScan }: TrackedProcess,
): boolean {
  return bornAtScan > 1 && scan - bornAtScan < 2;
}

/** Whether a fork has become a program of its own, or has got another name. */
export function hasBecomeAnother(before: ProcessStat, now: ProcessStat): boolean {
  const hasExeced = (before.flags & PF_FORKNOEXEC) !== 0 && (now.flags & PF_FORKNOEXEC) === 0;
  return hasExeced || before.comm !== now.comm;
}

/** <linux/sched.h>: forked but has not exec'd. */
const PF_FORKNOEXEC = 0x40;

/**
 * The sample that a stat, just read and nobody else's, becomes with what else is known. It is not copied, and its keys
 * come in one order: see {@link copyOf}.
 */
export function sampleOf(
  stat: ProcessStat,
  readAtMs: number,
  { status, cmdline, threadList, rowFacts }: JoinedFacts,
): ProcessSample {
  const sample = stat as { -readonly [K in keyof ProcessSample]: ProcessSample[K] };
  sample.readAtMs = readAtMs;
  if (status !== undefined) sample.status = status;
  if (cmdline !== undefined) sample.cmdline = cmdline;
  if (threadList !== undefined) sample.threadList = threadList;
  if (rowFacts !== undefined) sample.rowFacts = rowFacts;
  return sample;
}

/** Joins facts that arrived since; the same object stays where none did. */
export function takeFacts(tracked: TrackedProcess): void {
  const { sample, status, cmdline, threadList, rowFacts } = tracked;
  const isSame = sample.status === status && sample.cmdline === cmdline;
  if (isSame && sample.threadList === threadList && sample.rowFacts === rowFacts) return;
  tracked.sample = sampleOf(copyOf(sample), sample.readAtMs, tracked);
}

type JoinedFacts = {
  readonly [K in 'status' | 'cmdline' | 'threadList' | 'rowFacts']?: ProcessSample[K] | undefined;
};
