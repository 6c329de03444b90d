import { type ByteMemory, byteMemory, heldText, hold, holdsSame, takeSlot } from './byte-memory.js';
import type { ProcessTable } from './process-table.js';
import type { ReadFailure } from './read-failure.js';
import type { SmallFiles } from './small-files.js';
import { readSchedstat } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';

/**
 * What each process's schedstat said last: a single thread whose schedstat stands still has not run, and what only
 * running changes need not be read.
 */
export type Gate = ByteMemory;

/** Undefined where this kernel does not tell: without scheduler statistics the file is not there or all 0. */
export function gateOver(root: string, readSmallFile: SmallFiles): Gate | undefined {
  const own = readSmallFile(`${root}/self/schedstat`);
  const hasRun = typeof own !== 'string' && /^[1-9]\d* \d+ \d+\n$/.test(own.toString('latin1'));
  return hasRun ? byteMemory(SLOT_BYTES) : undefined;
}

/**
 * Whether it has run since this was asked last; undefined where that cannot be told. What is remembered is older
 * than any stat that is read after it.
 */
export function hasRun(
  table: ProcessTable,
  gate: Gate,
  tracked: TrackedProcess,
): boolean | ReadFailure | undefined {
  const length = readSchedstat(table.files, tracked.file);
  if (typeof length !== 'number') return length;
  if (length === 0 || length > SLOT_BYTES) return undefined;
  tracked.gateSlot ??= takeSlot(gate);
  const { buffer } = table.files;
  if (holdsSame(gate, tracked.gateSlot, buffer, length)) return false;
  hold(gate, tracked.gateSlot, buffer, length);
  return true;
}

/** What schedstat said when it was read last, where it is behind the gate. */
export function rememberedRuns(gate: Gate, { gateSlot }: TrackedProcess): string | undefined {
  return gateSlot === undefined ? undefined : heldText(gate, gateSlot);
}

/** What was remembered of it is forgotten. */
export function leaveGate(gate: Gate | undefined, tracked: TrackedProcess): void {
  if (gate === undefined || tracked.gateSlot === undefined) return;
  gate.free.push(tracked.gateSlot);
  tracked.gateSlot = undefined;
}

/** Three numbers of at most 20 digits. */
const SLOT_BYTES = 64;
