import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { dialogRowsOf, layoutOf, type Wished } from '../../src/app/layout.js';

const columnTitle = 1;
const footer = 1;
const plain: Wished = {
  cpuCount: 2,
  hasMeters: true,
  hasCharts: false,
  hasPane: false,
  hasPlayer: false,
};

testProp(
  'at every size the rows sum to the height',
  [
    fc.integer({ min: 20, max: 500 }),
    fc.integer({ min: 5, max: 200 }),
    fc.record({
      cpuCount: fc.integer({ min: 0, max: 1024 }),
      hasMeters: fc.boolean(),
      hasCharts: fc.boolean(),
      hasPane: fc.boolean(),
      hasPlayer: fc.boolean(),
    }),
  ],
  (t, width, height, wished) => {
    const { isTooSmall, ...rows } = layoutOf(width, height, wished);
    t.false(isTooSmall);
    t.true(rows.tableRows >= 1);
    const sum = Object.values(rows).reduce<number>((all, one) => all + one, 0);
    t.is(sum + columnTitle + footer, height);
  },
);

test('below 20x5 it is too small, and no process is shown', (t) => {
  for (let width = 1; width <= 30; width += 1) {
    for (let height = 1; height <= 10; height += 1) {
      const { isTooSmall, tableRows } = layoutOf(width, height, plain);
      t.is(isTooSmall, width < 20 || height < 5);
      t.is(tableRows === 0, isTooSmall);
    }
  }
});

test('getting lower, the screen loses charts, rule, meters, title and status in this order', (t) => {
  const lost: string[] = [];
  for (let height = 60; height >= 5; height -= 1) {
    const layout = layoutOf(120, height, { ...plain, cpuCount: 4, hasCharts: true });
    for (const pane of ['ruleRows', 'chartRows', 'meterRows', 'titleRows', 'statusRows'] as const)
      if (layout[pane] === 0 && !lost.includes(pane)) lost.push(pane);
  }
  t.deepEqual(lost, ['chartRows', 'ruleRows', 'meterRows', 'titleRows', 'statusRows']);
});

test('many CPUs leave most of the screen to the processes', (t) => {
  t.true(layoutOf(200, 50, { ...plain, cpuCount: 1024 }).tableRows >= 35);
});

test('a dialog shows a line at least', (t) => {
  for (let height = 1; height <= 200; height += 1) t.true(dialogRowsOf(height) >= 1);
});

test('a zoomed pane takes the place of the charts', (t) => {
  const wished = { ...plain, hasCharts: true, hasPane: true };
  t.is(layoutOf(200, 50, wished).chartRows, 9);
  t.is(layoutOf(200, 50, { ...wished, isPaneZoomed: true }).chartRows, 0);
});
