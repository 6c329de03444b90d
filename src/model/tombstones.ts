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

/** Adds tombstones to the living, both by pid ascending; of one pid the dead come first, as the older. */
export function withTombstones(
  living: readonly Process[],
  tombstones: readonly Process[],
): ProcessList {
  const hung = new ProcessList(merged(living, tombstones));
  const unhung = tombstones.filter(
    ({ parentKey }) => parentKey !== undefined && !hung.has(parentKey),
  );
  if (unhung.length === 0) return hung;
  const list = hung.list.slice();
  for (const tombstone of unhung) list[hung.indexOf(tombstone.key)] = rootless(tombstone);
  return new ProcessList(list, hung);
}

function merged(living: readonly Process[], tombstones: readonly Process[]): readonly Process[] {
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
  const { cpuPercent: _c, threads: _t, stateSince: _s, ...kept } = process;
  return { ...kept, state: 'X', isLeaderDead: false, goneSeenAtMs: nowMs };
}

function newest(tombstones: readonly Process[]): readonly Process[] {
  const byAge = tombstones.toSorted((one, other) => goneAtMs(other) - goneAtMs(one));
  const kept = new Set(byAge.slice(0, tombstoneLimit));
  return tombstones.filter((tombstone) => kept.has(tombstone));
}

function goneAtMs(tombstone: Process): number {
  return tombstone.goneSeenAtMs ?? 0;
}

/** One whose parent is not shown any more, dead or alive, becomes a root. */
function rootless(tombstone: Process): Process {
  const { parentKey: _, ...kept } = tombstone;
  return kept;
}
