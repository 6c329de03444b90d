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
};

/** Spans from left to right; a row that is narrower than the frame ends in blanks. */
export type FrameRow = readonly Span[];

export type Size = { readonly width: number; readonly height: number };

/** Where a chart goes and what it shows: the terminal paints it. (None before step 2.) */
type Chart = {
  readonly rect: Size & { readonly x: number; readonly y: number };
  readonly series: readonly (readonly number[])[];
  readonly style: StyleName;
};

/** A whole screen as data: exactly `height` rows, none wider than `width` cells. */
export type Frame = Size & {
  readonly rows: readonly FrameRow[];
  readonly charts: readonly Chart[];
};
