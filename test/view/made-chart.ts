import type { Chart } from '../../src/view/frame.js';

/** A chart of four values from left to right and five rows of plot. */
export function madeChart(given: Partial<Chart> = {}): Chart {
  return {
    id: 'made',
    atMs: 1000,
    rect: { x: 0, y: 0, width: 11, height: 7 },
    series: [{ letter: '*', style: 'low', values: [undefined, undefined, undefined, undefined] }],
    yLabels: [
      { text: '0', at: 0 },
      { text: '100%', at: 1 },
    ],
    xLabels: [{ text: '-60s', at: 0 }],
    ...given,
  };
}
