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

/** The process after `former`; what says the same as before is the same object. */
export function processAfter(
  former: ProcessSample,
  written: ProcessSample | MovedProcess,
): ProcessSample {
  if (isWhole(written)) return shared(former, written);
  const { rowFacts, ...moved } = written;
  const now: Record<string, unknown> = rowFacts
    ? { ...moved, rowFacts: { ...former.rowFacts, ...rowFacts } }
    : moved;
  return withMoved(former, now);
}

/** What did not move need not be looked at. */
function withMoved(former: ProcessSample, now: Readonly<Record<string, unknown>>): ProcessSample {
  const before = former as unknown as Readonly<Record<string, unknown>>;
  const after: Record<string, unknown> = { ...before };
  let hasMoved = false;
  for (const [key, value] of Object.entries(now)) {
    const isKept = Object.hasOwn(before, key);
    after[key] = isKept ? shared(before[key], value) : value;
    hasMoved ||= !isKept || after[key] !== before[key];
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
