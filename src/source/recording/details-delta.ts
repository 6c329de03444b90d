import type { ProcessDetails } from '../../sample/process-details.js';
import type { ProcessIdentity } from '../../sample/process-sample.js';
import { isSameJson } from '../shared-json.js';
import type { DetailsDelta, MovedDetails } from './format.js';
import { isSameProcess } from './sharing.js';

/** What is to be written of the details when those of the frame before are known. */
export function detailsDeltaOf(
  before: readonly ProcessDetails[] | undefined,
  now: readonly ProcessDetails[],
): readonly ProcessDetails[] | DetailsDelta {
  const hasOwnSame = now.some((details) => Object.hasOwn(details, 'same'));
  if (before === undefined || hasOwnSame) return now;
  const formers = byPid(before);
  return { list: now.map((details) => movedDetails(formers.get(details.pid), details)) };
}

/** The details that the frame says, or why they do not fit those of the frame before. */
export function detailsAfter(
  before: readonly ProcessDetails[] | undefined,
  { list }: DetailsDelta,
): readonly ProcessDetails[] | { reason: string } {
  const formers = byPid(before ?? []);
  const after: ProcessDetails[] = [];
  for (const { same, ...moved } of list) {
    const kept = keptParts(formers.get(moved.pid), moved, same);
    if (kept === undefined) return { reason: '.details names a part that was not there' };
    after.push({ ...moved, ...kept } as ProcessDetails);
  }
  return after;
}

function movedDetails(former: ProcessDetails | undefined, now: ProcessDetails): MovedDetails {
  const { pid, startTicks } = now;
  const same: string[] = [];
  const moved: [string, unknown][] = [];
  for (const [key, value] of Object.entries(now)) {
    if (key === 'pid' || key === 'startTicks') continue;
    if (isKept(former, now, key)) same.push(key);
    else moved.push([key, value]);
  }
  return { pid, startTicks, same, ...Object.fromEntries(moved) };
}

function isKept(former: ProcessDetails | undefined, now: ProcessDetails, key: string): boolean {
  if (!isSameProcess(former, now) || former === undefined || !Object.hasOwn(former, key)) {
    return false;
  }
  return isSameJson(partOf(former, key), partOf(now, key));
}

/** Undefined where one of them was not there. */
function keptParts(
  former: ProcessDetails | undefined,
  identity: ProcessIdentity,
  same: readonly string[],
): object | undefined {
  if (same.length === 0) return {};
  if (former === undefined || !isSameProcess(former, identity)) return undefined;
  if (!same.every((key) => Object.hasOwn(former, key))) return undefined;
  return Object.fromEntries(same.map((key) => [key, partOf(former, key)]));
}

function byPid(list: readonly ProcessDetails[]): ReadonlyMap<number, ProcessDetails> {
  return new Map(list.map((details) => [details.pid, details]));
}

function partOf(details: ProcessDetails, key: string): unknown {
  return (details as Record<string, unknown>)[key];
}
