import test from 'ava';
import { effectiveLimits } from '../../src/model/limits.js';
import { nextModel } from '../../src/model/next-model.js';
import { scopeOf } from '../../src/model/scope.js';
import type { HostSample, Viewer } from '../../src/sample/host-sample.js';
import { cpu, row, sampleAt } from './made-sample.js';

const initial = 4026531836;

function scope(viewer: Partial<Viewer>, machineThreads?: number) {
  const host = machineThreads === undefined ? {} : { machineThreads };
  const sample = sampleAt(0, [row({ pid: 1 }), row({ pid: 2, threads: 3 })], { host });
  return scopeOf(nextModel(undefined, { ...sample, viewer: { ...sample.viewer, ...viewer } }));
}

test('the first pid namespace is the whole machine, any other is a part of it', (t) => {
  t.is(scope({ pidNamespace: initial }).pidNamespace, undefined);
  t.is(scope({}).pidNamespace, undefined);
  t.is(scope({ pidNamespace: 4026532180 }).pidNamespace, 4026532180);
});

test('threads that are not seen are told only where something hides them and the kernel counts them', (t) => {
  t.is(scope({ pidNamespace: initial }, 400).machineThreads, undefined);
  t.is(scope({ pidNamespace: 7 }, 400).machineThreads, 400);
  t.is(scope({ hidepid: '2' }, 400).machineThreads, 400);
  t.is(scope({ hidepid: '2' }, 4).machineThreads, undefined);
  t.is(scope({ hidepid: '2' }).machineThreads, undefined);
});

const host = (limits: HostSample['limits'], totalBytes?: number): HostSample => ({
  cpus: [cpu(0), cpu(1)],
  memory: totalBytes === undefined ? {} : { totalBytes },
  ...(limits ? { limits } : {}),
});

test('a limit that is no less than the machine is none', (t) => {
  t.is(effectiveLimits(host({ cpuQuotaCores: 2 })).cpuCores, undefined);
  t.is(effectiveLimits(host({ cpuQuotaCores: 1.5 })).cpuCores, 1.5);
  t.is(effectiveLimits(host({ memoryLimitBytes: 100 }, 100)).memory, undefined);
  t.is(effectiveLimits(host(undefined, 100)).memory, undefined);
  t.deepEqual(effectiveLimits(host({ memoryLimitBytes: 99 }, 100)).memory, {
    limitBytes: 99,
    usedBytes: undefined,
    inactiveFileBytes: undefined,
  });
});

test('pages that are given back first are not in use', (t) => {
  const limits = { memoryLimitBytes: 50, memoryUsageBytes: 40, memoryInactiveFileBytes: 15 };
  t.is(effectiveLimits(host(limits, 100)).memory?.usedBytes, 25);
  const lagging = { ...limits, memoryInactiveFileBytes: 41 };
  t.is(effectiveLimits(host(lagging, 100)).memory?.usedBytes, 0);
});
