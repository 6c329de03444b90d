import test from 'ava';
import { ownerKeyOf, processOrThread } from '../../src/model/thread.js';
import type { ThreadSample } from '../../src/sample/thread-sample.js';
import { modelOf, modelsOf, processOf, row } from './made-sample.js';

const thread = (tid: number, given: Partial<ThreadSample> = {}): ThreadSample => ({
  tid,
  comm: `t${tid}`,
  stateCode: 'S',
  userTicks: 0,
  systemTicks: 0,
  priority: 20,
  nice: 0,
  startTicks: tid,
  readAtMs: 0,
  ...given,
});

const process = (readAtMs: number, ...list: readonly ThreadSample[]) =>
  row({ pid: 5, threads: 2, readAtMs, threadList: { readAtMs, list } });

test('a thread is found by the key of its process and its own; the main one is another than the process', (t) => {
  const model = modelOf([process(1000, thread(5), thread(6))]);
  t.is(processOrThread(model.processes, '5:5')?.threads?.length, 2);
  t.is(processOrThread(model.processes, '5:5/6:6')?.sample.comm, 't6');
  t.is(processOrThread(model.processes, '5:5/5:5')?.sample.comm, 't5');
  t.is(processOrThread(model.processes, '5:5/7:7'), undefined);
  t.is(ownerKeyOf('5:5/6:6'), '5:5');
});

test('the rate of a thread is its own, between two readings of the list', (t) => {
  const models = modelsOf(
    [process(1000, thread(5), thread(6, { readAtMs: 1000 }))],
    [process(2000, thread(5), thread(6, { readAtMs: 2000, userTicks: 25 }))],
  );
  const percents = models.map((model) =>
    processOf(model, '5:5').threads?.map(({ cpuPercent }) => cpuPercent),
  );
  t.deepEqual(percents, [
    [undefined, undefined],
    [0, 25],
  ]);
});

test('a list that was away for some samples gives the rate over all of that time', (t) => {
  const unread = process(1000, thread(6, { readAtMs: 1000 }));
  const models = modelsOf(
    [unread],
    [unread],
    [process(3000, thread(6, { readAtMs: 3000, userTicks: 100 }))],
  );
  const last = models.at(-1);
  t.is(last && processOf(last, '5:5').threads?.[0]?.cpuPercent, 50);
});

test('a tid that is used again has no rate from the life before', (t) => {
  const model = modelOf(
    [process(1000, thread(6, { readAtMs: 1000 }))],
    [process(2000, thread(6, { readAtMs: 2000, userTicks: 25, startTicks: 77 }))],
  );
  t.is(processOf(model, '5:5').threads?.[0]?.cpuPercent, undefined);
});

test('threads that were not read again are the same objects', (t) => {
  const same = process(1000, thread(6, { readAtMs: 1000 }));
  const [first, second] = modelsOf([same], [{ ...same, minorFaults: 9 }]);
  t.truthy(first && second);
  if (first && second) t.is(processOf(second, '5:5').threads, processOf(first, '5:5').threads);
});

for (const [codes, state] of [
  ['ZS', 'S'],
  ['ZSR', 'R'],
  ['ZSD', 'D'],
  ['ZT', 'T'],
  ['ZDR', 'R'],
] as const) {
  test(`a process with a dead main thread is ${state} where its threads are ${codes}`, (t) => {
    const list = [...codes].map((stateCode, index) => thread(5 + index, { stateCode }));
    const dead = { ...process(1000, ...list), stateCode: 'Z', threads: codes.length };
    const { isLeaderDead, state: got } = processOf(modelOf([dead]), '5:5');
    t.deepEqual([isLeaderDead, got], [true, state]);
  });
}

test('a process that is gone has no threads any more', (t) => {
  const model = modelOf([process(1000, thread(6)), row({ pid: 1 })], [row({ pid: 1 })]);
  t.is(processOf(model, '5:5').state, 'X');
  t.is(processOf(model, '5:5').threads, undefined);
});
