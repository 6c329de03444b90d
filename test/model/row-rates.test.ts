import test from 'ava';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { RowFacts } from '../../src/sample/row-facts.js';
import { madeRowFacts } from '../helpers/made-row-facts.js';
import { modelOf, modelsOf, processOf, row } from './made-sample.js';

const reader = (rowFacts?: RowFacts, over: Partial<ProcessSample> = {}) =>
  row({ pid: 5, readAtMs: 1000, ...(rowFacts && { rowFacts }), ...over });

const ratesAfter = (...facts: readonly (RowFacts | undefined)[]) =>
  processOf(modelOf(...facts.map((one) => [reader(one)])), '5:5').rowRates;

test('bytes and switches are over the time between the two readings', (t) => {
  t.deepEqual(ratesAfter(madeRowFacts(1010, 100), madeRowFacts(2010, 4100)), {
    readBytesPerSecond: 4000,
    writtenBytesPerSecond: 4000,
    contextSwitchesPerSecond: 8000,
  });
});

test('what was seen once has no rate, nor what was not read in the sample before', (t) => {
  t.is(ratesAfter(madeRowFacts(1010, 1)), undefined);
  t.is(ratesAfter(undefined, madeRowFacts(2010, 1)), undefined);
  t.is(ratesAfter(madeRowFacts(1010, 1), undefined, madeRowFacts(3010, 9)), undefined);
});

test('what was read the same twice stood still', (t) => {
  const same = madeRowFacts(1010, 7);
  const still = { readBytesPerSecond: 0, writtenBytesPerSecond: 0, contextSwitchesPerSecond: 0 };
  t.deepEqual(ratesAfter(same, same), still);
});

test('after a while of standing still the interval is that of the samples, not all that time', (t) => {
  const same = madeRowFacts(1010, 7);
  const rates = ratesAfter(same, same, same, madeRowFacts(4000, 1007));
  t.is(rates?.readBytesPerSecond, 1000);
});

test('a counter that went back has no rate, the others have theirs', (t) => {
  const before = madeRowFacts(1000, 10);
  const { io, ...others } = madeRowFacts(2000, 20);
  const value = io && 'value' in io ? { ...io.value, readBytes: 5 } : undefined;
  t.deepEqual(ratesAfter(before, { ...others, ...(value && { io: { readAtMs: 2000, value } }) }), {
    writtenBytesPerSecond: 10,
    contextSwitchesPerSecond: 20,
  });
});

test('what may not be read has no rate, before or after', (t) => {
  const known = madeRowFacts(2000, 20);
  const denied = { ...known, io: { readAtMs: 1000, unread: 'eacces' as const } };
  t.deepEqual(ratesAfter(denied, known), { contextSwitchesPerSecond: 0 });
  t.deepEqual(ratesAfter(known, denied), { contextSwitchesPerSecond: 0 });
});

test('no time between two readings is no rate', (t) => {
  t.is(ratesAfter(madeRowFacts(1000, 1), madeRowFacts(1000, 2)), undefined);
});

test('another life of the pid has no rate', (t) => {
  const models = modelsOf(
    [reader(madeRowFacts(1010, 1))],
    [reader(madeRowFacts(2010, 9), { startTicks: 77 })],
  );
  const [, second] = models;
  t.is(second && processOf(second, '5:77').rowRates, undefined);
});

test('a process of which nothing moved is the same object, its rates too', (t) => {
  const same = reader(madeRowFacts(1010, 7));
  const [, second, third] = modelsOf([same], [same], [same]);
  t.truthy(second && processOf(second, '5:5').rowRates);
  t.is(second && processOf(second, '5:5'), third && processOf(third, '5:5'));
});

test("a thread's row has nothing of it: it is the process's", (t) => {
  const { readAtMs, comm, stateCode, userTicks, systemTicks, priority, nice, startTicks } = row({
    pid: 5,
  });
  const own = { comm, stateCode, userTicks, systemTicks, priority, nice, startTicks, readAtMs };
  const threadList = { readAtMs: 0, list: [{ tid: 5, ...own }] };
  const process = processOf(modelOf([reader(madeRowFacts(0), { threads: 2, threadList })]), '5:5');
  t.is(process.threads?.length, 1);
  t.is(process.threads?.[0]?.sample.rowFacts, undefined);
});
