import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { type History, keptPoints, newestFirst, remembered } from '../../src/model/history.js';

type At = { readonly atMs: number };

function after(instants: readonly number[], bootId = 'boot-1'): History<At> | undefined {
  let history: History<At> | undefined;
  for (const atMs of instants) history = remembered(history, bootId, { atMs });
  return history;
}

function instantsOf(history: History<At> | undefined): readonly number[] {
  return history ? [...newestFirst(history)].map(({ atMs }) => atMs) : [];
}

testProp(
  'never more than twice the bound, never fewer than it once they were there, and the newest of them',
  [fc.integer({ min: 1, max: 4 * keptPoints })],
  (t, count) => {
    const all = Array.from({ length: count }, (_, index) => index);
    const kept = instantsOf(after(all));
    t.true(kept.length <= 2 * keptPoints);
    t.true(kept.length >= Math.min(count, keptPoints));
    t.deepEqual(kept, all.slice(-kept.length).reverse());
  },
  { numRuns: 50 },
);

testProp(
  'whatever comes, time goes back from point to point',
  [fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 100 })],
  (t, instants) => {
    const kept = instantsOf(after(instants));
    t.is(kept[0], instants.at(-1));
    t.true(kept.every((one, index) => index === 0 || one < (kept[index - 1] ?? 0)));
  },
);

test('a step back in time, or no step, starts afresh', (t) => {
  t.deepEqual(instantsOf(after([1, 2, 3, 2])), [2]);
  t.deepEqual(instantsOf(after([1, 2, 3, 3])), [3]);
  t.is(after([1, 2, 3, 2])?.sinceMs, 2);
});

test('another boot starts afresh', (t) => {
  const history = remembered(after([1, 2]), 'boot-2', { atMs: 3 });
  t.deepEqual(instantsOf(history), [3]);
});

test('one point more leaves what was remembered before as it was', (t) => {
  const before = after([1, 2]);
  remembered(before, 'boot-1', { atMs: 3 });
  t.deepEqual(instantsOf(before), [2, 1]);
});
