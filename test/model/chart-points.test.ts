import test from 'ava';
import { hostPoint } from '../../src/model/host-point.js';
import { memoryInUsePercent } from '../../src/model/memory-in-use.js';
import { nextModel } from '../../src/model/next-model.js';
import { processPoint } from '../../src/model/process-point.js';
import type { MemorySample } from '../../src/sample/host-sample.js';
import { cpu, modelOf, row, sampleAt } from './made-sample.js';

test('the load of a machine is the mean of the CPUs whose load is known', (t) => {
  const first = nextModel(undefined, sampleAt(1000, [], { host: { cpus: [cpu(0), cpu(1)] } }));
  t.is(hostPoint(first).cpuPercent, undefined);
  const cpus = [cpu(0, { user: 90, idle: 10 }), cpu(1, { user: 30, idle: 70 }), cpu(2)];
  t.is(hostPoint(nextModel(first, sampleAt(2000, [], { host: { cpus } }))).cpuPercent, 60);
});

test('memory in use leaves out what can be given away; without the numbers it is unknown', (t) => {
  const percent = (memory: MemorySample) => memoryInUsePercent({ cpus: [], memory });
  t.is(percent({ totalBytes: 200, availableBytes: 150, freeBytes: 1 }), 25);
  t.is(percent({ totalBytes: 200, freeBytes: 50, buffersBytes: 40, cachedBytes: 60 }), 25);
  t.is(percent({ totalBytes: 200 }), undefined);
  t.is(percent({ availableBytes: 150 }), undefined);
});

test('where less memory is allowed than there is, it is a share of that', (t) => {
  const memory = { totalBytes: 1000, availableBytes: 900 };
  const limits = { memoryLimitBytes: 100, memoryUsageBytes: 60, memoryInactiveFileBytes: 10 };
  t.is(memoryInUsePercent({ cpus: [], memory, limits }), 50);
  t.is(memoryInUsePercent({ cpus: [], memory, limits: { memoryLimitBytes: 100 } }), undefined);
});

test('a process is looked at alone or with all below it', (t) => {
  const rows = [
    row({ pid: 1 }),
    row({ pid: 10, ppid: 1, rssPages: 2 }),
    row({ pid: 11, ppid: 10, rssPages: 3 }),
  ];
  const busy = rows.map((one) => ({ ...one, userTicks: 50, readAtMs: 2000 }));
  const model = modelOf(rows, busy);
  const alone = processPoint(model, { key: '10:10', isSubtree: false });
  t.deepEqual(alone, { atMs: 2000, cpuPercent: 50, rssBytes: 8192, belowCount: 0 });
  const branch = processPoint(model, { key: '10:10', isSubtree: true });
  t.deepEqual(branch, { atMs: 2000, cpuPercent: 100, rssBytes: 20480, belowCount: 1 });
});

test('of a process that is gone nothing is known', (t) => {
  const model = modelOf([row({ pid: 1 }), row({ pid: 10, ppid: 1 })], [row({ pid: 1 })]);
  for (const isSubtree of [false, true]) {
    const { cpuPercent, rssBytes } = processPoint(model, { key: '10:10', isSubtree });
    t.deepEqual([cpuPercent, rssBytes], [undefined, undefined]);
  }
});
