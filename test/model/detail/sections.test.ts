import test from 'ava';
import type { Fact } from '../../../src/model/detail/fact.js';
import { processSections } from '../../../src/model/detail/process-sections.js';
import type { Subject } from '../../../src/model/detail/subject.js';
import type { ProcessDetails } from '../../../src/sample/process-details.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import { forbiddenDetails, madeDetails } from '../../helpers/made-details.js';
import { modelOf, processOf, row } from '../made-sample.js';

const init = row({ pid: 1, comm: 'init', startTicks: 0 });

/** Of pid 7, a child of init. */
function subject(given: Partial<ProcessSample> = {}, details?: ProcessDetails): Subject {
  const model = modelOf([init, row({ pid: 7, comm: 'seven', ppid: 1, ...given })]);
  const process = processOf(model, '7:7');
  return { model, process, thread: undefined, details, absence: 'not read yet' };
}

function factsOf(one: Subject): ReadonlyMap<string, string> {
  const facts = processSections(one).flatMap((section) => section.facts);
  return new Map(facts.map((fact) => [fact.name, textOf(fact)]));
}

function textOf({ told }: Fact): string {
  return 'unknown' in told ? `? ${told.unknown}` : told.text;
}

const told = (name: string, given: Partial<ProcessSample> = {}) =>
  factsOf(subject(given, madeDetails({ pid: 7, startTicks: 7 }))).get(name);

test('sections come in a fixed order, whatever is known', (t) => {
  const titles = (one: Subject) => processSections(one).map(({ title }) => title.split(/[ ,]/)[0]);
  const order = titles(subject());
  t.deepEqual(order, [
    'identity',
    'family',
    'state',
    'CPU;',
    'memory',
    'input',
    'scheduling',
    'terminal',
    'signals',
    'rights',
    'places',
    'limits',
  ]);
  for (const given of [{ stateCode: 'Z' }, { flags: 0x200000 }, { stateCode: 'X' }])
    t.deepEqual(titles(subject(given)), order);
});

test('no name of a fact is cut in its column', (t) => {
  for (const name of factsOf(subject({}, madeDetails({ pid: 7, startTicks: 7 }))).keys())
    t.true(name.length <= 16, name);
});

test('what was not read is a question mark with the reason, never 0', (t) => {
  const ofDetails = ['groups', 'PSS', 'swap', 'bytes read', 'policy', 'caps effective', 'program'];
  const unread = factsOf(subject());
  const forbidden = factsOf(subject({}, forbiddenDetails({ pid: 7, startTicks: 7 })));
  for (const name of ofDetails) {
    t.is(unread.get(name), '? not read yet', name);
    t.regex(forbidden.get(name) ?? '', /^\? not allowed: \/proc\/7\/\w+$/, name);
  }
  t.is(forbidden.get('storage read'), '? not allowed: /proc/7/io');
});

test('what the kernel leaves out it does not tell', (t) => {
  const details = { pid: 7, startTicks: 7, readAtMs: 0, status: { value: {} } };
  t.is(factsOf(subject({}, details)).get('RSS peak'), '? this kernel does not tell');
});

test('a kernel thread and a zombie have none of what they cannot have', (t) => {
  const unread = { unread: 'kernelThread' } as const;
  const kernel = factsOf(
    subject({ flags: 0x200000 }, { pid: 7, startTicks: 7, readAtMs: 0, exe: unread, cwd: unread }),
  );
  t.is(kernel.get('memory'), 'none of its own: a kernel thread');
  t.is(kernel.get('program'), 'none: a kernel thread');
  t.is(kernel.get('command'), 'none: a kernel thread');
  t.regex(kernel.get('signals') ?? '', /kernel thread/);
  t.false(kernel.has('ignored'));
  t.regex(factsOf(subject({ stateCode: 'Z' })).get('memory') ?? '', /it is dead/);
  const noUmask = { pid: 7, startTicks: 7, readAtMs: 0, status: { value: {} } };
  t.is(factsOf(subject({ stateCode: 'Z' }, noUmask)).get('umask'), 'none any more: it has ended');
  t.is(factsOf(subject({}, noUmask)).get('umask'), '? this kernel does not tell');
});

test('the parents are named up to the root', (t) => {
  t.is(told('parents'), '7 seven ← 1 init');
});

test('a command of empty arguments is told as one, not as nothing', (t) => {
  const command = (...argv: string[]) => told('command', { cmdline: { readAtMs: 0, argv } });
  t.is(command(''), 'an empty argument');
  t.is(command('', '', ''), '3 empty arguments');
  t.is(command('', 'b'), ' b');
});

test('who has no parent has none; one whose parent is not seen has its pid told', (t) => {
  t.is(told('parents', { ppid: 0 }), 'none');
  t.is(told('parents', { ppid: 4711 }), '4711, which is not seen');
});

test('of a dead main thread no 0 is told for what its threads still have', (t) => {
  const made = madeDetails({ pid: 7, startTicks: 7 });

  const dead = { stateCode: 'Z', threads: 2, vsizeBytes: 0, rssPages: 0 };
  const status = {
    value: { rssAnonymousBytes: 4096, rssFileBytes: 8192, rssSharedBytes: 0 },
  };
  const one = subject(dead, { ...made, status });
  t.true(one.process.isLeaderDead);
  const facts = factsOf(one);
  t.is(facts.get('RSS'), '12.0K');
  t.is(facts.get('virtual'), '? the main thread is dead');
  t.is(factsOf(subject(dead)).get('RSS'), '? the main thread is dead');
  const titles = processSections(one).map(({ title }) => title);
  t.true(titles.includes('CPU; waits and timeslices of a living thread'));
});

