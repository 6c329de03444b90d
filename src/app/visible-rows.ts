import type { Filter } from '../columns/filter.js';
import { type Sort, sorted } from '../columns/order.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';
import { type SubtreeSums, subtreeKeys } from '../model/subtree-sums.js';
import { isOfShownClass, shownFilter, shownThreads } from './kept-processes.js';
import type { TableShow } from './table-show.js';
import { treeRows } from './tree-rows.js';

export type VisibleRow = {
  /** Of a thread's row the thread, in the form of a process. */
  readonly process: Process;
  /** Whose thread the row is; undefined where it is a process. */
  readonly owner: Process | undefined;
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
  /** Of a folded row: what it and all below it come to. */
  readonly sums: SubtreeSums | undefined;
  /** Shown only because something below it matches the filter. */
  readonly isContext: boolean;
};

export type RowOrder = {
  readonly isTree: boolean;
  readonly sort: Sort;
  readonly folded: ReadonlySet<ProcessKey>;
  readonly filter: Filter | undefined;
  readonly show: TableShow;
};

/** The rows of the table from first to last, seen or scrolled away. */
export function visibleRows(model: Model, order: RowOrder): readonly VisibleRow[] {
  return order.isTree ? treeRows(model, order) : flatRows(model, order);
}

function flatRows(model: Model, { sort, filter, show }: RowOrder): VisibleRow[] {
  const wanted = shownFilter(filter, show);
  const all = branchOf(model, show);
  const passing = wanted ? all.filter((process) => wanted(process, model)) : all;
  const owners = new Map<Process, Process>();
  for (const owner of show.hasThreads ? passing : []) {
    for (const thread of shownThreads(owner, show)) owners.set(thread, owner);
  }
  const shown = show.classes ? passing.filter((one) => isOfShownClass(one, show)) : passing;
  return sorted([...shown, ...owners.keys()], model, sort).map((process) => ({
    process,
    owner: owners.get(process),
    depth: 0,
    hasNextSibling: [],
    hasChildren: false,
    isFolded: false,
    hiddenCount: 0,
    sums: undefined,
    isContext: false,
  }));
}

function branchOf({ processes, tree }: Model, { subtree }: TableShow): readonly Process[] {
  if (subtree === undefined || !processes.has(subtree)) return [...processes.values()];
  return subtreeKeys(tree, subtree).flatMap((key) => processes.get(key) ?? []);
}
