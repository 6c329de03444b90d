import test from 'ava';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { tombstoneLimit } from '../../src/model/tombstones.js';
import { modelOf, modelsOf, processOf, row, sampleAt } from './made-sample.js';

const init = row({ pid: 1 });

test('one that is gone stays as X for five seconds, without a rate', (t) => {
  let model: Model | undefined;
  for (const [atMs, userTicks] of [
    [1000, 1],
    [2000, 2],
  ] as const) {
    model = nextModel(model, sampleAt(atMs, [init, row({ pid: 5, userTicks, readAtMs: atMs })]));
  }
  const shown = [3000, 5000, 7999, 8000].map((atMs) => {
    model = nextModel(model, sampleAt(atMs, [init]));
    return model.processes.get('5:5');
  });
  t.like(shown[0], { state: 'X', goneSeenAtMs: 3000, sample: { stateCode: 'S' } });
  t.is(shown[0]?.cpuPercent, undefined);
  t.is(shown[2], shown[0]);
  t.is(shown[3], undefined);
});

test('the time of a long stall does not hide who went meanwhile', (t) => {
  const before = nextModel(undefined, sampleAt(1000, [init, row({ pid: 5 })]));
  const model = nextModel(before, sampleAt(61_000, [init]));
  t.is(processOf(model, '5:5').state, 'X');
});

test('tombstones keep their places under one another', (t) => {
  const model = modelOf([init, row({ pid: 5, ppid: 1 }), row({ pid: 6, ppid: 5 })], [init]);
  t.is(model.tree.depths.get('6:6'), 2);
});

test('a tombstone whose parent is not shown any more is a root', (t) => {
  const crowd = Array.from({ length: tombstoneLimit }, (_, index) => row({ pid: index + 10 }));
  const orphan = row({ pid: 5, ppid: 9000, startTicks: 9000 });
  const models = modelsOf([init, orphan, ...crowd, row({ pid: 9000 })], [init]);
  t.deepEqual(
    models.map((model) => processOf(model, '5:9000').parentKey),
    ['9000:9000', undefined],
  );
  t.false(models[1]?.processes.has('9000:9000'));
  t.true(models[1]?.tree.roots.includes('5:9000'));
});

test('a crowd that goes leaves a bounded number of tombstones, the newest', (t) => {
  const crowd = Array.from({ length: tombstoneLimit }, (_, index) => row({ pid: index + 10 }));
  const late = row({ pid: 9000 });
  const models = modelsOf([init, ...crowd, late], [init, late], [init]);
  t.deepEqual(
    models.map(({ processes }) => processes.size),
    [1002, 1002, 1001],
  );
  t.true(models[2]?.processes.has('9000:9000'));
});

test('the newest stay even where their pids are the smallest', (t) => {
  const crowd = Array.from({ length: tombstoneLimit }, (_, index) => row({ pid: index + 10 }));
  const late = row({ pid: 2 });
  const model = modelOf([init, late, ...crowd], [init, late], [init]);
  t.true(model.processes.has('2:2'));
  t.is(model.classCounts.X, tombstoneLimit);
});

test('a reused pid is a new row, and the old life a tombstone before it', (t) => {
  const model = modelOf([init, row({ pid: 5 })], [init, row({ pid: 5, startTicks: 90 })]);
  t.deepEqual([...model.processes.keys()], ['1:1', '5:5', '5:90']);
  t.is(processOf(model, '5:5').state, 'X');
  t.is(processOf(model, '5:90').bornSeenAtMs, 2000);
});

test('one that a scan missed comes back as the same process', (t) => {
  const model = modelOf([init, row({ pid: 5 })], [init], [init, row({ pid: 5 })]);
  const process = processOf(model, '5:5');
  t.is(process.state, 'S');
  t.is(process.goneSeenAtMs, undefined);
  t.is(process.bornSeenAtMs, undefined);
});
