import test from 'ava';
import { inSweepOrder, type SweepOrder } from '../../src/signals/sweep-order.js';

/** As `pid<ppid`. */
const ordered = (order: SweepOrder, ...members: readonly (readonly [number, number])[]) =>
  inSweepOrder(members, order, ([pid, ppid]) => ({ pid, ppid })).map(([pid]) => pid);

test('nobody before his ancestors, or before his descendants; else as they were given', (t) => {
  const family = [
    [9, 4],
    [4, 1],
    [7, 9],
    [5, 4],
    [30, 2],
  ] as const;
  t.deepEqual(ordered('rootFirst', ...family), [4, 30, 9, 5, 7]);
  t.deepEqual(ordered('leavesFirst', ...family), [7, 9, 5, 4, 30]);
});

test('a chain of any length is no deeper than memory', (t) => {
  const chain = Array.from({ length: 50_000 }, (_, index) => [index + 1, index] as const).reverse();
  t.is(ordered('rootFirst', ...chain)[0], 1);
  t.is(ordered('leavesFirst', ...chain)[0], 50_000);
});

test('parents that make a ring, as pids that were reused may, leave nobody out', (t) => {
  const ring = [
    [3, 5],
    [5, 4],
    [4, 3],
    [8, 5],
  ] as const;
  t.deepEqual([...ordered('rootFirst', ...ring)].sort(), [3, 4, 5, 8]);
});
