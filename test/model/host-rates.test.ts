import test from 'ava';
import { hostRates } from '../../src/model/host-rates.js';
import type { HostSample } from '../../src/sample/host-sample.js';
import { cpu, sampleAt } from './made-sample.js';

const unknown = {
  userFraction: undefined,
  systemFraction: undefined,
  stealFraction: undefined,
  busyFraction: undefined,
};

function between(before: Partial<HostSample>, now: Partial<HostSample>, elapsedMs = 1000) {
  return hostRates(
    sampleAt(1000, [], { host: before }),
    sampleAt(1000 + elapsedMs, [], { host: now }),
  );
}

test('fractions are of what the CPU was charged in the interval', (t) => {
  const now = cpu(0, {
    user: 110,
    nice: 10,
    system: 5,
    irq: 3,
    softirq: 2,
    steal: 10,
    idle: 50,
    iowait: 10,
  });
  const { cpus } = between({ cpus: [cpu(0, { user: 100 })] }, { cpus: [now] });
  t.deepEqual(cpus, [
    { id: 0, userFraction: 0.2, systemFraction: 0.1, stealFraction: 0.1, busyFraction: 0.4 },
  ]);
});

test('CPUs are matched by id: one that comes online is unknown at first', (t) => {
  const before = [cpu(0, { idle: 10 }), cpu(3, { idle: 10 })];
  const now = [cpu(0, { idle: 20 }), cpu(2, { idle: 9 }), cpu(3, { idle: 10, user: 10 })];
  const { cpus } = between({ cpus: before }, { cpus: now });
  t.deepEqual(
    cpus.map(({ id, busyFraction }) => [id, busyFraction]),
    [
      [0, 0],
      [2, undefined],
      [3, 1],
    ],
  );
});

test('iowait that goes back makes the load unknown', (t) => {
  const { cpus } = between(
    { cpus: [cpu(0, { iowait: 10 })] },
    { cpus: [cpu(0, { iowait: 9, user: 50, idle: 50 })] },
  );
  t.deepEqual(cpus, [{ id: 0, ...unknown }]);
});

test('a CPU that was charged nothing has no load, not NaN', (t) => {
  const cpus = [cpu(0, { user: 5 })];
  t.deepEqual(between({ cpus }, { cpus }).cpus, [{ id: 0, ...unknown }]);
});

test('forks and switches are per second of the true time', (t) => {
  const rates = between(
    { forks: 100, contextSwitches: 1000 },
    { forks: 110, contextSwitches: 6000 },
    2000,
  );
  t.is(rates.forksPerSecond, 5);
  t.is(rates.contextSwitchesPerSecond, 2500);
});

test('a host counter that is absent or went back gives nothing', (t) => {
  const rates = between({ forks: 100 }, { forks: 99, contextSwitches: 10 });
  t.is(rates.forksPerSecond, undefined);
  t.is(rates.contextSwitchesPerSecond, undefined);
});

test('the first sample has no rates', (t) => {
  const host = { cpus: [cpu(0, { user: 5 })], forks: 3, contextSwitches: 4 };
  t.deepEqual(hostRates(undefined, sampleAt(1000, [], { host })), {
    cpus: [{ id: 0, ...unknown }],
    forksPerSecond: undefined,
    contextSwitchesPerSecond: undefined,
  });
});
