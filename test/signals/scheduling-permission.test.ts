import test from 'ava';
import type { Asker, SchedulingFacts } from '../../src/sample/scheduling-facts.js';
import type { SchedulingChange } from '../../src/signals/scheduling-change.js';
import { schedulingPermission } from '../../src/signals/scheduling-permission.js';
import { asker, facts, noCapabilities, root, sysNice, thread } from './made-scheduling.js';

const up: SchedulingChange = { type: 'nice', by: 1 };
const down: SchedulingChange = { type: 'nice', by: -1 };
const cpus: SchedulingChange = { type: 'cpus', cpus: [0] };
const idle: SchedulingChange = { type: 'ioPriority', priority: { class: 'idle' } };
const realtime: SchedulingChange = {
  type: 'ioPriority',
  priority: { class: 'realtime', level: 0 },
};

/** Of ana's own process, where nothing else is said. */
function told(
  change: SchedulingChange,
  its: Partial<SchedulingFacts> = {},
  ours: Partial<Asker> = {},
): string {
  return schedulingPermission(change, facts(its), asker(ours)).type;
}

const ofRoot = { uids: [0, 0, 0, 0] };
/** As a program with file capabilities has them: what it starts gets nothing of that. */
const niceOfFile = { effective: sysNice, permitted: sysNice };
const niceAmbient = { ...niceOfFile, inheritable: sysNice, ambient: sysNice };

test('of their own processes anyone may raise nice, choose CPUs, and be idle in I/O', (t) => {
  for (const change of [up, cpus, idle]) t.is(told(change), 'permitted');
});

test('lowering nice takes CAP_SYS_NICE, or an RLIMIT_NICE of the target that reaches so far', (t) => {
  t.is(told(down), 'denied');
  t.is(told(down, { niceLimit: 20 }), 'denied');
  t.is(told(down, { niceLimit: 21 }), 'permitted');
  t.is(told(down, { niceLimit: 20, threads: [thread({ nice: 1 })] }), 'permitted');
  t.is(told(down, { niceLimit: 40, threads: [thread({ nice: -19 })] }), 'permitted');
  t.is(told(down, {}, niceOfFile), 'permitted');
  const { niceLimit: _, ...unread } = facts();
  t.is(schedulingPermission(down, unread, asker()).type, 'unknown');
});

test('why not is said with what would do', (t) => {
  t.deepEqual(schedulingPermission(down, facts({ niceLimit: 5 }), asker()), {
    type: 'denied',
    reason: 'needs CAP_SYS_NICE, or its RLIMIT_NICE 21 (is 5)',
  });
  t.deepEqual(schedulingPermission(up, facts(ofRoot), asker()), {
    type: 'denied',
    reason: 'of another user (uid 0): needs CAP_SYS_NICE',
  });
});

test('of all threads the lowest counts', (t) => {
  const threads = [thread({ nice: 5 }), thread({ tid: 51, nice: -3 })];
  t.is(told(down, { niceLimit: 23, threads }), 'denied');
  t.is(told(down, { niceLimit: 24, threads }), 'permitted');
});

test('where nothing can be lowered any more nothing is denied', (t) => {
  t.is(told(down, { threads: [thread({ nice: -20 })] }), 'permitted');
});

test('of another user nothing, but with CAP_SYS_NICE in the process that makes the call', (t) => {
  for (const change of [up, cpus, idle]) {
    t.is(told(change, ofRoot), 'denied');
    t.is(told(change, ofRoot, niceAmbient), 'permitted');
  }
  t.is(told(up, ofRoot, niceOfFile), 'permitted');
  for (const change of [cpus, idle]) t.is(told(change, ofRoot, niceOfFile), 'denied');
});

test('root without a capability in its bounding set does not get it by a program either', (t) => {
  const bounded = { ...root, bounding: noCapabilities };
  t.is(schedulingPermission(cpus, facts(), bounded).type, 'denied');
  const regained = { ...root, effective: noCapabilities, permitted: noCapabilities };
  t.is(schedulingPermission(cpus, facts(), regained).type, 'permitted');
  t.is(schedulingPermission(up, facts(), regained).type, 'denied');
});

test('each call compares other ids', (t) => {
  const setuid = { uids: [1000, 0, 0, 0] };
  for (const change of [up, cpus, idle]) t.is(told(change, setuid), 'permitted');
  const became = { uids: [0, 1000, 1000, 1000] };
  for (const change of [up, cpus]) t.is(told(change, became), 'permitted');
  t.is(told(idle, became), 'denied');
});

test('one that may more than we do is left alone', (t) => {
  for (const change of [up, cpus, idle]) {
    t.is(told(change, { permitted: '0000000000002000' }), 'denied');
    t.is(told(change, { permitted: '0000000000002000' }, niceAmbient), 'permitted');
  }
});

test('realtime takes CAP_SYS_NICE or CAP_SYS_ADMIN', (t) => {
  const sysAdmin = '0000000000200000';
  t.is(told(realtime), 'denied');
  t.is(told(realtime, {}, niceAmbient), 'permitted');
  t.is(told(realtime, {}, { ambient: sysAdmin }), 'permitted');
});

test('a thread that is bound to its CPU stays there, whoever asks', (t) => {
  const bound = facts({ flags: 0x0420_8040 });
  t.is(schedulingPermission(cpus, bound, root).type, 'denied');
  t.is(schedulingPermission(up, bound, root).type, 'permitted');
});

test('root of a user namespace may lower no nice value, and what it holds over others is not known', (t) => {
  const inner = { ...root, isInitialUserNamespace: false, userNamespace: 77 };
  const its = facts({ userNamespace: 77 });
  t.is(schedulingPermission(down, its, inner).type, 'denied');
  t.is(schedulingPermission(realtime, its, inner).type, 'denied');
  t.is(schedulingPermission(cpus, its, inner).type, 'permitted');
  t.is(schedulingPermission(cpus, facts({ userNamespace: 78 }), inner).type, 'unknown');
});

test('whose it is and who we are must be known', (t) => {
  const { uids: _, ...unread } = facts();
  t.is(schedulingPermission(up, unread, root).type, 'unknown');
  t.is(schedulingPermission(up, facts(), undefined).type, 'unknown');
});
