import test from 'ava';
import { cgroupName } from '../../src/model/cgroup-name.js';
import { linkOf, swapBytesOf } from '../../src/model/facts-of-row.js';
import type { CgroupMembership } from '../../src/sample/process-details.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { modelOf, processOf, row } from './made-sample.js';

const group = (hierarchy: number, path: string, ...controllers: string[]): CgroupMembership => ({
  hierarchy,
  controllers,
  path,
});

test('the control group is the path of version 2', (t) => {
  t.is(cgroupName([group(0, '/system.slice/ssh.service')]), '/system.slice/ssh.service');
  t.is(cgroupName([group(3, '/other', 'cpu'), group(0, '/user.slice')]), '/user.slice');
  t.is(cgroupName([group(0, '/')]), '/');
});

test('where only version 1 puts it somewhere, it is told which hierarchy does', (t) => {
  const groups = [group(4, '/a', 'memory'), group(2, '/', 'cpu', 'cpuacct'), group(0, '/')];
  t.is(cgroupName(groups), 'memory:/a');
  t.is(cgroupName([...groups, group(1, '/b', 'pids')]), 'memory:/a pids:/b');
  t.is(cgroupName([group(2, '/docker/x', 'cpu'), group(1, '/docker/x', 'pids')]), '/docker/x');
  t.is(cgroupName([group(2, '/', 'cpu'), group(1, '/', 'pids')]), '/');
  t.is(cgroupName([]), '');
});

test('there is no swap where there is no memory; elsewhere what the kernel does not say is not known', (t) => {
  const swap = (value: { swapBytes?: number }, over: Partial<ProcessSample> = {}) => {
    const rowFacts = { usage: { readAtMs: 0, value } };
    return swapBytesOf(processOf(modelOf([row({ pid: 5, rowFacts, ...over })]), '5:5'));
  };
  t.is(swap({ swapBytes: 512 }), 512);
  t.is(swap({}), undefined);
  t.is(swap({}, { flags: 0x200000 }), 0);
  t.is(swap({}, { stateCode: 'Z' }), 0);
  t.is(swap({}, { stateCode: 'Z', threads: 3 }), undefined);
  t.is(swapBytesOf(processOf(modelOf([row({ pid: 5, flags: 0x200000 })]), '5:5')), undefined);
});

test('a link is its target; none is no text, and what may not be read is not known', (t) => {
  const exe = (reading: { value: string } | { unread: 'eacces' | 'kernelThread' | 'ended' }) => {
    const rowFacts = { exe: { readAtMs: 0, ...reading } };
    return linkOf(processOf(modelOf([row({ pid: 5, rowFacts })]), '5:5'), 'exe');
  };
  t.is(exe({ value: '/usr/bin/x (deleted)' }), '/usr/bin/x (deleted)');
  t.is(exe({ unread: 'kernelThread' }), '');
  t.is(exe({ unread: 'ended' }), '');
  t.is(exe({ unread: 'eacces' }), undefined);
  t.is(linkOf(processOf(modelOf([row({ pid: 5 })]), '5:5'), 'exe'), undefined);
});
