import type { Action } from '../app/action.js';
import type { Dialog } from '../app/dialogs/dialog.js';
import type { ScrolledPart } from '../app/panes/scrolling.js';

/** What a piece of the screen means; what colour that is, the terminal's theme says. */
export type StyleName =
  | 'text'
  | 'dim'
  | 'title'
  | 'columnTitle'
  | 'sortedColumnTitle'
  | 'stateR'
  | 'stateS'
  | 'stateD'
  | 'stateT'
  | 'stateZ'
  | 'stateX'
  | 'newRow'
  | 'goneRow'
  | 'tagged'
  | 'thread'
  | 'unknown'
  | 'high'
  | 'medium'
  | 'low'
  | 'meterFrame'
  | 'treeLine'
  | 'match'
  | 'keyName'
  | 'keyLabel'
  | 'border'
  | 'note'
  | 'good'
  | 'bad';

/** A run of text in one style. The text has passed the sanitiser: it holds no control character. */
export type Span = {
  readonly text: string;
  readonly style: StyleName;
  readonly isInverse?: boolean;
  /** What a click on it does. */
  readonly click?: Action;
};

/** Spans from left to right; a row that is narrower than the frame ends in blanks. */
export type FrameRow = readonly Span[];

export type Size = { readonly width: number; readonly height: number };

export type Rect = Size & { readonly x: number; readonly y: number };

/** A line of a chart. */
export type ChartSeries = {
  /** One letter, to tell it from the others by more than colour. */
  readonly letter: string;
  readonly style: StyleName;
  /** Shares of the chart's height, 0 to 1, oldest first; undefined = not known: a gap. */
  readonly values: readonly (number | undefined)[];
};

/** A word at an axis; `at` is a share of it, from below and from the left. */
export type ChartLabel = { readonly text: string; readonly at: number };

/** What the terminal plots over rows that are blank; its title is a row of the frame above it. */
export type Chart = {
  /** Of what it is, and since when: of another one nothing that was plotted holds. */
  readonly id: string;
  /** The instant of its newest point: what was plotted of an older one may be plotted again later. */
  readonly atMs: number;
  readonly rect: Rect;
  readonly series: readonly ChartSeries[];
  readonly yLabels: readonly ChartLabel[];
  readonly xLabels: readonly ChartLabel[];
  /** In the middle of the plot: why nothing is known. */
  readonly note?: string | undefined;
};

type WheelRows = {
  readonly y: number;
  readonly height: number;
  readonly part: ScrolledPart;
};

/** A whole screen as data: exactly `height` rows, none wider than `width` cells. */
export type Frame = Size & {
  readonly rows: readonly FrameRow[];
  readonly charts: readonly Chart[];
  /** Where the rows hold a dialog, which lies over the charts. */
  readonly dialog?: Rect;
  /** Rows over which the wheel scrolls something else than the table. */
  readonly wheel?: readonly WheelRows[];
  /** What was open: a click is for that and for nothing that took its place meanwhile. */
  readonly openDialog?: Dialog | undefined;
};