test('of a long chain of parents the middle is left out', (t) => {
  const chain = Array.from({ length: 100 }, (_, index) =>
    row({ pid: index + 1, comm: `p${index + 1}`, ppid: index }),
  );
  const model = modelOf(chain);
  const one = { model, process: processOf(model, '100:100'), thread: undefined };
  const facts = factsOf({ ...one, details: undefined, absence: '' });
  t.regex(facts.get('parents') ?? '', /^100 p100 ← .* ← 89 p89 ← 87 more ← 1 p1$/);
});

test('users are told once where all are the same, and by their roles where they differ', (t) => {
  const status = { readAtMs: 0, gids: [5, 5, 5, 5] };
  t.is(told('user', { status: { ...status, uids: [1000, 1000, 1000, 1000] } }), 'ana (1000)');
  t.is(
    told('user', { status: { ...status, uids: [1000, 0, 0, 0] } }),
    'real ana (1000), effective root (0), saved root (0)',
  );
});

test('how a zombie ended is told; a 0 that may only mean "not allowed" is said to be one', (t) => {
  t.is(told('ended', { stateCode: 'Z', exitCode: 1792 }), 'exit status 7');
  t.regex(told('ended', { stateCode: 'Z', exitCode: 0 }) ?? '', /^exit status 0, or it may not/);
  t.is(told('ended', { stateCode: 'S', exitCode: 0 }), undefined);
});

test('who holds a traced process is named, also while it runs', (t) => {
  const status = { readAtMs: 0, uids: [0], gids: [0], tracerPid: 1 };
  t.is(told('traced by', { stateCode: 't', status }), '1 init');
  t.is(told('traced by', { stateCode: 'S', status }), '1 init');
  t.regex(told('traced by', { stateCode: 'T' }) ?? '', /nobody/);
});

test('the job is told: in the foreground, in the background, a daemon', (t) => {
  const onTty = { ttyDevice: 0x8803, pgrp: 7, session: 3 };
  t.is(told('terminal', onTty), 'pts/3');
  t.is(told('job', { ...onTty, ttyProcessGroup: 7 }), 'in the foreground');
  t.is(told('job', { ...onTty, ttyProcessGroup: 3 }), 'in the background');
  t.regex(told('job', { session: 7 }) ?? '', /as daemons do/);
  t.is(told('job', { session: 1 }), undefined);
});

test('policies have their names', (t) => {
  t.is(told('policy'), 'SCHED_OTHER');
  const details = (policy: number) => ({
    ...{ pid: 7, startTicks: 7, readAtMs: 0 },
    scheduling: { value: { policy, realtimePriority: 50 } },
  });
  t.is(factsOf(subject({}, details(1))).get('policy'), 'SCHED_FIFO');
  t.is(factsOf(subject({}, details(1))).get('RT priority'), '50');
  t.regex(factsOf(subject({}, details(4))).get('policy') ?? '', /^4, which is not known/);
});

test('limits are soft and hard, in units', (t) => {
  t.is(told('open files'), '1,024 / 524,288');
  t.is(told('core file size'), '0 / unlimited');
  t.is(told('cpu time'), 'unlimited');
  t.is(told('RT timeout'), '500 / 1,000 us');
  t.is(told('locked memory'), '8.0M / 8.0M');
});

test('of a selected thread its own facts come first', (t) => {
  const thread = {
    ...{ tid: 8, comm: 'worker', stateCode: 'D', userTicks: 100, systemTicks: 0 },
    ...{ priority: 20, nice: 5, startTicks: 9, readAtMs: 0 },
  };
  const one = subject({ threads: 2, threadList: { readAtMs: 0, list: [thread] } });
  const [own] = processSections({ ...one, thread: one.process.threads?.[0] });
  const facts = new Map(own?.facts.map((fact) => [fact.name, textOf(fact)]));
  t.is(facts.get('thread'), '8 worker');
  t.is(facts.get('user time'), '0:01.00');
  t.is(facts.get('nice'), '5');
  t.regex(facts.get('state') ?? '', /^D sleeping, deaf/);
});

test('a pid namespace that is not ours is marked, and one for children only where it is another', (t) => {
  const inside = (viewerIn: number, forChildren: number) => {
    const one = subject(
      {},
      {
        ...{ pid: 7, startTicks: 7, readAtMs: 0 },
        namespaces: {
          value: [
            { type: 'pid', inode: 5 },
            { type: 'pid_for_children', inode: forChildren },
          ],
        },
      },
    );
    const { sample } = one.model;
    const viewer = { ...sample.viewer, pidNamespace: viewerIn };
    return factsOf({ ...one, model: { ...one.model, sample: { ...sample, viewer } } });
  };
  t.is(inside(5, 5).get('namespaces'), 'pid 5');
  t.is(inside(4, 5).get('namespaces'), 'pid 5 (another than ours)');
  t.is(inside(5, 6).get('namespaces'), 'pid 5  pid_for_children 6');
});
