import test from 'ava';
import { hostAsJson } from '../../src/export/host-json.js';
import { processesAsJson } from '../../src/export/processes-json.js';
import { nextModel } from '../../src/model/next-model.js';
import { madeDevices } from '../helpers/made-devices.js';
import { cpu, row, sampleAt } from '../model/made-sample.js';

const plain = (value: object) => JSON.parse(JSON.stringify(value));

test('without a question for the machine the document does not hold it', (t) => {
  const model = nextModel(undefined, sampleAt(0, []));
  t.false(processesAsJson(model, []).includes('"host"'));
  t.true(
    processesAsJson(model, [], undefined, [], undefined, hostAsJson(model)).includes('"host":{'),
  );
});

test('what the machine does not say is null, and devices that did not answer are named', (t) => {
  const host = plain(hostAsJson(nextModel(undefined, sampleAt(0, []))));
  t.like(host, { uptimeSeconds: null, load: null, cpus: [], forksPerSecond: null });
  t.is(host.memory.totalBytes, null);
  t.is(host.pressure.cpuSomePercent, null);
  t.deepEqual(host.limits, {
    cpuCores: null,
    memoryLimitBytes: null,
    memoryUsedBytes: null,
    cgroup: null,
  });
  t.is(host.devices.disks, null);
  t.is(host.devices.batteries, null);
  t.is(host.devices.unread.disks, 'noAnswerYet');
  t.is(Object.keys(host.devices.unread).length, 10);
});

test('rates, limits and the scope stand there as on the screen', (t) => {
  const limits = {
    cpuQuotaCores: 1.5,
    memoryLimitBytes: 50,
    memoryUsageBytes: 30,
    memorySource: '/c',
  };
  const given = {
    host: { cpus: [cpu(0), cpu(1)], memory: { totalBytes: 100 }, limits, machineThreads: 9 },
  };
  const at = (ms: number, step: number) => {
    const sample = sampleAt(ms, [row({ pid: 1 })], given);
    const viewer = { ...sample.viewer, pidNamespace: 7, uid: 1000 };
    return { ...sample, viewer, devices: madeDevices(ms, step) };
  };
  const model = nextModel(nextModel(undefined, at(1000, 0)), at(2000, 1));
  const host = plain(hostAsJson(model));
  t.deepEqual(host.limits, {
    cpuCores: 1.5,
    memoryLimitBytes: 50,
    memoryUsedBytes: 30,
    cgroup: limits,
  });
  t.deepEqual(host.scope, {
    isWholeMachine: false,
    pidNamespace: 7,
    hidepid: null,
    isRoot: false,
    processes: 1,
    threads: 1,
    machineThreads: 9,
  });
  t.like(host.devices.disks[0], { name: 'nvme0n1', reads: 1120, operationsPerSecond: 160 });
  t.like(host.devices.networks[1], { name: 'wlan0', receivedPacketsPerSecond: 800 });
  t.is(host.devices.fileSystems[0].mountPoint, '/');
  t.deepEqual(host.devices.unread, {});
});

test('a device that could not be asked says why', (t) => {
  const devices = { batteries: { readAtMs: 0, unread: 'slowRead' } } as const;
  const host = plain(hostAsJson(nextModel(undefined, { ...sampleAt(0, []), devices })));
  t.is(host.devices.batteries, null);
  t.is(host.devices.unread.batteries, 'slowRead');
});
