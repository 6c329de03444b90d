import type { FactDemand } from '../../sample/demand.js';
import type { Reading } from '../../sample/process-details.js';
import type { RowFact, RowFacts, UsageFacts } from '../../sample/row-facts.js';
import { isSameJson } from '../shared-json.js';
import { readLink } from './details/links.js';
import { parsePidCgroup } from './details/pid-cgroup.js';
import { parsePidIo } from './details/pid-io.js';
import { type Place, placeOf } from './details/place.js';
import { readingOf } from './details/reading.js';
import { parseInteger } from './details/small-values.js';
import { needed } from './needed.js';
import { type ProcessTable, touch } from './process-table.js';
import { inSlices, type Slices } from './slices.js';
import type { SmallFiles } from './small-files.js';
import { parseStatm } from './statm.js';
import type { TrackedProcess } from './tracked-process.js';
import { parseUsage } from './usage-facts.js';

/**
 * Reads what is wanted of each process (none of these files blocks), and forgets what is not: what was read
 * before would look like counters that stand still.
 */
export async function refreshRowFacts(
  table: ProcessTable,
  demand: FactDemand | undefined,
  readSmallFile: SmallFiles,
  slices: Slices,
): Promise<void> {
  table.factTally = { denied: 0, files: new Set() };
  const wanted = wantedOf(table, demand);
  for (const tracked of table.withRowFacts) {
    if (wanted.has(tracked)) continue;
    table.withRowFacts.delete(tracked);
    tracked.rowFacts = undefined;
    touch(table, tracked);
  }
  const read = (
    [tracked, facts]: readonly [TrackedProcess, readonly RowFact[]],
    readAtMs: number,
  ) => readFacts(table, tracked, facts, { readSmallFile, readAtMs });
  // Each may be several files.
  await inSlices([...wanted], slices, read, 4);
}

function wantedOf(
  table: ProcessTable,
  demand: FactDemand = {},
): ReadonlyMap<TrackedProcess, readonly RowFact[]> {
  const wanted = new Map<TrackedProcess, RowFact[]>();
  for (const fact of factNames) {
    for (const tracked of needed(table, demand[fact] ?? [])) {
      const facts = wanted.get(tracked);
      if (facts) facts.push(fact);
      else wanted.set(tracked, [fact]);
    }
  }
  return wanted;
}

function readFacts(
  table: ProcessTable,
  tracked: TrackedProcess,
  facts: readonly RowFact[],
  { readSmallFile, readAtMs }: { readonly readSmallFile: SmallFiles; readonly readAtMs: number },
): void {
  const place = placeOf(table.root, tracked);
  const before = tracked.rowFacts ?? {};
  let isDenied = false;
  const read = facts.map((fact) => {
    const reading = explained(readers[fact](place, readSmallFile), fact, place);
    if ('unread' in reading && reading.unread === 'eacces') {
      isDenied = true;
      table.factTally.files.add(files[fact]);
    }
    return [fact, sameOr(before[fact], { ...reading, readAtMs })];
  });
  if (isDenied) table.factTally.denied += 1;
  const now: RowFacts = Object.fromEntries(read);
  table.withRowFacts.add(tracked);
  if (tracked.rowFacts !== undefined && isSame(before, now)) return;
  tracked.rowFacts = now;
  touch(table, tracked);
}

type Reader = (place: Place, readSmallFile: SmallFiles) => Reading<unknown>;

const readers: Readonly<Record<RowFact, Reader>> = {
  statm: ({ directory }, read) => readingOf(read(`${directory}/statm`), parseStatm),
  usage: readUsage,
  // A thread's own io would be its alone.
  io: ({ own }, read) => readingOf(read(`${own}/io`), parsePidIo),
  oomScore: ({ directory }, read) => readingOf(read(`${directory}/oom_score`), parseInteger),
  cgroups: ({ directory }, read) => readingOf(read(`${directory}/cgroup`), parsePidCgroup),
  exe: ({ directory }) => readLink(`${directory}/exe`),
  cwd: ({ directory }) => readLink(`${directory}/cwd`),
};

const files: Readonly<Record<RowFact, string>> = {
  statm: 'statm',
  usage: 'status',
  io: 'io',
  oomScore: 'oom_score',
  cgroups: 'cgroup',
  exe: 'exe',
  cwd: 'cwd',
};

const factNames = Object.keys(files) as readonly RowFact[];

/** Switches are each thread's own: those of a living one are not the dead main thread's, and the next look may take another. */
function readUsage({ own, directory }: Place, read: SmallFiles): Reading<UsageFacts> {
  const reading = readingOf(read(`${directory}/status`), parseUsage);
  if (own === directory || 'unread' in reading) return reading;
  const { swapBytes } = reading.value;
  return { value: swapBytes === undefined ? {} : { swapBytes } };
}

/** What there is none of has that reason, whatever the kernel answered: a zombie's directories are root's. */
function explained(reading: Reading<unknown>, fact: RowFact, { why }: Place): Reading<unknown> {
  const isNone = why !== undefined && (fact === 'exe' || (fact === 'cwd' && why === 'ended'));
  return isNone && 'unread' in reading ? { unread: why } : reading;
}

/** `readAtMs` is when it was first read so. */
function sameOr<T extends { readonly readAtMs: number }>(before: T | undefined, now: T): T {
  if (before === undefined) return now;
  return isSameJson(before, { ...now, readAtMs: before.readAtMs }) ? before : now;
}

function isSame(before: RowFacts, now: RowFacts): boolean {
  const names = Object.keys(now) as readonly RowFact[];
  return (
    names.length === Object.keys(before).length && names.every((name) => before[name] === now[name])
  );
}
