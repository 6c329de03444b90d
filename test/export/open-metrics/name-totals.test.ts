import test from 'ava';
import {
  kernelThreadsName,
  maxNames,
  type NameTotals,
  nextNameTotals,
  otherNamesName,
} from '../../../src/export/open-metrics/name-totals.js';
import type { Process } from '../../../src/model/process.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import type { Sample } from '../../../src/sample/sample.js';
import { modelsOfSamples } from '../../helpers/recorded.js';
import { processSample, sample } from '../../source/recording/samples.js';

const everybody = (_process: Process): boolean => true;

function totalsOf(samples: readonly Sample[], isAsked = everybody): readonly NameTotals[] {
  let totals: NameTotals | undefined;
  return modelsOfSamples(samples).map((model) => {
    totals = nextNameTotals(totals, model, isAsked);
    return totals;
  });
}

const cpuSeconds = (all: readonly NameTotals[], name: string) =>
  all.map(({ byName }) => byName.get(name)?.cpuSeconds);

const worker = (pid: number, userTicks: number, over: Partial<ProcessSample> = {}) =>
  processSample({ pid, comm: 'worker', userTicks, systemTicks: 0, startTicks: pid, ...over });

test('the CPU time of a name goes on when a process of it is gone, and never back', (t) => {
  const all = totalsOf([
    sample(0, [worker(5, 1000), worker(6, 200)]),
    sample(1000, [worker(5, 1050), worker(6, 250)]),
    sample(2000, [worker(6, 260)]),
    sample(3000, []),
  ]);
  t.deepEqual(cpuSeconds(all, 'worker'), [0, 1, 1.1, 1.1]);
  t.deepEqual(
    all.map(({ byName }) => byName.get('worker')?.processes),
    [2, 2, 1, 0],
  );
});

test('of one that was born between two frames all that it did counts, of those before nothing', (t) => {
  const all = totalsOf([
    sample(0, [worker(5, 70)]),
    sample(1000, [worker(5, 70), worker(9, 30)]),
    sample(2000, [worker(5, 70), worker(9, 30)]),
  ]);
  t.deepEqual(cpuSeconds(all, 'worker'), [0, 0.3, 0.3]);
});

test('a reused pid takes nothing over from who had it before', (t) => {
  const all = totalsOf([
    sample(0, [worker(5, 900)]),
    sample(1000, [worker(5, 20, { startTicks: 77 })]),
  ]);
  t.deepEqual(cpuSeconds(all, 'worker'), [0, 0.2]);
});

test('after another boot it begins again', (t) => {
  const before = sample(0, [worker(5, 10)]);
  const boot = { ...before.boot, id: 'b1' };
  const all = totalsOf([
    before,
    sample(1000, [worker(5, 60)]),
    sample(2000, [worker(5, 90)], { boot }),
  ]);
  t.deepEqual(cpuSeconds(all, 'worker'), [0, 0.5, 0]);
});

test('storage is told only where it was recorded', (t) => {
  const io = (readBytes: number) => ({
    readAtMs: 1,
    value: {
      ...{ readCharacters: 0, writtenCharacters: 0, readCalls: 0, writeCalls: 0 },
      ...{ readBytes, writtenBytes: 7, cancelledWriteBytes: 0 },
    },
  });
  const [first, last] = totalsOf([
    sample(0, [worker(5, 0, { rowFacts: { io: io(100) } }), processSample()]),
    sample(1000, [worker(5, 0, { rowFacts: { io: io(164) } }), processSample()]),
  ]);
  t.is(first?.byName.get('worker')?.readBytes, 0);
  t.is(last?.byName.get('worker')?.readBytes, 64);
  t.is(last?.byName.get('worker')?.writtenBytes, 0);
  t.is(last?.byName.get('init')?.readBytes, undefined);
});

test('names are bounded: the largest have their own, the others are one', (t) => {
  const crowd = Array.from({ length: maxNames + 50 }, (_, at) =>
    worker(at + 10, 0, { comm: `n${at}`, rssPages: at }),
  );
  const [totals] = totalsOf([sample(0, crowd)]);
  t.is(totals?.byName.size, maxNames + 1);
  t.is(totals?.byName.get(otherNamesName)?.processes, 50);
  t.true(totals?.byName.has(`n${maxNames + 49}`));
  t.false(totals?.byName.has('n0'));
});

test('threads of the kernel are one name, whatever they are called', (t) => {
  const kernelThread = 0x200000;
  const [totals] = totalsOf([
    sample(
      0,
      [2, 3, 4].map((pid) => worker(pid, 0, { comm: `kworker/${pid}`, flags: kernelThread })),
    ),
  ]);
  t.deepEqual([...(totals?.byName.keys() ?? [])], [kernelThreadsName]);
});

test('two names that look the same are the same', (t) => {
  const [totals] = totalsOf([
    sample(0, [worker(5, 0, { comm: 'a\x1bb' }), worker(6, 0, { comm: 'a\\x1bb' })]),
  ]);
  t.is(totals?.byName.get('a\\x1bb')?.processes, 2);
});

test('who is not asked for is not counted, and is no newborn when he is', (t) => {
  const all = totalsOf(
    [sample(0, [worker(5, 500)]), sample(1000, [worker(5, 600, { comm: 'named' })])],
    (process) => process.sample.comm === 'named',
  );
  t.is(all[0]?.byName.size, 0);
  t.deepEqual(cpuSeconds(all, 'named'), [undefined, 1]);
});
