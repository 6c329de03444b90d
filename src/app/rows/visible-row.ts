import type { Filter } from '../../columns/filter.js';
import type { Sort } from '../../columns/order.js';
import type { Process, ProcessKey } from '../../model/process.js';
import type { SubtreeSums } from '../../model/subtree-sums.js';
import type { TableShow } from '../table/table-show.js';

/** The same object as in the rows before where nothing of it changed. */
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
