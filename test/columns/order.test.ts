import test from 'ava';
import fc from 'fast-check';
import type { Column, ColumnValue } from '../../src/columns/column.js';
import { comparison, sorted } from '../../src/columns/order.js';
import { byCpu, byPid } from '../../src/columns/usual-sorts.js';
import { modelOf, row } from '../model/made-sample.js';

test('numbers are descending, reversed ascending, and unknown is last either way', (t) => {
  const values = [2, undefined, 30, 0, -1];
  t.deepEqual(order(values), [30, 2, 0, -1, undefined]);
  t.deepEqual(order(values, true), [-1, 0, 2, 30, undefined]);
});

test('text is ascending by code unit, in every locale, reversed descending', (t) => {
  const values = ['b', 'ä', 'a', undefined, 'B', '', '10', '9'];
  t.deepEqual(order(values), ['', '10', '9', 'B', 'a', 'b', 'ä', undefined]);
  t.deepEqual(order(values, true), ['ä', 'b', 'a', 'B', '9', '10', '', undefined]);
});

test('what is true comes before what is false', (t) => {
  t.deepEqual(order([false, true, undefined, false]), [true, false, false, undefined]);
});

test('ties are by pid ascending, reversed or not', (t) => {
  t.deepEqual(pids(['x', 'x', 'w', 'x']), [3, 1, 2, 4]);
  t.deepEqual(pids(['x', 'x', 'w', 'x'], true), [1, 2, 4, 3]);
});

test('byPid is pid ascending, byCpu puts the busiest first', (t) => {
  const model = modelOf(
    [row({ pid: 3 }), row({ pid: 7 }), row({ pid: 9 })],
    [
      row({ pid: 3 }),
      row({ pid: 7, readAtMs: 2000, userTicks: 50 }),
      row({ pid: 9, readAtMs: 2000, userTicks: 10 }),
    ],
  );
  const by = (sort: typeof byPid) =>
    sorted([...model.processes.values()].reverse(), model, sort).map(({ sample }) => sample.pid);
  t.deepEqual(by(byPid), [3, 7, 9]);
  t.deepEqual(by(byCpu), [7, 9, 3]);
});

test('any values are put into one order, whichever came first, and none is lost', (t) => {
  const value = fc.oneof(fc.integer(), fc.constant(undefined), fc.double({ noNaN: true }));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 8 }), fc.boolean(), (values, isReversed) => {
      const once = order(values, isReversed);
      t.deepEqual(order(values.toReversed(), isReversed).map(String), once.map(String));
      t.deepEqual(once.map(String).sort(), values.map(String).sort());
    }),
  );
});

test('one by one they are compared as they are sorted', (t) => {
  const numbers = fc.array(fc.option(fc.integer({ max: 9 }), { nil: undefined }));
  const texts = fc.array(fc.option(fc.string({ maxLength: 2 }), { nil: undefined }));
  fc.assert(
    fc.property(fc.oneof(numbers, texts), fc.boolean(), (values, isReversed) => {
      const model = modelOf(values.map((_, index) => row({ pid: index + 1 })));
      const sort = { column: columnOf(values), isReversed };
      const processes = [...model.processes.values()];
      const expected = processes.toSorted(comparison(model, sort));
      t.deepEqual(sorted(processes, model, sort), expected);
    }),
  );
});

/** The values as they come out, where the process of pid n has the nth. */
function order(values: readonly ColumnValue[], isReversed = false): readonly ColumnValue[] {
  return pids(values, isReversed).map((pid) => values[pid - 1]);
}

function pids(values: readonly ColumnValue[], isReversed = false): readonly number[] {
  const model = modelOf(values.map((_, index) => row({ pid: index + 1 })));
  const processes = [...model.processes.values()];
  return sorted(processes, model, { column: columnOf(values), isReversed }).map(
    ({ sample }) => sample.pid,
  );
}

/** Of the process of pid n the nth. */
function columnOf(values: readonly ColumnValue[]): Column {
  return {
    id: 'made',
    title: '',
    summary: '',
    width: 1,
    align: 'left',
    isNumeric: false,
    value: ({ sample }) => values[sample.pid - 1],
  };
}
