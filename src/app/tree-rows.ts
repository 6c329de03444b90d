import { type Sort, sorted } from '../columns/order.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';
import { isSameBranch, type SubtreeSums, subtreeSums } from '../model/subtree-sums.js';
import { type GuidesBelow, guidesBelow, noGuide } from './guides.js';
import { type Kept, shownThreads } from './kept-processes.js';
import { type FormerRow, rowLike } from './row-reuse.js';
import type { RowOrder, VisibleRow } from './visible-rows.js';

/**
 * The rows of the tree: below each process its threads, where those are shown, then its children. A stack
 * of its own rather than recursion: a chain of ten thousand processes is deep enough to overflow.
 */
export function treeRows(
  model: Model,
  order: RowOrder,
  kept: Kept | undefined,
  formerRow: FormerRow,
): VisibleRow[] {
  const rows: VisibleRow[] = [];
  const roots = ordered(rootsOf(model, order), model, order.sort, kept);
  const open: Level[] = [levelBelow(noRow, { processes: roots, threadCount: 0 })];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const process = level.processes[level.at];
    if (!process) {
      open.pop();
      continue;
    }
    const place = placeIn(level);
    level.at += 1;
    const below = place.owner ? leaf : belowOf(process, model, order, kept);
    const hasChildren = below.processes.length > 0;
    const isContext = kept !== undefined && !place.owner && !kept.matches.has(process.key);
    const former = formerRow(process);
    const isFolded = hasChildren && order.folded.has(process.key);
    const sums = isFolded ? sumsOf(process, model, kept, former) : undefined;
    const row = rowLike(former, process, place, { hasChildren, isContext, sums });
    rows.push(row);
    if (hasChildren && !isFolded) open.push(levelBelow(row, below));
  }
  return rows;
}

/** What is below one row: its threads, then its children. */
type Below = { readonly processes: readonly Process[]; readonly threadCount: number };

type Level = Below & {
  readonly owner: Process | undefined;
  readonly depth: number;
  readonly guides: GuidesBelow;
  at: number;
};

/** Above the roots. */
const noRow = { process: undefined, depth: -1, hasNextSibling: noGuide } as const;

const leaf: Below = { processes: [], threadCount: 0 };

function levelBelow(
  { process, depth, hasNextSibling }: VisibleRow | typeof noRow,
  { processes, threadCount }: Below,
): Level {
  const guides = guidesBelow(hasNextSibling);
  return { processes, threadCount, owner: process, depth: depth + 1, guides, at: 0 };
}

function placeIn({ processes, threadCount, owner, depth, guides, at }: Level) {
  return {
    owner: at < threadCount ? owner : undefined,
    depth,
    hasNextSibling: at < processes.length - 1 ? guides.more : guides.last,
  };
}

function rootsOf({ tree, processes }: Model, { show }: RowOrder): readonly ProcessKey[] {
  const { subtree } = show;
  return subtree !== undefined && processes.has(subtree) ? [subtree] : tree.roots;
}

function belowOf(
  process: Process,
  model: Model,
  { sort, show, folded }: RowOrder,
  kept: Kept | undefined,
): Below {
  const keys = model.tree.children.get(process.key);
  if (keys === undefined && !show.hasThreads) return leaf;
  // Below a fold nobody sees the order.
  const order = folded.has(process.key) ? undefined : sort;
  const children = keys === undefined ? leaf.processes : ordered(keys, model, order, kept);
  if (!show.hasThreads || (kept && !kept.passing.has(process.key))) {
    return { processes: children, threadCount: 0 };
  }
  const threads = sorted(shownThreads(process, show), model, sort);
  return { processes: [...threads, ...children], threadCount: threads.length };
}

/** Where nothing below changed, those of before. */
function sumsOf(
  { key }: Process,
  model: Model,
  kept: Kept | undefined,
  former: VisibleRow | undefined,
): SubtreeSums {
  const sums = subtreeSums(model, key, kept?.all);
  return former?.sums && isSameBranch(former.sums, sums) ? former.sums : sums;
}

function ordered(
  keys: readonly ProcessKey[],
  model: Model,
  sort: Sort | undefined,
  kept: Kept | undefined,
): readonly Process[] {
  const processes: Process[] = [];
  for (const key of keys) {
    const process = model.processes.get(key);
    if (process && (!kept || kept.all.has(key))) processes.push(process);
  }
  if (!sort) return processes;
  // The tree's own order is by pid.
  if (sort.column.id === 'pid') return sort.isReversed ? processes : processes.reverse();
  return sorted(processes, model, sort);
}
