import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { plainPlot } from '../../../src/view/charts/plain-plot.js';
import { plotLayer, withPlots } from '../../../src/view/charts/plot-layer.js';
import type { Chart, FrameRow } from '../../../src/view/frame.js';
import { madeChart } from '../made-chart.js';

const textOf = (row: FrameRow) => row.map(({ text }) => text).join('');
const plainText = (chart: Chart) => plainPlot(chart).map(textOf);

test('values stand at their height, words at the axes, gaps stay empty', (t) => {
  const series = [{ letter: '*', style: 'low', values: [0, 0.5, undefined, 1] }] as const;
  t.deepEqual(plainText(madeChart({ series })), [
    ' 100%│   * ',
    '     │     ',
    '     │ *   ',
    '     │     ',
    '    0│*    ',
    '     └──── ',
    '      -60s ',
  ]);
});

test('of several lines each has its letter, and the last lies on top', (t) => {
  const series = [
    { letter: 'a', style: 'low', values: [0, 1, 1, 1] },
    { letter: 'b', style: 'high', values: [0, 0, undefined, 1] },
  ] as const;
  const [top, , , , lowest] = plainText(madeChart({ series }));
  t.is(top, ' 100%│ aab ');
  t.is(lowest, '    0│bb   ');
});

test('why nothing is plotted stands in the middle', (t) => {
  const rows = plainText(madeChart({ series: [], note: 'none' }));
  t.true(rows.some((row) => row === '     │none '));
});

testProp(
  'a plot has exactly the rows and cells of its place',
  [
    fc.integer({ min: 8, max: 90 }),
    fc.integer({ min: 3, max: 20 }),
    fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })),
    fc.option(fc.string({ unit: fc.constantFrom('a', ' ', '?') }), { nil: undefined }),
  ],
  (t, width, height, values, note) => {
    const series = [{ letter: 'a', style: 'low', values }] as const;
    const rect = { x: 0, y: 0, width, height };
    const rows = plainText(madeChart({ rect, series, ...(note !== undefined && { note }) }));
    t.is(rows.length, height);
    for (const row of rows) t.is(row.length, width, row);
  },
);

test('plots lie in their rows below the dialog, and the rows are the same ones next time', (t) => {
  const chart = madeChart({ rect: { x: 2, y: 1, width: 11, height: 7 } });
  const rows = Array.from({ length: 9 }, (): FrameRow => []);
  const frame = { width: 14, height: 9, rows, charts: [chart] };
  const layer = plotLayer(frame, plainPlot);
  const open = withPlots(frame, layer).rows;
  t.is(textOf(open[1] ?? []), '   100%│      ');
  t.is(open[1], withPlots(frame, layer).rows[1]);
  t.is(open[0], rows[0]);
  const boxed = { ...frame, dialog: { x: 5, y: 0, width: 3, height: 3 } };
  const box = boxed.rows.map((row, y) =>
    y < 3 ? [{ text: '     +-+', style: 'border' } as const] : row,
  );
  const covered = withPlots({ ...boxed, rows: box }, layer).rows;
  t.is(textOf(covered[1] ?? []), '   10+-+      ');
  t.is(covered[3], open[3]);
});
