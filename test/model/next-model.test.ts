import test from 'ava';
import fc from 'fast-check';
import { nextModel } from '../../src/model/next-model.js';
import { cpu, modelsOf, plainModel, processOf, row, sampleAt } from './made-sample.js';

test('a process about which nothing changed is the same object', (t) => {
  const idle = row({ pid: 1 });
  const busy = (userTicks: number) => row({ pid: 2, ppid: 1, userTicks, readAtMs: userTicks });
  const models = modelsOf([idle, busy(1)], [idle, busy(2)], [idle, busy(3)]);
  const [, second, third] = models.map(({ processes }) => processes);
  // The first time it had no rate, the second time it is 0.
  t.is(third?.get('1:1'), second?.get('1:1'));
  t.not(third?.get('2:2'), second?.get('2:2'));
});

test('equal rows that are other objects make other processes: the newest facts are kept', (t) => {
  const now = row({ pid: 1, status: { readAtMs: 1, uids: [0, 0, 0, 0], gids: [] } });
  const models = modelsOf([row({ pid: 1 })], [now]);
  t.is(models[1] && processOf(models[1], '1:1').sample, now);
});

const host = { cpus: [cpu(0, { user: 5 })], forks: 9, contextSwitches: 9 };
const late = sampleAt(9000, [row({ pid: 1 })], { host });

for (const [name, before] of [
  ['time that stands still', sampleAt(9000, [row({ pid: 1 }), row({ pid: 2 })], { host })],
  ['time that goes back', sampleAt(9001, [row({ pid: 1 }), row({ pid: 2 })], { host })],
  ['another boot', sampleAt(8000, [row({ pid: 1 }), row({ pid: 2 })], { boot: { id: 'x' } })],
] as const) {
  test(`${name} starts afresh`, (t) => {
    t.deepEqual(nextModel(nextModel(undefined, before), late), nextModel(undefined, late));
  });
}

test('only those that were seen to come have an instant of birth', (t) => {
  const models = modelsOf([row({ pid: 1 })], [row({ pid: 1 }), row({ pid: 2 })], [row({ pid: 2 })]);
  const last = models[2];
  t.is(last && processOf(last, '1:1').bornSeenAtMs, undefined);
  t.is(last && processOf(last, '2:2').bornSeenAtMs, 2000);
});

test('a model is not changed by the one after it', (t) => {
  const rows = fc.uniqueArray(
    fc.record({ pid: fc.nat(9), ppid: fc.nat(9), userTicks: fc.nat(3), startTicks: fc.nat(1) }),
    { selector: ({ pid }) => pid },
  );
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const before = nextModel(undefined, sampleAt(1000, first.map(row)));
      const copy = structuredClone(plainModel(before));
      nextModel(before, sampleAt(2000, second.map(row)));
      t.deepEqual(plainModel(before), copy);
    }),
  );
});

test('the same samples make the same models', (t) => {
  const scans = [[row({ pid: 1 }), row({ pid: 7, ppid: 1 })], [row({ pid: 1 })]];
  t.deepEqual(modelsOf(...scans), modelsOf(...scans));
});
