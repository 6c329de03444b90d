import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { gridSteps, gridValues, timeGrid, windowMs } from '../../../src/view/charts/chart-grid.js';

type Seen = { readonly atMs: number; readonly value: number | undefined };

/** Points a second apart up to `toMs`, newest first, with these values, oldest first. */
function seconds(values: readonly (number | undefined)[], toMs = 100_000): readonly Seen[] {
  return values
    .map((value, index) => ({ atMs: toMs - (values.length - 1 - index) * 1000, value }))
    .reverse();
}

function valuesOf(points: readonly Seen[], count: number) {
  return gridValues(gridSteps(points, timeGrid(points, count)), ({ value }) => value);
}

test('sixty points of a second are a minute, one a step', (t) => {
  const values = Array.from({ length: 60 }, (_, index) => index);
  const points = seconds(values);
  t.is(windowMs(timeGrid(points, 60)), 60_000);
  t.deepEqual(valuesOf(points, 60), values);
});

test('what is not known is a gap, never 0', (t) => {
  const known = valuesOf(seconds([...Array(48).fill(7), undefined, 7]), 60);
  t.deepEqual(known.slice(-3), [7, undefined, 7]);
  t.true(known.slice(0, 2).every((value) => value === undefined));
});

test('a step with several points has their mean, of those that are known', (t) => {
  t.deepEqual(valuesOf(seconds([1, 3, undefined, 5]), 30).slice(-2), [2, 5]);
});

test('between two points that are near each other the later one stands, not before the first', (t) => {
  const values = valuesOf(seconds([1, 5]), 120);
  t.deepEqual(values.slice(-4), [undefined, 1, 5, 5]);
});

test('a pause is a gap', (t) => {
  const points = [...seconds([1, 1, 1], 100_000), ...seconds([9, 9, 9], 70_000)];
  const values = valuesOf(points, 60);
  t.deepEqual(values.slice(-4), [undefined, 1, 1, 1]);
  t.deepEqual(
    values.filter((value) => value !== undefined),
    [9, 9, 9, 1, 1, 1],
  );
});

test('the slower the points come, the more time is shown', (t) => {
  const windowOf = (spacingMs: number) =>
    windowMs(
      timeGrid(
        Array.from({ length: 61 }, (_, i) => ({ atMs: -i * spacingMs })),
        40,
      ),
    ) / 1000;
  t.deepEqual([100, 1002, 2000, 5000, 10_000, 60_000].map(windowOf), [60, 60, 120, 300, 600, 3600]);
});

test('one pause among the points changes nothing about the time that is shown', (t) => {
  const points = [...seconds(Array(10).fill(1), 1_000_000), ...seconds(Array(10).fill(1), 1000)];
  t.is(windowMs(timeGrid(points, 40)), 60_000);
});

testProp(
  'what was plotted does not waver as time goes on: it moves to the left, step by step',
  [
    fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 70, maxLength: 130 }),
    fc.integer({ min: 5, max: 200 }),
    fc.integer({ min: 0, max: 100_000 }),
  ],
  (t, seen, count, atMs) => {
    const points = seconds(seen, atMs);
    const [after, before] = [points, points.slice(1)].map((some) => ({
      grid: timeGrid(some, count),
      values: valuesOf(some, count),
    }));
    if (!before || !after) return t.fail();
    const moved = after.grid.newest - before.grid.newest;
    // The newest step is not over yet.
    t.deepEqual(after.values.slice(0, count - moved - 1), before.values.slice(moved, -1));
  },
);
