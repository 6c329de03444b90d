import test from 'ava';
import { stateClassOf } from '../../src/model/state.js';
import { modelOf, modelsOf, processOf, row } from './made-sample.js';

const letters = {
  R: 'R',
  S: 'SIPW',
  D: 'DK',
  T: 'Tt',
  Z: 'Z',
  X: 'Xx',
};

for (const [stateClass, codes] of Object.entries(letters)) {
  test(`the kernel's ${[...codes].join(', ')} is of class ${stateClass}`, (t) => {
    t.deepEqual(
      [...codes].map((code) => stateClassOf(code)),
      [...codes].map(() => stateClass),
    );
  });
}

test('a letter of a kernel to come is S, and stays visible', (t) => {
  const process = processOf(modelOf([row({ pid: 7, stateCode: 'Q' })]), '7:7');
  t.is(process.state, 'S');
  t.is(process.sample.stateCode, 'Q');
});

test('a Z with one thread is a zombie, with more its leader only is dead', (t) => {
  const model = modelOf([
    row({ pid: 7, stateCode: 'Z' }),
    row({ pid: 8, stateCode: 'Z', threads: 2 }),
  ]);
  t.like(processOf(model, '7:7'), { state: 'Z', isLeaderDead: false });
  t.like(processOf(model, '8:8'), { state: 'S', isLeaderDead: true });
});

test('a dead leader runs while its threads use CPU time, and sleeps again when they stop', (t) => {
  const dead = { pid: 8, stateCode: 'Z', threads: 2 };
  const moved = row({ ...dead, userTicks: 5, readAtMs: 2000 });
  const models = modelsOf([row(dead)], [moved], [moved]);
  t.deepEqual(
    models.map((model) => processOf(model, '8:8').state),
    ['S', 'R', 'S'],
  );
  t.is(models[1]?.classCounts.R, 1);
});

test('threads are those of the living, X counts the gone', (t) => {
  const model = modelOf(
    [row({ pid: 1, threads: 3 }), row({ pid: 2, threads: 5 })],
    [row({ pid: 1, threads: 3 }), row({ pid: 3, stateCode: 'X', threads: 0 })],
  );
  t.is(model.threadCount, 3);
  t.deepEqual(model.classCounts, { R: 0, S: 1, D: 0, T: 0, Z: 0, X: 2 });
});
