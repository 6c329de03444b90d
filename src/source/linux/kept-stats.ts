import { hold, holdsSame, takeSlot } from './byte-memory.js';
import type { ProcessTable } from './process-table.js';
import type { TrackedProcess } from './tracked-process.js';

/** 52 fields take some 200 to 350 bytes; a longer line is parsed each time. */
export const STAT_SLOT_BYTES = 512;

/**
 * Whether a stat that is kept open says byte for byte what its sample was made of: to see that takes a tenth of
 * parsing it. `length` bytes of it are in the buffer of the files.
 */
export function isStatAsBefore(
  table: ProcessTable,
  { statSlot }: TrackedProcess,
  length: number,
): boolean {
  if (statSlot === undefined) return false;
  return holdsSame(table.keptStats, statSlot, table.files.buffer, length);
}

/** To be told of each stat that the sample was made of. */
export function rememberStat(table: ProcessTable, tracked: TrackedProcess, length: number): void {
  if (tracked.file.kind !== 'stat') return;
  tracked.statSlot ??= takeSlot(table.keptStats);
  hold(table.keptStats, tracked.statSlot, table.files.buffer, length);
}

/** It is not kept open any more. */
export function forgetStat(table: ProcessTable, tracked: TrackedProcess): void {
  if (tracked.statSlot === undefined) return;
  table.keptStats.free.push(tracked.statSlot);
  tracked.statSlot = undefined;
}
