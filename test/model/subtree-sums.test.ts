import test from 'ava';
import { subtreeSums } from '../../src/model/subtree-sums.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { modelOf, row } from './made-sample.js';

const top = row({ pid: 1, userTicks: 100, rssPages: 1 });
const child = row({ pid: 2, ppid: 1, userTicks: 50, rssPages: 2, stateCode: 'T' });
const grandchild = row({ pid: 3, ppid: 2, userTicks: 25, rssPages: 4 });
const other = row({ pid: 9, userTicks: 1000 });

test('a branch sums itself and all below it, and nothing else', (t) => {
  const model = modelOf([top, child, grandchild, other]);
  t.like(subtreeSums(model, '1:1'), {
    count: 2,
    cpuTimeMs: 1750,
    rssBytes: 7 * 4096,
    cpuPercent: undefined,
    worst: 'T',
  });
});

test('rates are summed as far as they are known', (t) => {
  const busy = { ...child, userTicks: 80, readAtMs: 1500 };
  const born = { ...grandchild, pid: 4, startTicks: 4, readAtMs: 1500 };
  const model = modelOf([{ ...child, readAtMs: 500 }], [busy, born]);
  t.is(Math.round(subtreeSums(model, '2:2').cpuPercent ?? 0), 60);
  t.is(subtreeSums(model, '4:4').cpuPercent, undefined);
});

test('the worst class is one below, D before Z before T; who runs or sleeps is not worth a word', (t) => {
  const zombie = { ...grandchild, stateCode: 'Z' };
  const stuck = { ...other, ppid: 3, stateCode: 'D' };
  const worstOf = (...rows: readonly ProcessSample[]) => subtreeSums(modelOf(rows), '1:1').worst;
  t.is(worstOf({ ...top, stateCode: 'D' }, { ...child, stateCode: 'R' }), undefined);
  t.is(worstOf(top, child, zombie), 'Z');
  t.is(worstOf(top, child, zombie, stuck), 'D');
});

test('who is gone adds nothing but to the count', (t) => {
  const model = modelOf([top, child], [top]);
  t.like(subtreeSums(model, '1:1'), { count: 1, cpuTimeMs: 1000 });
});

test('what the filter leaves out is not in the sums', (t) => {
  const model = modelOf([top, child, grandchild]);
  t.like(subtreeSums(model, '1:1', new Set(['1:1', '2:2'])), { count: 1, cpuTimeMs: 1500 });
});
