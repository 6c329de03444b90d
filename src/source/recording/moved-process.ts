import type { ProcessSample } from '../../sample/process-sample.js';
import type { RowFacts } from '../../sample/row-facts.js';
import { isSameJson, shared } from '../shared-json.js';
import type { MovedProcess } from './format.js';

/** What is to be written of a process that changed: what moved, or all of it where a key went. */
export function movedOf(former: ProcessSample, now: ProcessSample): ProcessSample | MovedProcess {
  const isOverlay = keepsKeys(former, now) && keepsKeys(former.rowFacts, now.rowFacts);
  if (!isOverlay) return now;
  const { rowFacts, ...rest } = overlay(former, now);
  const facts = rowFacts && overlay(former.rowFacts ?? {}, rowFacts);
  return { pid: now.pid, ...rest, ...(facts ? { rowFacts: facts } : {}) };
}

/**
 * The process after `former`; what says the same as before is the same object. One that is nobody else's yet is
 * written to, and is the answer.
 */
export function processAfter(
  former: ProcessSample,
  written: ProcessSample | MovedProcess,
  isNobodyElses = false,
): ProcessSample {
  if (isWhole(written)) return shared(former, written);
  const before = former as unknown as Readonly<Record<string, unknown>>;
  // A clone keeps the shape that V8 knows.
  const after = isNobodyElses ? (before as Record<string, unknown>) : { ...before };
  let hasMoved = false;
  for (const [key, value] of Object.entries(written)) {
    const isKept = Object.hasOwn(before, key);
    const now = key === 'rowFacts' ? { ...former.rowFacts, ...written.rowFacts } : value;
    const moved = isKept ? shared(before[key], now) : now;
    if (isKept && moved === before[key]) continue;
    after[key] = moved;
    hasMoved = true;
  }
  return hasMoved ? (after as unknown as ProcessSample) : former;
}

/** Without its start it is only what moved: an older reader refuses it, and does not take it for a whole one. */
export function isWhole(written: ProcessSample | MovedProcess): written is ProcessSample {
  return Object.hasOwn(written, 'startTicks');
}

function keepsKeys(former: object | undefined, now: object | undefined): boolean {
  if (former === undefined) return true;
  return now !== undefined && Object.keys(former).every((key) => Object.hasOwn(now, key));
}

function overlay<T extends ProcessSample | RowFacts>(former: T, now: T): Partial<T> {
  const moved: [string, unknown][] = [];
  for (const [key, value] of Object.entries(now)) {
    if (!isSameJson((former as Record<string, unknown>)[key], value)) moved.push([key, value]);
  }
  return Object.fromEntries(moved) as Partial<T>;
}
