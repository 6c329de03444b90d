import test from 'ava';
import fc from 'fast-check';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { cpuPercent } from '../../src/model/rates.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { modelsOf, processOf, row, sampleAt } from './made-sample.js';

const used = (userTicks: number, systemTicks: number, readAtMs: number) =>
  row({ pid: 7, userTicks, systemTicks, readAtMs });

test('a rate needs two sightings', (t) => {
  const [first, second] = modelsOf([used(10, 10, 1000)], [used(40, 30, 2000)]);
  t.is(first && processOf(first, '7:7').cpuPercent, undefined);
  t.is(second && processOf(second, '7:7').cpuPercent, 50);
});

test('two busy threads are more than one core', (t) => {
  t.is(cpuPercent(used(0, 0, 1000), used(150, 50, 2000), 1000, 100), 200);
});

test('a process that did not move uses nothing, however long ago it was read', (t) => {
  const idle = used(10, 10, 1000);
  const models = modelsOf([idle], [idle], [idle]);
  t.deepEqual(
    models.map((model) => processOf(model, '7:7').cpuPercent),
    [undefined, 0, 0],
  );
});

test('facts that arrive do not make a rate unknown', (t) => {
  const idle = used(10, 10, 1000);
  const models = modelsOf([idle], [{ ...idle, cmdline: { readAtMs: 1900, argv: [] } }]);
  t.is(models[1] && processOf(models[1], '7:7').cpuPercent, 0);
});

test('a counter that went back makes the rate unknown, even where the sum grew', (t) => {
  t.is(cpuPercent(used(10, 10, 1000), used(9, 90, 2000), 1000, 100), undefined);
  t.is(cpuPercent(used(10, 10, 1000), used(90, 9, 2000), 1000, 100), undefined);
});

test('no time between two readings makes the rate unknown, not infinite', (t) => {
  t.is(cpuPercent(used(0, 0, 1000), used(10, 0, 1000), 1000, 100), undefined);
  t.is(cpuPercent(used(0, 0, 1000), used(10, 0, 900), 800, 100), undefined);
});

test('after a stall of ten seconds the rate is over the eleven that passed', (t) => {
  t.is(cpuPercent(used(0, 0, 1000), used(550, 0, 12000), 1000, 100), 50);
});

test('a row read late in one scan and early in the next is divided by its own time', (t) => {
  t.is(cpuPercent(used(0, 0, 1300), used(70, 0, 2000), 1000, 100), 100);
});

test('a row that stood still for long is measured from the scan before', (t) => {
  t.is(cpuPercent(used(0, 0, 1000), used(50, 0, 60_000), 59_000, 100), 50);
});

test('a reused pid inherits no rate', (t) => {
  const models = modelsOf([used(10, 10, 1000)], [{ ...used(99, 99, 2000), startTicks: 150 }]);
  t.is(models[1] && processOf(models[1], '7:150').cpuPercent, undefined);
  t.is(models[1] && processOf(models[1], '7:7').cpuPercent, undefined);
});

test('one that a scan missed has no rate when it comes back', (t) => {
  const models = modelsOf([used(10, 10, 1000)], [], [used(20, 10, 3000)], [used(30, 10, 4000)]);
  t.deepEqual(
    models.map((model) => processOf(model, '7:7').cpuPercent),
    [undefined, undefined, undefined, 10],
  );
});

/** Shares of a machine's CPUs, and when in each scan each process is read. */
const workload = fc
  .record({
    cpus: fc.integer({ min: 1, max: 8 }),
    weights: fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
    scans: fc.array(fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 12, maxLength: 12 }), {
      minLength: 2,
      maxLength: 5,
    }),
  })
  .map(({ cpus, weights, scans }) => {
    const sum = Math.max(1, ...[weights.reduce((total, weight) => total + weight, 0)]);
    return { cpus, shares: weights.map((weight) => (weight * cpus) / sum), scans };
  });

// Fine ticks, so that what a tick hides stays small against what a wrong interval would add.
const fineTicks = 1_000_000;

test('the total never passes what the CPUs have, however unevenly a scan reads', (t) => {
  fc.assert(
    fc.property(workload, ({ cpus, shares, scans }) => {
      let model: Model | undefined;
      let before: readonly ProcessSample[] = [];
      scans.forEach((delays, scan) => {
        const startMs = (scan + 1) * 1000;
        before = shares.map((share, index) =>
          readAt(share, index, startMs + (delays[index] ?? 0), before[index]),
        );
        const boot = { ticksPerSecond: fineTicks };
        model = nextModel(model, sampleAt(startMs, before, { boot }));
        const granularity = (shares.length * 2 * 100) / (fineTicks * 0.7);
        t.true(totalPercent(model) <= cpus * 100 + granularity + 1e-6);
      });
    }),
  );
});

/** The row of a process with a steady share, the same object where it did not move. */
function readAt(
  share: number,
  index: number,
  readAtMs: number,
  before: ProcessSample | undefined,
): ProcessSample {
  const userTicks = Math.floor((share * readAtMs * fineTicks) / 1000);
  return before?.userTicks === userTicks ? before : row({ pid: index + 1, userTicks, readAtMs });
}

function totalPercent(model: Model): number {
  return [...model.processes.values()].reduce((sum, one) => sum + (one.cpuPercent ?? 0), 0);
}
