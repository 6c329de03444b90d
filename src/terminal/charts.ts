import { type PlotLayer, plotLayer, withPlots } from '../view/charts/plot-layer.js';
import type { Chart, Frame, FrameRow } from '../view/frame.js';
import { isDrawnAlike } from './drawn-alike.js';

export type Plot = (chart: Chart) => readonly FrameRow[];

export type Charts = {
  /** The frame with its charts plotted into it: as they were, where it is too early to plot them anew. */
  readonly plotted: (frame: Frame) => Frame;
};

/** A plot that only moved on is made anew no sooner. */
const leastMs = 8000;

/**
 * Keeps what was plotted and lays it into each frame. A chart that shows something else, or stands elsewhere,
 * is plotted at once; one that only has newer points, with all others, every eight seconds at most. `due` is
 * called when the frame that was last asked for would look different.
 */
export function createCharts(
  on: { readonly loadPlot: () => Promise<Plot>; readonly due: () => void },
  clock: Clock = ourClock,
): Charts {
  let plot: Plot | undefined;
  let isLoading = false;
  let kept: readonly Kept[] = [];
  let layer: PlotLayer = nothing;
  let plottedAtMs = Number.NEGATIVE_INFINITY;
  let forgetDue = () => {};

  const load = async () => {
    plot = await on.loadPlot();
    on.due();
  };
  const keep = (frame: Frame, next: readonly Kept[]) => {
    const isSame =
      next.length === kept.length && next.every((one, index) => isLaidAlike(one, kept[index]));
    kept = next;
    if (isSame) return;
    layer = plotLayer(frame, (chart) => rowsOf(kept, chart));
  };
  const plotted = (frame: Frame, plotOf: Plot) => {
    const nowMs = clock.nowMs();
    const isTime = nowMs >= plottedAtMs + leastMs;
    if (isTime) plottedAtMs = nowMs;
    keep(frame, plots(frame.charts, kept, plotOf, isTime));
    const isOld = frame.charts.some((chart, index) => chart.atMs !== kept[index]?.chart.atMs);
    if (isOld) forgetDue = clock.callIn(plottedAtMs + leastMs - nowMs, on.due);
    return withPlots(frame, layer);
  };
  return {
    plotted: (frame) => {
      forgetDue();
      if (frame.charts.length === 0) kept = [];
      if (frame.charts.length === 0) return frame;
      if (plot) return plotted(frame, plot);
      // When the frame without them has been written.
      if (!isLoading) setImmediate(load);
      isLoading = true;
      return frame;
    },
  };
}

export type Clock = {
  readonly nowMs: () => number;
  /** Gives a way to have it not called. */
  readonly callIn: (ms: number, call: () => void) => () => void;
};

const ourClock: Clock = {
  nowMs: () => performance.now(),
  callIn: (ms, call) => {
    const timer = setTimeout(call, ms).unref();
    return () => clearTimeout(timer);
  },
};

type Kept = {
  readonly place: string;
  readonly chart: Chart;
  readonly rows: readonly FrameRow[];
};

const nothing: PlotLayer = new Map();

function plots(
  charts: readonly Chart[],
  kept: readonly Kept[],
  plot: Plot,
  isTime: boolean,
): readonly Kept[] {
  return charts.map((chart, index) => {
    const before = kept[index];
    const place = placeOf(chart);
    if (before?.place !== place) return { place, chart, rows: plot(chart) };
    if (before.chart.atMs === chart.atMs || !isTime) return before;
    // On a quiet machine most lines are as they were: to draw one takes longer than to see that.
    const rows = isDrawnAlike(before.chart, chart) ? before.rows : plot(chart);
    return { place, chart, rows };
  });
}

function isLaidAlike({ place, rows }: Kept, other: Kept | undefined): boolean {
  return place === other?.place && rows === other.rows;
}

function rowsOf(kept: readonly Kept[], chart: Chart): readonly FrameRow[] {
  const place = placeOf(chart);
  return kept.find((one) => one.place === place)?.rows ?? [];
}

/** What a chart shows and where: while that is the same, what was plotted may stay for a while. */
function placeOf({ id, rect }: Chart): string {
  return `${id} ${rect.x},${rect.y} ${rect.width}x${rect.height}`;
}
