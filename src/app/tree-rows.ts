import { type Sort, sorted } from '../columns/order.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';
import { subtreeSums } from '../model/subtree-sums.js';
import { type Kept, keptProcesses, shownThreads } from './kept-processes.js';
import type { RowOrder, VisibleRow } from './visible-rows.js';

/** More than the widest screen shows: a chain of ten thousand processes must not cost its square. */
const guideLimit = 128;

/**
 * The rows of the tree: below each process its threads, where those are shown, then its children. A stack
 * of its own rather than recursion: a chain of ten thousand processes is deep enough to overflow.
 */
export function treeRows(model: Model, order: RowOrder): VisibleRow[] {
  const kept = keptProcesses(model, order.filter, order.show);
  const rows: VisibleRow[] = [];
  const stack = pending(ordered(rootsOf(model, order), model, order.sort, kept), [], 0);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const below = next.owner ? [] : belowOf(next.process, model, order, kept);
    const row = rowOf(next, below.length > 0, model, order, kept);
    rows.push(row);
    if (row.isFolded || below.length === 0) continue;
    const { hasNextSibling, depth, process } = next;
    for (const one of pending(below, hasNextSibling, depth + 1, process)) stack.push(one);
  }
  return rows;
}

function rootsOf({ tree, processes }: Model, { show }: RowOrder): readonly ProcessKey[] {
  const { subtree } = show;
  return subtree !== undefined && processes.has(subtree) ? [subtree] : tree.roots;
}

function belowOf(
  process: Process,
  model: Model,
  { sort, show }: RowOrder,
  kept: Kept | undefined,
): readonly Process[] {
  const keys = model.tree.children.get(process.key);
  const children = keys === undefined ? [] : ordered(keys, model, sort, kept);
  const threads = !kept || kept.passing.has(process.key) ? shownThreads(process, show) : [];
  return threads.length === 0 ? children : [...sorted(threads, model, sort), ...children];
}

type Pending = Pick<VisibleRow, 'process' | 'owner' | 'depth' | 'hasNextSibling'>;

function rowOf(
  { process, owner, depth, hasNextSibling }: Pending,
  hasChildren: boolean,
  model: Model,
  { folded }: RowOrder,
  kept: Kept | undefined,
): VisibleRow {
  const { key } = process;
  const isFolded = hasChildren && folded.has(key);
  const sums = isFolded ? subtreeSums(model, key, kept?.all) : undefined;
  const isContext = kept !== undefined && !owner && !kept.matches.has(key);
  // Written out: spreading took most of the time of ten thousand rows.
  return {
    process,
    owner,
    depth,
    hasNextSibling,
    hasChildren,
    isFolded,
    hiddenCount: sums?.count ?? 0,
    sums,
    isContext,
  };
}

// Last first, since they are taken from the end.
function pending(
  siblings: readonly Process[],
  above: readonly boolean[],
  depth: number,
  parent?: Process,
): Pending[] {
  const threads = parent?.threads && new Set(parent.threads);
  const nearest = above.length < guideLimit ? above : above.slice(1);
  return siblings
    .map((process, index) => ({
      process,
      owner: threads?.has(process) ? parent : undefined,
      depth,
      hasNextSibling: [...nearest, index < siblings.length - 1],
    }))
    .reverse();
}

function ordered(
  keys: readonly ProcessKey[],
  model: Model,
  sort: Sort,
  kept: Kept | undefined,
): readonly Process[] {
  const processes: Process[] = [];
  for (const key of keys) {
    const process = model.processes.get(key);
    if (process && (!kept || kept.all.has(key))) processes.push(process);
  }
  // The tree's own order is by pid.
  if (sort.column.id === 'pid') return sort.isReversed ? processes : processes.reverse();
  return sorted(processes, model, sort);
}
