import { fit } from '../text/fit.js';
import { plainPlot } from './charts/plain-plot.js';
import { plotLayer, withPlots } from './charts/plot-layer.js';
import type { Frame } from './frame.js';

/** The frame as plain text, a line a row, charts as letters: what golden screens are compared with. */
export function frameToText(frame: Frame): string {
  return withPlots(frame, plotLayer(frame, plainPlot))
    .rows.map(
      (row) => `${fit(row.map(({ text }) => text).join(''), frame.width, 'left').trimEnd()}\n`,
    )
    .join('');
}
