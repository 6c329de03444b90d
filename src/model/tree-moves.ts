import type { ProcessChange } from './life-events.js';
import type { Process } from './process.js';

/** Who is not any more below whom, and who is now: one that moved is in both. By pid ascending. */
export type TreeMoves = {
  readonly removed: readonly Process[];
  readonly added: readonly Process[];
};

/** `changes` of the living; `tombstones` are those of `missing` that are still shown, in the same order. */
export function movesInTree(
  changes: readonly ProcessChange[],
  missing: readonly Process[],
  tombstones: readonly Process[],
): TreeMoves {
  const moves = { removed: [] as Process[], added: [] as Process[] };
  for (const { process, former } of changes) {
    if (former?.parentKey === process.parentKey && former) continue;
    if (former) moves.removed.push(former);
    moves.added.push(process);
  }
  let next = 0;
  for (const former of missing) {
    const tombstone = tombstones[next];
    if (tombstone?.key !== former.key) {
      moves.removed.push(former);
      continue;
    }
    next += 1;
    if (tombstone.parentKey === former.parentKey) continue;
    moves.removed.push(former);
    moves.added.push(tombstone);
  }
  return moves;
}
