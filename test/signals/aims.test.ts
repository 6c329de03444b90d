import test from 'ava';
import { nextModel } from '../../src/model/next-model.js';
import type { Viewer } from '../../src/sample/host-sample.js';
import { type Aim, aimsOf, type Scope } from '../../src/signals/aims.js';
import { row, sampleAt } from '../model/made-sample.js';

const viewer: Viewer = {
  pid: 91,
  uid: 1000,
  gids: [],
  ancestorPids: [91, 90, 1],
  pgrp: 91,
  canSignal: true,
};
const rows = [
  row({ pid: 1 }),
  row({ pid: 2, flags: 0x200000, pgrp: 0 }),
  row({ pid: 50, ppid: 1, startTicks: 700 }),
  row({ pid: 51, ppid: 50, pgrp: 50, startTicks: 710 }),
  row({ pid: 52, ppid: 50, startTicks: 720 }),
  row({ pid: 53, ppid: 51, pgrp: 50, startTicks: 730 }),
  row({ pid: 60, ppid: 1, pgrp: 50 }),
  row({ pid: 90, ppid: 1 }),
  row({ pid: 91, ppid: 90 }),
  row({ pid: 92, ppid: 91, pgrp: 91 }),
];
const model = nextModel(undefined, { ...sampleAt(1000, rows), viewer });

const aimed = (words: string, scope: Scope = 'process', isForced = false): readonly Aim[] =>
  aimsOf(words.split(' '), model, { scope, isForced });
const pids = (words: string, scope?: Scope) => aimed(words, scope).map(({ target }) => target?.pid);
const refusals = (words: string, scope?: Scope, isForced?: boolean) =>
  aimed(words, scope, isForced).map(({ refusal }) => refusal);

test('a pid is a process, with the start that it has now', (t) => {
  t.like(aimed('50'), [{ asked: '50', target: { key: '50:700', pid: 50, startTicks: 700 } }]);
  t.deepEqual(refusals('50 50:700 52'), [undefined, undefined]);
});

test('who is named twice is aimed at once, alone or in a tree', (t) => {
  t.deepEqual(pids('50 50:700 50'), [50]);
  t.deepEqual(pids('53 50', 'tree'), [53, 50, 51, 52]);
});

test('a start that does not match, nobody, and what is no pid are refused by name', (t) => {
  const expected = 'expected PID or PID:startTicks, a pid from 1 on';
  t.deepEqual(refusals('50:701 4 0 x -9'), [
    'now another process (started at tick 700, not 701)',
    'no such process',
    expected,
    expected,
    `${expected}; a signal is named by -s`,
  ]);
  t.is(aimed('50:701')[0]?.target, undefined);
});

test('a tree is its root and all below, level by level', (t) => {
  t.deepEqual(pids('50', 'tree'), [50, 51, 52, 53]);
});

test('who is meant by a tree or a group and not named itself is kin', (t) => {
  const kin = (words: string, scope: 'tree' | 'group') =>
    aimed(words, scope).flatMap(({ isKin, target }) => (isKin ? [target?.pid] : []));
  t.deepEqual(kin('50', 'tree'), [51, 52, 53]);
  t.deepEqual(kin('50 52', 'tree'), [51, 53]);
  t.deepEqual(kin('51', 'group'), [50, 53, 60]);
});

test('a group is all that are in it, wherever they descend from', (t) => {
  t.deepEqual(pids('51', 'group'), [50, 51, 53, 60]);
  t.deepEqual(refusals('51', 'group'), [undefined, undefined, undefined, undefined]);
});

test('our own group is refused as a group, and its single member is not', (t) => {
  t.deepEqual(refusals('92'), [undefined]);
  t.is(refusals('92', 'group').at(-1), "process group 91 is treetop's own");
  t.is(refusals('2', 'group', true)[0], 'it is in no process group of this pid namespace');
});

test('we and our ancestors are refused, force or not, also in a tree', (t) => {
  for (const isForced of [false, true]) {
    t.regex(refusals('91', 'process', isForced)[0] ?? '', /is treetop itself/);
    t.regex(refusals('90', 'process', isForced)[0] ?? '', /is an ancestor of treetop/);
    t.is(aimed('1', 'tree', isForced).filter(({ refusal }) => refusal).length, isForced ? 2 : 3);
  }
});

test('pid 1 and kernel threads want --force, and the refusal says so', (t) => {
  t.deepEqual(refusals('1 2'), [
    'pid 1 is init; --force lifts this',
    '2 is a kernel thread; --force lifts this',
  ]);
  t.deepEqual(refusals('1 2', 'process', true), [undefined, undefined]);
});
