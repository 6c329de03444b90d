import type { Process, ProcessKey } from './process.js';

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
): ReadonlyMap<ProcessKey, Process> {
  const processes = new Map<ProcessKey, Process>();
  let next = 0;
  for (const process of living) {
    let tombstone = tombstones[next];
    while (tombstone !== undefined && tombstone.sample.pid <= process.sample.pid) {
      processes.set(tombstone.key, tombstone);
      next += 1;
      tombstone = tombstones[next];
    }
    processes.set(process.key, process);
  }
  for (const tombstone of tombstones.slice(next)) processes.set(tombstone.key, tombstone);
  for (const tombstone of tombstones) unhang(tombstone, processes);
  return processes;
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
function unhang(tombstone: Process, processes: Map<ProcessKey, Process>): void {
  if (tombstone.parentKey === undefined || processes.has(tombstone.parentKey)) return;
  const { parentKey: _, ...rootless } = tombstone;
  processes.set(tombstone.key, rootless);
}
