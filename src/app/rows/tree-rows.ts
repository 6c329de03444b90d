import { type Sort, sorted } from '../../columns/order.js';
import { type ChildProcesses, childProcesses } from '../../model/child-processes.js';
import type { Model } from '../../model/model.js';
import type { Process } from '../../model/process.js';
import { isSameBranch, type SubtreeSums, subtreeSums } from '../../model/subtree-sums.js';
import { type GuidesBelow, guidesBelow, noGuide } from './guides.js';
import { type Kept, shownThreads } from './kept-processes.js';
import { type FormerRow, rowLike } from './row-reuse.js';
import type { RowOrder, VisibleRow } from './visible-row.js';

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
  const children = childProcesses(model);
  const roots = ordered(rootsOf(model, order, children), model, order.sort, kept);
  const open: Level[] = [levelBelow(noRow, { processes: roots, threadCount: 0 })];
  for (let level = open.at(-1); level; level = open.at(-1)) {
    const process = level.processes[level.at];
    if (!process) {
      open.pop();
      continue;
    }
    const place = placeIn(level);
    level.at += 1;
    const own = place.owner ? undefined : children.get(process.key);
    const below = place.owner ? leaf : belowOf(process, own, model, order, kept);
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

function rootsOf(
  { processes }: Model,
  { show }: RowOrder,
  children: ChildProcesses,
): readonly Process[] {
  const top = show.subtree === undefined ? undefined : processes.get(show.subtree);
  return top ? [top] : (children.get(undefined) ?? []);
}

function belowOf(
  process: Process,
  own: readonly Process[] | undefined,
  model: Model,
  { sort, show, folded }: RowOrder,
  kept: Kept | undefined,
): Below {
  if (own === undefined && !show.hasThreads) return leaf;
  // Below a fold nobody sees the order.
  const order = folded.has(process.key) ? undefined : sort;
  const children = own === undefined ? leaf.processes : ordered(own, model, order, kept);
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
  all: readonly Process[],
  model: Model,
  sort: Sort | undefined,
  kept: Kept | undefined,
): readonly Process[] {
  const processes = kept ? all.filter(({ key }) => kept.all.has(key)) : all;
  if (!sort || processes.length < 2) return processes;
  // The tree's own order is by pid.
  if (sort.column.id === 'pid') return sort.isReversed ? processes : processes.toReversed();
  return sorted(processes, model, sort);
}
