import type {
  CgroupMembership,
  DetailStatus,
  FileLock,
  IoCounters,
  MemoryRollup,
  Namespace,
  OpenFile,
  ProcessDetails,
  ResourceLimit,
  Scheduling,
} from '../../../sample/process-details.js';
import type { DetailsDelta, MovedDetails } from '../format.js';
import { reading } from './reading-shape.js';
import type { Check } from './shape.js';
import { flag, hexadecimal, listOf, number, pid, shapeOf, text } from './shape.js';

const status = shapeOf<DetailStatus>(
  {},
  {
    groups: listOf(number),
    namespacePids: listOf(number),
    peakVsizeBytes: number,
    peakRssBytes: number,
    lockedBytes: number,
    rssAnonymousBytes: number,
    rssFileBytes: number,
    rssSharedBytes: number,
    swapBytes: number,
    capabilitiesEffective: hexadecimal,
    capabilitiesPermitted: hexadecimal,
    capabilitiesBounding: hexadecimal,
    hasNoNewPrivileges: flag,
    seccompMode: number,
    cpusAllowed: text,
    memoryNodesAllowed: text,
    voluntarySwitches: number,
    involuntarySwitches: number,
    umask: text,
  },
);

export const io = shapeOf<IoCounters>(
  {
    readCharacters: number,
    writtenCharacters: number,
    readCalls: number,
    writeCalls: number,
    readBytes: number,
    writtenBytes: number,
    cancelledWriteBytes: number,
  },
  {},
);

const limit = shapeOf<ResourceLimit>({ name: text, unit: text }, { soft: number, hard: number });

export const cgroup = shapeOf<CgroupMembership>(
  { hierarchy: number, controllers: listOf(text), path: text },
  {},
);

const scheduling = shapeOf<Scheduling>(
  { policy: number, realtimePriority: number },
  { runNs: number, waitNs: number, timeslices: number },
);

const memory = shapeOf<MemoryRollup>(
  {
    rssBytes: number,
    pssBytes: number,
    sharedCleanBytes: number,
    sharedDirtyBytes: number,
    privateCleanBytes: number,
    privateDirtyBytes: number,
  },
  {
    pssAnonymousBytes: number,
    pssFileBytes: number,
    pssSharedBytes: number,
    swapBytes: number,
    swapPssBytes: number,
  },
);

const file = shapeOf<OpenFile>(
  { descriptor: number },
  { target: text, flags: number, offset: number, inode: number },
);

const lock = shapeOf<FileLock>(
  {
    kind: text,
    isMandatory: flag,
    mode: text,
    isWaiting: flag,
    fileId: text,
    startByte: number,
    others: listOf(shapeOf<FileLock['others'][number]>({ isWaiting: flag }, { pid: number })),
  },
  { endByte: number, path: text },
);

const parts = {
  status: reading(status),
  io: reading(io),
  limits: reading(listOf(limit)),
  cgroups: reading(listOf(cgroup)),
  scheduling: reading(scheduling),
  oom: reading(
    shapeOf<{ score: number; scoreAdj: number }>({ score: number, scoreAdj: number }, {}),
  ),
  waitChannel: reading(text),
  cwd: reading(text),
  exe: reading(text),
  root: reading(text),
  namespaces: reading(listOf(shapeOf<Namespace>({ type: text, inode: number }, {}))),
  openFileCount: reading(number),
  memory: reading(memory),
  environment: reading(
    shapeOf<{ list: readonly string[]; isCut?: true }>({ list: listOf(text) }, { isCut: flag }),
  ),
  files: reading(
    shapeOf<{ list: readonly OpenFile[]; isCut?: true }>({ list: listOf(file) }, { isCut: flag }),
  ),
  locks: reading(
    shapeOf<{ list: readonly FileLock[]; isPartial?: true }>(
      { list: listOf(lock) },
      { isPartial: flag },
    ),
  ),
};

const detailsShape = shapeOf<ProcessDetails>({ pid, startTicks: number, readAtMs: number }, parts);

const movedDetails = shapeOf<MovedDetails>(
  { pid, startTicks: number, same: listOf(text) },
  { readAtMs: number, ...parts },
);

/** Of a key frame. */
export const detailsList = listOf(detailsShape);

const detailsDelta = shapeOf<DetailsDelta>({ list: listOf(movedDetails) }, {});

/** Of a delta. */
export const detailsOfDelta: Check = (value) =>
  (Array.isArray(value) ? detailsList : detailsDelta)(value);
