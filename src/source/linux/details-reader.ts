import type { Demand } from '../../sample/demand.js';
import type { DetailPart, ProcessDetails, Unread } from '../../sample/process-details.js';
import { shared } from '../shared-json.js';
import {
  askParts,
  type BlockingPart,
  type BlockingParts,
  blockingParts,
} from './blocking-parts.js';
import { type BlockingReader, hasHelper } from './blocking-reader.js';
import { type Place, placeOf } from './details/place.js';
import { readProcessPart } from './details/read-process.js';
import { explained } from './details/why-nothing.js';
import { type KeptFiles, readFilesPart, readOpenFileCount } from './files-part.js';
import { type LockTable, lockTable, readLocksPart } from './locks-part.js';
import { needed } from './needed.js';
import { parsePidStat } from './pid-stat.js';
import type { ProcessTable } from './process-table.js';
import { monotonicMs, type Slices } from './slices.js';
import type { SmallFiles } from './small-files.js';
import type { TrackedProcess } from './tracked-process.js';

/** Reads what the detail panes show, of the processes that are asked for. */
export type DetailsReader = {
  readonly readSmallFile: SmallFiles;
  readonly blocking: BlockingReader<BlockingPart>;
  readonly locks: LockTable;
  /** Goes with the process: what did not answer is remembered while nobody looks. */
  readonly kept: WeakMap<TrackedProcess, KeptDetails>;
  shown: readonly TrackedProcess[];
};

export function detailsReader(
  readSmallFile: SmallFiles,
  blocking: DetailsReader['blocking'],
): DetailsReader {
  return { readSmallFile, blocking, locks: lockTable(), kept: new WeakMap(), shown: [] };
}

/**
 * The details that are wanted, by pid; undefined where none are. A process that is gone has none. What only a
 * helper may read is asked for, and joins a later sample.
 */
export async function refreshDetails(
  reader: DetailsReader,
  table: ProcessTable,
  demand: Demand['details'],
  slices: Slices,
): Promise<readonly ProcessDetails[] | undefined> {
  const wanted = demand === undefined ? [] : [...new Set(needed(table, demand.of))];
  wanted.sort((one, other) => one.pid - other.pid);
  forgetOthers(reader, wanted);
  if (demand === undefined) return undefined;
  const parts = new Set(demand.parts);
  const list: ProcessDetails[] = [];
  for (const tracked of wanted) {
    if (slices.isSpent()) await slices.rest();
    const details = await readDetails(reader, table, tracked, parts, slices);
    if (details !== undefined) list.push(details);
  }
  askParts(
    reader.blocking,
    wanted.flatMap((tracked) => blockingWanted(reader, tracked, parts)),
  );
  return list;
}

type KeptDetails = KeptFiles & {
  readonly place: Place;
  readonly blocking: BlockingParts;
  latest?: ProcessDetails;
};

/** What was read of those who are not shown any more; what hangs is remembered. */
function forgetOthers(reader: DetailsReader, wanted: readonly TrackedProcess[]): void {
  const still = new Set(wanted);
  for (const tracked of reader.shown) {
    const kept = still.has(tracked) ? undefined : reader.kept.get(tracked);
    if (kept === undefined) continue;
    delete kept.latest;
    delete kept.files;
    delete kept.fileCount;
  }
  reader.shown = wanted;
}

async function readDetails(
  reader: DetailsReader,
  table: ProcessTable,
  tracked: TrackedProcess,
  parts: ReadonlySet<DetailPart>,
  slices: Slices,
): Promise<ProcessDetails | undefined> {
  const kept = keptAt(reader, tracked, placeOf(table.root, tracked));
  const { pid, sample } = tracked;
  const { readSmallFile } = reader;
  const { place } = kept;
  const { directory, why } = place;
  const files = { directory, kept, readSmallFile, slices, isLive: table.isLive };
  const read: ProcessDetails = {
    pid,
    startTicks: sample.startTicks,
    readAtMs: monotonicMs(),
    ...(parts.has('process') ? readProcessPart(place, readSmallFile) : {}),
    ...(parts.has('process') ? { openFileCount: await readOpenFileCount(files, why) } : {}),
    ...(parts.has('files') ? { files: await readFilesPart(files, why) } : {}),
    ...(parts.has('locks') ? { locks: await readLocksPart(reader.locks, table, pid, files) } : {}),
    ...answered(reader, kept, parts),
  };
  if (!isStillThere(reader, place.own, sample.startTicks)) return undefined;
  kept.latest = sharedDetails(kept.latest, why === undefined ? read : explained(read, why));
  return kept.latest;
}

/** What is kept of it; anew where it is told of in another place than before. */
function keptAt({ kept }: DetailsReader, tracked: TrackedProcess, place: Place): KeptDetails {
  const before = kept.get(tracked);
  if (before?.place.directory === place.directory && before.place.why === place.why) return before;
  const anew = { place, blocking: blockingParts(place.directory) };
  kept.set(tracked, anew);
  return anew;
}

/** What the helper has found so far. */
function answered(
  { blocking }: DetailsReader,
  { place, blocking: { readings } }: KeptDetails,
  parts: ReadonlySet<DetailPart>,
): Partial<ProcessDetails> {
  const unread: Unread | undefined = place.why ?? (hasHelper(blocking) ? undefined : 'noHelper');
  const none = unread && { unread };
  const { memory = none, environment = none } = unread ? {} : readings;
  return {
    ...(parts.has('memory') && memory ? { memory } : {}),
    ...(parts.has('environment') && environment ? { environment } : {}),
  };
}

function blockingWanted(
  { kept }: DetailsReader,
  tracked: TrackedProcess,
  parts: ReadonlySet<DetailPart>,
): readonly BlockingPart[] {
  const { place, blocking } = kept.get(tracked) ?? {};
  if (blocking === undefined || place?.why !== undefined) return [];
  return [
    ...(parts.has('memory') ? [blocking.memory] : []),
    ...(parts.has('environment') ? [blocking.environment] : []),
  ];
}

/** After it was read: a pid that is another's by now has told of that one. */
function isStillThere(reader: DetailsReader, own: string, startTicks: number): boolean {
  const bytes = reader.readSmallFile(`${own}/stat`);
  if (typeof bytes === 'string') return bytes !== 'gone';
  return parsePidStat(bytes, bytes.length)?.startTicks === startTicks;
}

/** `readAtMs` is when it was first read so. */
function sharedDetails(before: ProcessDetails | undefined, now: ProcessDetails): ProcessDetails {
  if (before === undefined) return now;
  const details = shared(before, { ...now, readAtMs: before.readAtMs });
  return details === before ? before : { ...details, readAtMs: now.readAtMs };
}
