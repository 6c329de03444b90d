import type { Column } from '../columns/column.js';
import type { Filter } from '../columns/filter.js';
import type { Sort } from '../columns/order.js';
import { usualColumns, withCommandLast } from '../columns/screen-columns.js';
import { byCpu, byPid } from '../columns/usual-sorts.js';
import type { State } from './state.js';
import { showAtStart } from './table/table-show.js';
import { playbackOf } from './time/playback.js';
import type { Timeline } from './time/timeline.js';

export type InitialOptions = {
  readonly width: number;
  readonly height: number;
  readonly intervalMs: number;
  readonly isTree: boolean;
  readonly isCollapsed?: boolean;
  readonly sort: Sort | undefined;
  readonly filter: Filter | undefined;
  readonly filterColumns?: readonly Column[] | undefined;
  readonly filterText?: string | undefined;
  readonly hasCharts?: boolean;
  /** Of the table, in place of the usual ones. */
  readonly columns?: readonly Column[] | undefined;
  readonly isReadOnly: boolean;
  /** Of the recording that is played; undefined when live. */
  readonly frameCount: number | undefined;
  readonly timeline?: Timeline | undefined;
  readonly version: string;
};

/** The screen before the first sample. */
export function initialState(options: InitialOptions): State {
  const { width, height, intervalMs, isTree, filter, isReadOnly, frameCount, version } = options;
  return {
    model: undefined,
    size: { width, height },
    nowMs: 0,
    intervalMs,
    stretchedToMs: undefined,
    isPaused: false,
    isTree,
    flatSort: options.sort ?? byCpu,
    treeSort: options.sort ?? byPid,
    filter,
    filterColumns: options.filterColumns ?? [],
    filterText: options.filterText,
    show: showAtStart,
    hasMeters: true,
    columns: withCommandLast(options.columns ?? usualColumns),
    folded: new Set(),
    isStartCollapsed: options.isCollapsed === true,
    rows: [],
    selection: { selected: undefined, cursor: 0, top: 0 },
    isFollowing: false,
    tagged: new Set(),
    pane: undefined,
    paneShown: undefined,
    hasCharts: options.hasCharts !== false,
    past: undefined,
    dialog: undefined,
    searched: '',
    lastSignal: 'TERM',
    repeatable: undefined,
    signalLog: [],
    plans: [],
    status: undefined,
    isReadOnly,
    playback: frameCount === undefined ? undefined : playbackOf(frameCount, options.timeline),
    present: undefined,
    recorder: undefined,
    version,
  };
}
