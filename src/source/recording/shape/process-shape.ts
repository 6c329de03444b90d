import type {
  CmdlineFacts,
  ProcessIdentity,
  ProcessSample,
  StatusFacts,
} from '../../../sample/process-sample.js';
import type { MovedProcess } from '../format.js';
import { rowFacts } from './row-facts-shape.js';
import type { Check } from './shape.js';
import { flag, hexadecimal, listOf, number, pid, shapeOf, text } from './shape.js';
import { threadFacts } from './thread-shape.js';

const status = shapeOf<StatusFacts>(
  { readAtMs: number, uids: listOf(number), gids: listOf(number) },
  {
    tracerPid: number,
    signalMasks: shapeOf<NonNullable<StatusFacts['signalMasks']>>(
      {
        threadPending: hexadecimal,
        processPending: hexadecimal,
        blocked: hexadecimal,
        ignored: hexadecimal,
        caught: hexadecimal,
      },
      {},
    ),
  },
);

const cmdline = shapeOf<CmdlineFacts>(
  { readAtMs: number },
  { argv: listOf(text), isCut: flag, unread: text },
);

const statFields = {
  comm: text,
  stateCode: text,
  ppid: number,
  pgrp: number,
  session: number,
  ttyDevice: number,
  ttyProcessGroup: number,
  flags: number,
  minorFaults: number,
  majorFaults: number,
  userTicks: number,
  systemTicks: number,
  childUserTicks: number,
  childSystemTicks: number,
  priority: number,
  nice: number,
  threads: number,
  vsizeBytes: number,
  rssPages: number,
  readAtMs: number,
};

const mayBeAbsent = {
  childMinorFaults: number,
  childMajorFaults: number,
  processor: number,
  exitCode: number,
  status,
  cmdline,
  threadList: threadFacts,
  rowFacts,
};

export const wholeProcess = shapeOf<ProcessSample>(
  { pid, startTicks: number, ...statFields },
  mayBeAbsent,
);

const movedProcess = shapeOf<MovedProcess>({ pid }, { ...statFields, ...mayBeAbsent });

export const identity = shapeOf<ProcessIdentity>({ pid, startTicks: number }, {});

export const processes = ascending(wholeProcess);

export const changedProcesses = ascending((value) =>
  (isStarted(value) ? wholeProcess : movedProcess)(value),
);

function isStarted(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, 'startTicks');
}

/** By pid. */
function ascending(item: Check): Check {
  const items = listOf(item);
  return (value) => {
    const reason = items(value);
    if (reason !== undefined) return reason;
    const list = value as readonly ProcessIdentity[];
    const wrong = list.findIndex(({ pid: own }, at) => own <= (list[at - 1]?.pid ?? -1));
    return wrong < 0 ? undefined : `[${wrong}].pid: expected pids in ascending order, each once`;
  };
}
