import type { Chart, Frame, FrameRow } from '../frame.js';
import { cellsOf, fitRow, overlaid } from '../spans.js';

/** By the number of the row on the screen: all plots that stand in it. */
export type PlotLayer = ReadonlyMap<number, FrameRow>;

export function plotLayer(
  { charts, width }: Frame,
  plotOf: (chart: Chart) => readonly FrameRow[],
): PlotLayer {
  const layer = new Map<number, FrameRow>();
  for (const chart of charts) {
    const { x, y } = chart.rect;
    for (const [index, row] of plotOf(chart).entries()) {
      layer.set(y + index, [...fitRow(layer.get(y + index) ?? [], x), ...row]);
    }
  }
  for (const [y, row] of layer) layer.set(y, fitRow(row, width));
  return layer;
}

/** The frame with the plots in the rows that it left blank for them, below its dialog. */
export function withPlots(frame: Frame, layer: PlotLayer): Frame {
  if (layer.size === 0) return frame;
  const rows = frame.rows.map((row, y) => {
    const plots = layer.get(y);
    return plots ? belowDialog(plots, row, y, frame) : row;
  });
  return { ...frame, rows };
}

// Where no dialog lies over it the row is the layer's own: the terminal sees that it has not changed.
function belowDialog(plots: FrameRow, row: FrameRow, y: number, { dialog, width }: Frame) {
  if (!dialog || y < dialog.y || y >= dialog.y + dialog.height) return plots;
  const box = cellsOf(row, dialog.x, dialog.x + dialog.width);
  return overlaid(plots, box, dialog.x, width);
}
