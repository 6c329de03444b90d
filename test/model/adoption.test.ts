import test from 'ava';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { modelOf, modelsOf, processOf, row } from './made-sample.js';

const init = row({ pid: 1, comm: 'init' });
const shell = row({ pid: 50, ppid: 1, comm: 'shell' });
const reaper = row({ pid: 30, ppid: 1, comm: 'reaper' });
const child = (ppid: number, given: Partial<ProcessSample> = {}) =>
  row({ pid: 60, ppid, comm: 'child', ...given });

test('an orphan is under its adopter, and says whose child it was and when that was seen', (t) => {
  const model = modelOf([init, shell, child(50)], [init, child(1)]);
  const orphan = processOf(model, '60:60');
  t.is(orphan.parentKey, '1:1');
  t.deepEqual(orphan.adoptions, [
    {
      formerParent: { pid: 50, startTicks: 50, comm: 'shell' },
      adopter: { pid: 1, startTicks: 1, comm: 'init' },
      seenAtMs: 5_002_000,
    },
  ]);
});

test('a former parent that is a zombie counts as well', (t) => {
  const model = modelOf(
    [init, reaper, shell, child(50)],
    [init, reaper, row({ ...shell, stateCode: 'Z' }), child(30)],
  );
  t.is(processOf(model, '60:60').adoptions[0]?.adopter.comm, 'reaper');
});

test('adoptions are kept for life, oldest first', (t) => {
  const model = modelOf(
    [init, reaper, shell, child(50)],
    [init, reaper, child(30)],
    [init, child(1)],
    [init, child(1)],
  );
  const { adoptions } = processOf(model, '60:60');
  t.deepEqual(
    adoptions.map(({ formerParent, adopter }) => [formerParent.comm, adopter.comm]),
    [
      ['shell', 'reaper'],
      ['reaper', 'init'],
    ],
  );
});

test('a child that was read just before its parent died is adopted a sample later', (t) => {
  const models = modelsOf([init, shell, child(50)], [init, child(50)], [init, child(1)]);
  t.deepEqual(
    models.map((model) => processOf(model, '60:60').parentKey),
    ['50:50', undefined, '1:1'],
  );
  const orphan = models[2] && processOf(models[2], '60:60');
  t.is(orphan?.adoptions[0]?.formerParent.comm, 'shell');
});

test('the same where the pid of the parent was taken by another in that moment', (t) => {
  const thief = row({ pid: 50, ppid: 1, startTicks: 70, comm: 'thief' });
  const models = modelsOf(
    [init, shell, child(50)],
    [init, thief, child(50)],
    [init, thief, child(1)],
  );
  const orphan = models[2] && processOf(models[2], '60:60');
  t.deepEqual(
    orphan?.adoptions.map(({ formerParent }) => formerParent.comm),
    ['shell'],
  );
});

test('dying is no adoption', (t) => {
  const models = modelsOf(
    [init, shell, child(50)],
    [init, shell, child(0, { stateCode: 'X' })],
    [init, shell],
  );
  for (const model of models) t.deepEqual(processOf(model, '60:60').adoptions, []);
});

test('a first sight tells of no former parent', (t) => {
  t.deepEqual(processOf(modelOf([init, child(1)]), '60:60').adoptions, []);
  t.deepEqual(processOf(modelOf([init], [init, child(1)]), '60:60').adoptions, []);
});

test('a parent that was never seen is not made up', (t) => {
  t.deepEqual(processOf(modelOf([init, child(50)], [init, child(1)]), '60:60').adoptions, []);
});

test('one that started after the child was never its parent, dead or alive', (t) => {
  const thief = row({ pid: 50, ppid: 1, startTicks: 70, comm: 'thief' });
  const model = modelOf([init, thief, child(50)], [init, child(50)], [init, child(1)]);
  t.deepEqual(processOf(model, '60:60').adoptions, []);
});

test('a reused pid inherits no adoption', (t) => {
  const model = modelOf(
    [init, shell, child(50)],
    [init, child(1)],
    [init, child(1, { startTicks: 300 })],
  );
  t.deepEqual(processOf(model, '60:300').adoptions, []);
  t.is(processOf(model, '60:60').adoptions.length, 1);
});
