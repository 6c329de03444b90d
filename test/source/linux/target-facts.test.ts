import { join } from 'node:path';
import test from 'ava';
import { readTargetFacts } from '../../../src/source/linux/target-facts.js';
import { maxThreads } from '../../../src/source/linux/thread-signals.js';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import {
  STATUS,
  statLine,
  temporaryDirectory,
  writeIn,
  writePipes,
  writeProcess,
} from './proc-tree.js';

const threadStatus = (state: string, blocked: string, tracer = 0) =>
  `Name:\tx\nState:\t${state} (whatever)\nTracerPid:\t${tracer}\nSigPnd:\t0000000000000002\nSigBlk:\t${blocked}\n`;

test('masks, users, tracer and namespaces come from status, masks of threads from theirs', (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'x');
  writeIn(
    root,
    '5/status',
    `${STATUS.replace('TracerPid:\t0', 'TracerPid:\t812')}NSpid:\t5\t1\nCoreDumping:\t1\n`,
  );
  writeIn(root, '5/task/5/status', threadStatus('S', '0000000000000001', 812));
  writeIn(root, '5/task/5/wchan', 'do_sigtimedwait');
  writeIn(root, '5/task/6/status', threadStatus('R', '0000000000000000'));
  writeIn(root, '5/task/7/status', threadStatus('Z', '0000000000000000'));
  const facts = readTargetFacts(root, 5);
  t.like(facts, {
    uids: [1000, 1001, 1002, 1003],
    tracerPid: 812,
    namespacePids: [5, 1],
    isDumpingCore: true,
    masks: { blocked: '0000000000010000', caught: '0000000000004002' },
  });
  const pending = '0000000000000002';
  t.deepEqual(facts?.threads, [
    {
      tid: 5,
      stateCode: 'S',
      blocked: '0000000000000001',
      pending,
      tracerPid: 812,
      waitChannel: 'do_sigtimedwait',
    },
    { tid: 6, stateCode: 'R', blocked: '0000000000000000', pending },
  ]);
});

test('what a tree does not hold is absent, and a process without stat is gone', (t) => {
  const root = temporaryDirectory(t);
  writeIn(root, '5/stat', statLine(5, 'x'));
  const { readAtMs, stat, ...rest } = readTargetFacts(root, 5) ?? {};
  t.true(Number(readAtMs) > 0);
  t.is(stat?.startTicks, 105);
  t.deepEqual(rest, {});
  t.is(readTargetFacts(root, 6), undefined);
});

test('pipes in the place of its files are no reason to wait', (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'x');
  writeIn(root, '5/task/5/nothing', '');
  writePipes(
    t,
    ['wchan', 'cgroup', 'task/5/status', 'task/5/wchan'].map((name) => join(root, '5', name)),
  );
  const facts = readTargetFacts(root, 5);
  t.deepEqual(facts?.threads, []);
  t.is(facts?.waitChannel, undefined);
});

test('wchan says 0 to those who may not know: that is not "nowhere"', (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'x');
  writeIn(root, '5/wchan', '0');
  t.is(readTargetFacts(root, 5)?.waitChannel, undefined);
});

test('of many thousand threads so many are read, and the rest is counted', (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'x');
  for (let tid = 5; tid < 5 + maxThreads + 3; tid++)
    writeIn(root, `5/task/${tid}/status`, threadStatus('R', '0000000000000000'));
  const facts = readTargetFacts(root, 5);
  t.is(facts?.threads?.length, maxThreads);
  t.is(facts?.unreadThreads, 3);
});

const cgroup = '6:freezer:/a/b\n0::/c\n';
const mountinfo =
  '31 1 0:1 / /F rw - cgroup cgroup rw,freezer\n32 1 0:2 / /U rw - cgroup2 cgroup2 rw\n';

test('either freezer of a machine with both versions is seen', (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'x');
  writeIn(root, '5/cgroup', cgroup);
  writeIn(
    root,
    'self/mountinfo',
    mountinfo.replace('/F', join(root, 'F')).replace('/U', join(root, 'U')),
  );
  const frozen = () => readTargetFacts(root, 5)?.frozen;
  t.is(frozen(), undefined);
  writeIn(root, 'U/c/cgroup.events', 'populated 1\nfrozen 1\n');
  t.is(frozen(), 'v2');
  for (const [state, version] of [
    ['FROZEN', 'v1'],
    ['FREEZING', 'v1'],
    ['THAWED', 'v2'],
  ] as const) {
    writeIn(root, 'F/a/b/freezer.state', `${state}\n`);
    t.is(frozen(), version);
  }
});

scenarioTest('of real threads each is told, and where they wait', async (t) => {
  const scenario = await startScenario(t, 'few-threads');
  const facts = readTargetFacts('/proc', scenario.pid('crowd'));
  t.is(facts?.threads?.length, 6);
  t.is(facts?.stat.threads, 6);
  t.is(facts?.unreadThreads, undefined);
});

scenarioTest('a vfork is a wait with a name', async (t) => {
  const scenario = await startScenario(t, 'vfork-wait');
  const facts = readTargetFacts('/proc', scenario.pid('vfork-parent'));
  t.like(facts, { stat: { stateCode: 'D' }, waitChannel: 'kernel_clone', tracerPid: 0 });
});

scenarioTest('the tracer of a traced process is told', async (t) => {
  const scenario = await startScenario(t, 'traced');
  const facts = readTargetFacts('/proc', scenario.pid('traced'));
  t.like(facts, { stat: { stateCode: 't' }, tracerPid: scenario.programPid });
});
