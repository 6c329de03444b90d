import type { LockLine } from './lock-lines.js';

/** A lock and those who wait for it, in the order of the kernel: each after the one that it waits behind. */
export type LockGroup = { readonly holder: LockLine; readonly waiters: readonly LockLine[] };

export function lockGroups(lines: readonly LockLine[]): readonly LockGroup[] {
  const groups: { readonly holder: LockLine; readonly waiters: LockLine[] }[] = [];
  for (const line of lines) {
    if (line.depth === 0) groups.push({ holder: line, waiters: [] });
    else groups.at(-1)?.waiters.push(line);
  }
  return groups;
}

/** What the waiter at `index` waits for: the holder, and those who wait between. */
export function blockersOf({ holder, waiters }: LockGroup, index: number): readonly LockLine[] {
  const blockers: LockLine[] = [];
  let depth = waiters[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) {
    const waiter = waiters[at];
    if (waiter === undefined || waiter.depth >= depth) continue;
    depth = waiter.depth;
    blockers.unshift(waiter);
  }
  return [holder, ...blockers];
}
