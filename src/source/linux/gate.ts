import type { ProcessTable } from './process-table.js';
import type { ReadFailure } from './read-failure.js';
import type { SmallFiles } from './small-files.js';
import { readSchedstat } from './stat-files.js';
import type { TrackedProcess } from './tracked-process.js';

/**
 * What each process's schedstat said last: a single thread whose schedstat stands still has not run, and what only
 * running changes need not be read. All in one buffer, 64 bytes each: three numbers of at most 20 digits.
 */
export type Gate = { slots: Buffer; count: number; readonly free: number[] };

/** Undefined where this kernel does not tell: without scheduler statistics the file is not there or all 0. */
export function gateOver(root: string, readSmallFile: SmallFiles): Gate | undefined {
  const own = readSmallFile(`${root}/self/schedstat`);
  const hasRun = typeof own !== 'string' && /^[1-9]\d* \d+ \d+\n$/.test(own.toString('latin1'));
  return hasRun ? { slots: Buffer.alloc(SLOT_BYTES * 256), count: 0, free: [] } : undefined;
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
  const isNew = tracked.gateSlot === undefined;
  tracked.gateSlot ??= takeSlot(gate);
  const at = tracked.gateSlot * SLOT_BYTES;
  const { buffer } = table.files;
  if (!isNew && isRemembered(gate, at, buffer, length)) return false;
  buffer.copy(gate.slots, at, 0, length);
  return true;
}

/** What was remembered of it is forgotten. */
export function leaveGate(gate: Gate | undefined, tracked: TrackedProcess): void {
  if (gate === undefined || tracked.gateSlot === undefined) return;
  gate.free.push(tracked.gateSlot);
  tracked.gateSlot = undefined;
}

const SLOT_BYTES = 64;

/** By hand: native comparison of so little costs more. The line end stands in no other place. */
function isRemembered({ slots }: Gate, at: number, buffer: Buffer, length: number): boolean {
  for (let index = 0; index < length; index += 1) {
    if (slots[at + index] !== buffer[index]) return false;
  }
  return true;
}

function takeSlot(gate: Gate): number {
  const free = gate.free.pop();
  if (free !== undefined) return free;
  const slot = gate.count;
  gate.count += 1;
  if (gate.count * SLOT_BYTES > gate.slots.length) {
    const larger = Buffer.alloc(gate.slots.length * 2);
    gate.slots.copy(larger);
    gate.slots = larger;
  }
  return slot;
}
