import { EventEmitter } from 'node:events';
import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { loadLinePlot } from '../../src/terminal/line-plot.js';
import { enterScreen, openProgram } from '../../src/terminal/program.js';
import { plotCells, plotRows, rowOfShare } from '../../src/view/charts/plot.js';
import type { Chart, FrameRow } from '../../src/view/frame.js';
import { madeChart } from '../view/made-chart.js';

const size = { columns: 200, rows: 50, writable: true };
const program = openProgram(
  new EventEmitter(),
  Object.assign(new EventEmitter(), { ...size, isTTY: true as const, write: () => true }),
);
enterScreen(program, { width: size.columns, height: size.rows });
const plot = await loadLinePlot(program);

const textOf = (row: FrameRow) => row.map(({ text }) => text).join('');
const rect = { x: 0, y: 0, width: 27, height: 8 };
const cells = plotCells(rect.width);

/** Which rows of the plot have dots in the cell of that value. */
function dottedRows(chart: Chart, index: number): readonly number[] {
  const rows = plot(chart).slice(0, plotRows(chart.rect)).map(textOf);
  return rows.flatMap((row, y) => (row[chart.rect.width - 1 - cells + index] === ' ' ? [] : [y]));
}

function series(values: readonly (number | undefined)[], letter = '*') {
  return { letter, style: 'low', values } as const;
}

test('a line of dots, axes, and our own words', (t) => {
  const chart = madeChart({ rect, series: [series(Array(cells).fill(0.5))] });
  t.deepEqual(plot(chart).map(textOf), [
    ' 100%⡇                     ',
    '     ⡇                     ',
    '     ⡇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀ ',
    '     ⡇                     ',
    '     ⡇                     ',
    '    0⡇                     ',
    '     ⠓⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒ ',
    '      -60s                 ',
  ]);
});

test('what is not known is a gap, and a value that stands alone is a dot', (t) => {
  const values = Array.from({ length: cells }, (_, index) => (index === 8 ? 0 : undefined));
  const chart = madeChart({ rect, series: [series(values)] });
  for (let index = 0; index < cells; index += 1)
    t.deepEqual(dottedRows(chart, index), index === 8 ? [5] : []);
});

test('the largest value is just within, and the smallest just above the axis', (t) => {
  for (const [value, row] of [
    [1, 0],
    [0, 5],
  ] as const) {
    const chart = madeChart({ rect, series: [series(Array(cells).fill(value))] });
    t.deepEqual(dottedRows(chart, 3), [row]);
  }
});

test('several lines bear their letters at their ends, also where those meet', (t) => {
  const chart = madeChart({
    rect,
    series: [
      series(Array(cells).fill(1), 'a'),
      series(Array(cells).fill(0), 'b'),
      series(Array(cells).fill(0), 'c'),
    ],
  });
  const ends = plot(chart).map((row) => textOf(row).at(-1));
  t.deepEqual(ends, ['a', ' ', ' ', ' ', 'b', 'c', ' ', ' ']);
});

test('a chart without lines has its axes and says why', (t) => {
  const rows = plot(madeChart({ rect, series: [], note: 'none selected' })).map(textOf);
  t.true(rows.some((row) => row.includes('none selected')));
  t.true(rows[6]?.includes('⠓⠒⠒'));
});

test('each line has its own style, and so have the axes', (t) => {
  const chart = madeChart({
    rect,
    series: [
      series(Array(cells).fill(1)),
      { letter: 'b', style: 'high', values: Array(cells).fill(0) },
    ],
  });
  const styles = plot(chart).map((row) => row.find(({ text }) => /⠒|⠉|⣀|⢀|⠈/.test(text))?.style);
  t.is(styles[0], 'low');
  t.is(styles[5], 'high');
  t.is(styles[6], 'meterFrame');
});

testProp(
  'at any size each value stands in its own row and cell, and no row is wider or says what drives a terminal',
  [
    fc.integer({ min: 12, max: 120 }),
    fc.integer({ min: 3, max: 30 }),
    fc.infiniteStream(fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })),
  ],
  (t, width, height, stream) => {
    const place = { x: 0, y: 0, width, height };
    const count = plotCells(width);
    const values = [...stream.take(count)];
    // Apart from each other, so that no line is drawn between two.
    const lonely = values.map((value, index) => (index % 2 === 0 ? value : undefined));
    const rows = plot(madeChart({ rect: place, series: [series(lonely)] })).map(textOf);
    t.is(rows.length, height);
    for (const row of rows) t.regex(row, new RegExp(`^[ -~\u2800-\u28ff]{${width}}$`));
    for (const [index, value] of lonely.entries()) {
      const dotted = rows
        .slice(0, plotRows(place))
        .flatMap((row, y) => (row[width - 1 - count + index] === ' ' ? [] : [y]));
      t.deepEqual(dotted, value === undefined ? [] : [rowOfShare(value, plotRows(place))]);
    }
  },
  { numRuns: 100 },
);
