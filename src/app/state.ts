import type { Column } from '../columns/column.js';
import type { Filter } from '../columns/filter.js';
import type { Sort } from '../columns/order.js';
import type { Model } from '../model/model.js';
import type { ProcessKey } from '../model/process.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { Dialog } from './dialogs/dialog.js';
import type { Pane } from './panes/pane.js';
import type { PaneShown } from './panes/pane-shown.js';
import type { VisibleRow } from './rows/visible-row.js';
import type { PlanSeen } from './signalling/plan-seen.js';
import type { SignalLog } from './signalling/signal-log.js';
import type { Selection } from './table/selection.js';
import type { TableShow } from './table/table-show.js';
import type { Present } from './time/looking-back.js';
import type { Past } from './time/past.js';
import type { Playback } from './time/playback.js';

/** A recorder that was started from here. */
export type RecorderSeen = { readonly path: string; readonly bytes: number };

export type StatusLine = {
  readonly text: string;
  readonly kind: 'note' | 'good' | 'bad';
  /** In ms of the tick clock: when it makes room again. */
  readonly untilMs: number;
};

/** Everything the screen depends on. */
export type State = {
  readonly model: Model | undefined;
  readonly size: { readonly width: number; readonly height: number };
  /** The clock as the last tick told it. */
  readonly nowMs: number;
  readonly intervalMs: number;
  /** The samples come later than asked for, because a scan takes longer than the interval. */
  readonly stretchedToMs: number | undefined;
  readonly isPaused: boolean;
  readonly isTree: boolean;
  /** The flat list's and the tree's (there: of siblings), each remembered while the other is shown. */
  readonly flatSort: Sort;
  readonly treeSort: Sort;
  /** Of the command line. */
  readonly filter: Filter | undefined;
  /** Which that looks at by their names. */
  readonly filterColumns: readonly Column[];
  /** What that leaves, in words, for the header. Raw text. */
  readonly filterText: string | undefined;
  readonly show: TableShow;
  /** CPUs, memory and pressure above the table. */
  readonly hasMeters: boolean;
  /** Chosen for the screen, from left to right, the command last. Not all of them may fit. */
  readonly columns: readonly Column[];
  readonly folded: ReadonlySet<ProcessKey>;
  /** The first model comes folded below its roots. */
  readonly isStartCollapsed: boolean;
  /** Derived from the model and the fields above whenever one of them changes. */
  readonly rows: readonly VisibleRow[];
  readonly selection: Selection;
  readonly isFollowing: boolean;
  /** Living processes, marked to be acted on together. */
  readonly tagged: ReadonlySet<ProcessKey>;
  readonly pane: Pane | undefined;
  /** Derived: what is in it. */
  readonly paneShown: PaneShown | undefined;
  /** The charts are wished for; whether they fit is the layout's. */
  readonly hasCharts: boolean;
  /** What the charts show; undefined before the first sample. */
  readonly past: Past | undefined;
  readonly dialog: Dialog | undefined;
  /** What was searched last, for `n`. */
  readonly searched: string;
  readonly lastSignal: string;
  /** What was sent last from the picker, to be repeated; undefined before that. */
  readonly repeatable: CatalogueSignal | undefined;
  readonly signalLog: SignalLog;
  /** Those that go on, the newest first. */
  readonly plans: readonly PlanSeen[];
  readonly status: StatusLine | undefined;
  readonly isReadOnly: boolean;
  readonly playback: Playback | undefined;
  /** What is live while what was before is shown. */
  readonly present: Present | undefined;
  readonly recorder: RecorderSeen | undefined;
  readonly version: string;
};

/** The order that the table is in now. */
export function activeSort(state: State): Sort {
  return state.isTree ? state.treeSort : state.flatSort;
}
