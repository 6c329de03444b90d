import type { Filter } from '../columns/filter.js';
import { type Sort, sorted } from '../columns/order.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';

export type VisibleRow = {
  readonly process: Process;
  /** Root = 0. */
  readonly depth: number;
  /**
   * For each ancestor from the root down, then itself: does a sibling follow? Empty in the flat list; of
   * those deeper than `guideLimit` the nearest ancestors only.
   */
  readonly hasNextSibling: readonly boolean[];
  readonly hasChildren: boolean;
  readonly isFolded: boolean;
  /** Processes hidden below a folded row. */
  readonly hiddenCount: number;
  /** Shown only because something below it matches the filter. */
  readonly isContext: boolean;
};

export type RowOrder = {
  readonly isTree: boolean;
  readonly sort: Sort;
  readonly folded: ReadonlySet<ProcessKey>;
  readonly filter: Filter | undefined;
};

/** More than the widest screen shows: a chain of ten thousand processes must not cost its square. */
const guideLimit = 128;

/** The rows of the table from first to last, seen or scrolled away. */
export function visibleRows(model: Model, order: RowOrder): readonly VisibleRow[] {
  return order.isTree ? treeRows(model, order) : flatRows(model, order);
}

function flatRows(model: Model, { sort, filter }: RowOrder): VisibleRow[] {
  const all = [...model.processes.values()];
  const shown = filter ? all.filter((process) => filter(process, model)) : all;
  return sorted(shown, model, sort).map((process) => ({
    process,
    depth: 0,
    hasNextSibling: [],
    hasChildren: false,
    isFolded: false,
    hiddenCount: 0,
    isContext: false,
  }));
}

// A stack of its own rather than recursion: a chain of ten thousand processes is deep enough to overflow.
function treeRows(model: Model, order: RowOrder): VisibleRow[] {
  const kept = order.filter && matchesAndAncestors(model, order.filter);
  const childrenOf = (keys: readonly ProcessKey[]) => ordered(keys, model, order.sort, kept?.all);
  const rows: VisibleRow[] = [];
  const stack = pending(childrenOf(model.tree.roots), [], 0);
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { process, depth, hasNextSibling } = next;
    const children = childrenOf(model.tree.children.get(process.key) ?? []);
    const isFolded = children.length > 0 && order.folded.has(process.key);
    rows.push({
      process,
      depth,
      hasNextSibling,
      hasChildren: children.length > 0,
      isFolded,
      hiddenCount: isFolded ? descendantCount(model, process.key, kept?.all) : 0,
      isContext: kept !== undefined && !kept.matches.has(process.key),
    });
    if (!isFolded)
      for (const child of pending(children, hasNextSibling, depth + 1)) stack.push(child);
  }
  return rows;
}

type Pending = Pick<VisibleRow, 'process' | 'depth' | 'hasNextSibling'>;

// Last first, since they are taken from the end.
function pending(
  siblings: readonly Process[],
  above: readonly boolean[],
  depth: number,
): Pending[] {
  const nearest = above.length < guideLimit ? above : above.slice(1);
  return siblings
    .map((process, index) => ({
      process,
      depth,
      hasNextSibling: [...nearest, index < siblings.length - 1],
    }))
    .reverse();
}

function ordered(
  keys: readonly ProcessKey[],
  model: Model,
  sort: Sort,
  kept: ReadonlySet<ProcessKey> | undefined,
): readonly Process[] {
  const processes: Process[] = [];
  for (const key of keys) {
    const process = model.processes.get(key);
    if (process && (!kept || kept.has(key))) processes.push(process);
  }
  // The tree's own order is by pid.
  if (sort.column.id === 'pid') return sort.isReversed ? processes : processes.reverse();
  return sorted(processes, model, sort);
}

function matchesAndAncestors(model: Model, filter: Filter) {
  const matches = new Set<ProcessKey>();
  const all = new Set<ProcessKey>();
  for (const process of model.processes.values()) {
    if (!filter(process, model)) continue;
    matches.add(process.key);
    let key: ProcessKey | undefined = process.key;
    while (key !== undefined && !all.has(key)) {
      all.add(key);
      key = model.processes.get(key)?.parentKey;
    }
  }
  return { matches, all };
}

function descendantCount(
  model: Model,
  root: ProcessKey,
  kept: ReadonlySet<ProcessKey> | undefined,
): number {
  let count = 0;
  const stack = [...(model.tree.children.get(root) ?? [])];
  for (let key = stack.pop(); key !== undefined; key = stack.pop()) {
    if (kept && !kept.has(key)) continue;
    count += 1;
    for (const child of model.tree.children.get(key) ?? []) stack.push(child);
  }
  return count;
}
