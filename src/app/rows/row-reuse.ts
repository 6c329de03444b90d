import type { Model } from '../../model/model.js';
import type { Process } from '../../model/process.js';
import type { SubtreeSums } from '../../model/subtree-sums.js';
import { processOrThread } from '../../model/thread.js';
import { basisOf, positionsIn } from './rows-basis.js';
import type { VisibleRow } from './visible-row.js';

/** The row that a process, or thread, had before. */
export type FormerRow = (process: Process) => VisibleRow | undefined;

/** Where a row stands. */
type Place = Pick<VisibleRow, 'owner' | 'depth' | 'hasNextSibling'>;

type Look = {
  readonly hasChildren: boolean;
  readonly isContext: boolean;
  readonly sums?: SubtreeSums | undefined;
};

/** Asked in the order of the new rows: as a rule it is the next of the old ones, and nothing is looked up. */
export function formerRowOf(former: readonly VisibleRow[], model: Model): FormerRow {
  const basis = basisOf(former);
  if (!basis || former.length === 0) return () => undefined;
  let at = 0;
  return ({ key }) => {
    let row = former[at];
    while (row && row.process.key !== key && !processOrThread(model.processes, row.process.key)) {
      at += 1;
      row = former[at];
    }
    if (row?.process.key !== key) {
      if (!processOrThread(basis.model.processes, key)) return undefined;
      at = positionsIn(former, basis).get(key) ?? at;
      row = former[at];
      if (row?.process.key !== key) return undefined;
    }
    at += 1;
    return row;
  };
}

/** A row; the very one of before where it says the same. */
export function rowLike(
  former: VisibleRow | undefined,
  process: Process,
  { owner, depth, hasNextSibling }: Place,
  { hasChildren, isContext, sums }: Look,
): VisibleRow {
  const isSame =
    former?.process === process &&
    former.owner === owner &&
    former.depth === depth &&
    former.hasNextSibling === hasNextSibling &&
    former.hasChildren === hasChildren &&
    former.isContext === isContext &&
    former.sums === sums;
  if (isSame) return former;
  // Written out: spreading took most of the time of ten thousand rows.
  return {
    process,
    owner,
    depth,
    hasNextSibling,
    hasChildren,
    isFolded: sums !== undefined,
    hiddenCount: sums?.count ?? 0,
    sums,
    isContext,
  };
}
