import type { Process } from './process.js';
import { ProcessList } from './process-list.js';

/** How long a process that is gone stays on the screen. */
export const tombstoneMs = 5000;

/** So that a machine where everything forks does not fill the screen and the memory with the dead. */
export const tombstoneLimit = 1000;

/**
 * The processes that were there and are not any more, for a few seconds (monotonic): those that are
 * `missing` from the sample taken at `nowMs`. Order is kept; beyond the limit the newest are.
 */
export function nextTombstones(missing: readonly Process[], nowMs: number): readonly Process[] {
  const tombstones = missing
    .filter(({ goneSeenAtMs = nowMs }) => nowMs - goneSeenAtMs < tombstoneMs)
    .map((process) => (process.goneSeenAtMs === undefined ? buried(process, nowMs) : process));
  return tombstones.length <= tombstoneLimit ? tombstones : newest(tombstones);
}

/** All processes, and of them the tombstones: one whose parent is not shown any more is a root. */
export function withTombstones(
  living: readonly Process[],
  buried: readonly Process[],
): { readonly processes: ProcessList; readonly tombstones: readonly Process[] } {
  const hung = new ProcessList(merged(living, buried));
  const isUnhung = ({ parentKey }: Process) => parentKey !== undefined && !hung.has(parentKey);
  if (!buried.some(isUnhung)) return { processes: hung, tombstones: buried };
  const tombstones = buried.map((one) => (isUnhung(one) ? { ...one, parentKey: undefined } : one));
  return { processes: new ProcessList(merged(living, tombstones)), tombstones };
}

/** Both by pid ascending; of one pid the tombstones come first, as the older. */
export function merged(
  living: readonly Process[],
  tombstones: readonly Process[],
): readonly Process[] {
  if (tombstones.length === 0) return living;
  const list: Process[] = [];
  let next = 0;
  for (const process of living) {
    let tombstone = tombstones[next];
    while (tombstone !== undefined && tombstone.sample.pid <= process.sample.pid) {
      list.push(tombstone);
      next += 1;
      tombstone = tombstones[next];
    }
    list.push(process);
  }
  return list.concat(tombstones.slice(next));
}

function buried(process: Process, nowMs: number): Process {
  return {
    ...process,
    state: 'X',
    stateSince: undefined,
    isLeaderDead: false,
    cpuPercent: undefined,
    threads: undefined,
    goneSeenAtMs: nowMs,
  };
}

function newest(tombstones: readonly Process[]): readonly Process[] {
  const byAge = tombstones.toSorted((one, other) => goneAtMs(other) - goneAtMs(one));
  const kept = new Set(byAge.slice(0, tombstoneLimit));
  return tombstones.filter((tombstone) => kept.has(tombstone));
}

function goneAtMs(tombstone: Process): number {
  return tombstone.goneSeenAtMs ?? 0;
}
