import test from 'ava';
import { columnOf, columns } from '../../src/columns/columns.js';
import { sumCell } from '../../src/columns/sum-cell.js';
import type { Model } from '../../src/model/model.js';
import { subtreeSums } from '../../src/model/subtree-sums.js';
import type { RowFacts } from '../../src/sample/row-facts.js';
import { madeRowFacts } from '../helpers/made-row-facts.js';
import { modelOf, row } from '../model/made-sample.js';

const family = (...facts: readonly (RowFacts | undefined)[]) =>
  facts.map((rowFacts, index) =>
    row({ pid: index + 1, ppid: index, ...(rowFacts && { rowFacts }) }),
  );

function sumIn(model: Model, id: string): string | undefined {
  const column = columnOf(id);
  return column && sumCell(column, subtreeSums(model, '1:1'), model);
}

test('bytes, counts and rates of a branch are summed', (t) => {
  const before = family(madeRowFacts(1000, 0), madeRowFacts(1000, 0));
  const model = modelOf(before, family(madeRowFacts(2000, 3), madeRowFacts(2000, 5)));
  t.is(sumIn(model, 'swapBytes'), '8.0K');
  t.is(sumIn(model, 'sharedBytes'), '24.0K');
  t.is(sumIn(model, 'readBytes'), '8B');
  t.is(sumIn(model, 'readCalls'), '8');
  t.is(sumIn(model, 'writtenBytesPerSecond'), '8B');
  t.is(sumIn(model, 'ioBytesPerSecond'), '16B');
  t.is(sumIn(model, 'contextSwitchesPerSecond'), '16');
});

test('what is not known of some is left out, and is unknown where it is of all', (t) => {
  const denied = { io: { readAtMs: 0, unread: 'eacces' as const } };
  t.is(sumIn(modelOf(family(denied, madeRowFacts(0, 7))), 'readBytes'), '7B');
  t.is(sumIn(modelOf(family(denied, undefined)), 'readBytes'), '?');
});

test('who is gone adds nothing', (t) => {
  const model = modelOf(family(madeRowFacts(0), madeRowFacts(0)), family(madeRowFacts(1)));
  t.is(sumIn(model, 'swapBytes'), '4.0K');
});

test('who is how likely to be killed, and where, is no sum', (t) => {
  const model = modelOf(family(madeRowFacts(0), madeRowFacts(0)));
  for (const id of ['oomScore', 'cgroup', 'exe', 'cwd', 'pid']) t.is(sumIn(model, id), undefined);
  t.true(columns.filter(({ sum }) => sum).every(({ isNumeric }) => isNumeric));
});
