import type { Need } from '../../sample/demand.js';
import { needed } from './needed.js';
import { isSameStatus, parsePidStatus } from './pid-status.js';
import { type ProcessTable, touch } from './process-table.js';
import { inSlices, monotonicMs, type Slices } from './slices.js';
import type { SmallFiles } from './small-files.js';
import type { TrackedProcess } from './tracked-process.js';

/** Reads the status of those where it is due (it never blocks): of those that are wanted now, of others as time allows. */
export async function refreshStatuses(
  table: ProcessTable,
  wanted: Need,
  readSmallFile: SmallFiles,
  slices: Slices,
): Promise<void> {
  const { staleStatuses } = table;
  if (staleStatuses.size === 0) return;
  const due = needed(table, wanted).filter((tracked) => staleStatuses.has(tracked));
  await inSlices(due, slices, (tracked, readAtMs) => {
    readStatus(table, tracked, readSmallFile, readAtMs);
  });
  readOthers(table, readSmallFile);
}

/** No more than a slice: the user of a row that nobody looks at is not urgent. */
const OTHERS_MS = 3;
const STATUSES_A_LOOK = 8;

function readOthers(table: ProcessTable, readSmallFile: SmallFiles): void {
  const endMs = performance.now() + OTHERS_MS;
  const readAtMs = monotonicMs();
  let count = 0;
  for (const tracked of table.staleStatuses) {
    if (count % STATUSES_A_LOOK === 0 && performance.now() >= endMs) return;
    readStatus(table, tracked, readSmallFile, readAtMs);
    // What could not be read now would come again at once.
    if (table.staleStatuses.has(tracked)) return;
    count += 1;
  }
}

function readStatus(
  table: ProcessTable,
  tracked: TrackedProcess,
  readSmallFile: SmallFiles,
  readAtMs: number,
): void {
  const bytes = readSmallFile(`${table.root}/${tracked.pid}/status`, true);
  if (bytes === 'noDescriptor') return;
  // Gone: the next scan will say so. Absent in a captured tree: tried again in the rotation.
  table.staleStatuses.delete(tracked);
  const status = typeof bytes === 'string' ? undefined : parsePidStatus(bytes);
  if (status === undefined) return;
  if (tracked.status !== undefined && isSameStatus(tracked.status, status)) return;
  tracked.status = { readAtMs, ...status };
  touch(table, tracked);
}
