import type {
  CmdlineFacts,
  ProcessIdentity,
  ProcessSample,
  StatusFacts,
} from '../../sample/process-sample.js';
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

const processShape = shapeOf<ProcessSample>(
  {
    pid,
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
    startTicks: number,
    vsizeBytes: number,
    rssPages: number,
    readAtMs: number,
  },
  {
    childMinorFaults: number,
    childMajorFaults: number,
    processor: number,
    exitCode: number,
    status,
    cmdline,
    threadList: threadFacts,
    rowFacts,
  },
);

export const identity = shapeOf<ProcessIdentity>({ pid, startTicks: number }, {});

/** By pid ascending. */
export const processes: Check = (value) => {
  const reason = listOf(processShape)(value);
  if (reason !== undefined) return reason;
  const list = value as readonly ProcessSample[];
  const wrong = list.findIndex((process, at) => process.pid <= (list[at - 1]?.pid ?? -1));
  return wrong < 0 ? undefined : `[${wrong}].pid: expected pids in ascending order, each once`;
};
