import test from 'ava';
import { signaller } from '../../../src/signals/act/signaller.js';
import { target } from '../made-target.js';
import { facts } from './made-facts.js';
import { madeMachine, outcomeOf, toldBy } from './made-machine.js';

const TERM = { name: 'TERM', number: 15 };
const sleeping = facts();
const another = facts('S', { stat: { startTicks: 900 } });

const failing = (code: string) => () => {
  throw Object.assign(new Error(`kill ${code}`), { code });
};

test('it goes through the pidfd, and the outcome says so', (t) => {
  const made = madeMachine({ before: sleeping, afterwards: () => undefined });
  t.like(toldBy(made, TERM)[0], { outcome: { type: 'died' }, guard: { type: 'pidfd' } });
  t.deepEqual(made.sent, [['pidfd', 101, 15]]);
});

test('without pidfds it goes to the pid after a comparison, and the outcome says why', (t) => {
  const made = madeMachine({ before: sleeping, afterwards: () => undefined, pidfds: 'none' });
  const guard = { type: 'comparison', reason: 'koffi is not installed' } as const;
  t.like(toldBy(made, TERM)[0], { outcome: { type: 'died' }, guard });
  t.deepEqual(made.sent, [['pid', 50, 15]]);
});

test('a pidfd that could not be had for want of descriptors is a narrower promise, not a failure', (t) => {
  const made = madeMachine({
    before: sleeping,
    afterwards: () => undefined,
    pidfds: { open: () => ({ error: 'EMFILE' }) },
  });
  t.like(toldBy(made, TERM)[0]?.guard, { type: 'comparison', reason: 'pidfd_open: EMFILE' });
  t.deepEqual(made.sent, [['pid', 50, 15]]);
});

test('the pidfd is opened before the identity is compared, and closed where that is another', (t) => {
  const order: string[] = [];
  const made = madeMachine({ before: another });
  const { pidfds, glance } = made.machine;
  if ('unavailable' in pidfds) return t.fail();
  const { hold } = signaller({
    ...made.machine,
    glance: (pid) => {
      order.push('glance');
      return glance(pid);
    },
    pidfds: {
      ...pidfds,
      open: (pid) => {
        order.push('open');
        return pidfds.open(pid);
      },
    },
  });
  t.deepEqual(hold(target()), { type: 'nowAnother', startTicks: 900 });
  t.deepEqual(order, ['open', 'glance']);
  t.deepEqual(made.leftOver(), { pidfds: 0, timers: 0, watched: 0 });
});

test('another process under that pid gets nothing, with pidfds and without', (t) => {
  for (const pidfds of [{}, 'none'] as const) {
    const made = madeMachine({ before: another, pidfds });
    t.deepEqual(outcomeOf(made, TERM), { type: 'nowAnother', startTicks: 900 });
    t.deepEqual(made.sent, []);
  }
});

test('a pid that is reused while it is held gets nothing, even in the same tick', (t) => {
  const isReused = { send: () => ({ error: 'ESRCH' }) };
  for (const made of [
    madeMachine({ before: sleeping, pidfds: isReused }),
    madeMachine({ before: sleeping, pidfds: 'none', isAnchorThere: false }),
  ]) {
    t.deepEqual(outcomeOf(made, TERM), { type: 'gone' });
    t.deepEqual(made.sent, []);
    t.like(made.leftOver(), { pidfds: 0 });
  }
});

test('one that is another user now gets nothing; where a user is not known, the start time decides', (t) => {
  const ofRoot = facts('S', { uids: [0, 0, 0, 0] });
  const made = madeMachine({ before: ofRoot });
  t.deepEqual(outcomeOf(made, TERM), { type: 'userChanged', fromUid: 1000, toUid: 0 });
  t.deepEqual(made.sent, []);
  const { uids: _, ...unread } = sleeping;
  for (const [before, uid] of [
    [unread, 1000],
    [ofRoot, undefined],
  ] as const) {
    t.like(outcomeOf(madeMachine({ before, afterwards: () => undefined }), TERM, { uid }), {
      type: 'died',
    });
  }
});

test('gone before, and gone in between', (t) => {
  const made = madeMachine({ before: undefined });
  t.deepEqual(outcomeOf(made, TERM), { type: 'gone' });
  t.deepEqual(made.sent, []);
  for (const error of ['ESRCH', 'ENOENT', 'EINVAL']) {
    const unopened = madeMachine({ before: sleeping, pidfds: { open: () => ({ error }) } });
    t.deepEqual(outcomeOf(unopened, TERM), { type: 'gone' }, error);
    t.deepEqual(unopened.sent, []);
  }
  const inBetween = madeMachine({ before: sleeping, kill: failing('ESRCH'), pidfds: 'none' });
  t.deepEqual(outcomeOf(inBetween, TERM), { type: 'gone' });
});

test('EPERM and others are named, with pidfds and without', (t) => {
  for (const [code, outcome] of [
    ['EPERM', { type: 'noPermission' }],
    ['EINVAL', { type: 'failed', error: 'EINVAL' }],
  ] as const) {
    const byPid = madeMachine({ before: sleeping, kill: failing(code), pidfds: 'none' });
    t.deepEqual(outcomeOf(byPid, TERM), outcome);
    const byPidfd = madeMachine({ before: sleeping, pidfds: { send: () => ({ error: code }) } });
    t.deepEqual(outcomeOf(byPidfd, TERM), outcome);
    t.like(byPidfd.leftOver(), { pidfds: 0 });
  }
});

test('a mistake of our own is not taken for an answer of the kernel', (t) => {
  const bugs = [
    failing('ERR_UNKNOWN_SIGNAL'),
    () => {
      throw new TypeError('a bug');
    },
  ];
  for (const kill of bugs)
    t.throws(() => outcomeOf(madeMachine({ before: sleeping, kill, pidfds: 'none' }), TERM));
});

test('what is no pid is refused before anything is opened, read or sent', (t) => {
  for (const pid of [0, -0, -1, -50, Number.NaN, 1.5, Number.POSITIVE_INFINITY, 2 ** 32]) {
    for (const pidfds of [{}, 'none'] as const) {
      const made = madeMachine({ before: sleeping, pidfds });
      t.like(outcomeOf(made, TERM, { pid }), { type: 'refused' }, String(pid));
      t.deepEqual([made.sent, made.looks], [[], []]);
    }
  }
});

test('what is no signal is refused before anything is sent', (t) => {
  for (const number of [0, -1, 32, 33, 65, 1.5, Number.NaN]) {
    const made = madeMachine({ before: sleeping });
    t.like(outcomeOf(made, { name: '?', number }), { type: 'refused' }, String(number));
    t.deepEqual(made.sent, []);
    t.like(made.leftOver(), { pidfds: 0 });
  }
});

test('a target that was let go is signalled no more: its descriptor may be another file by now', (t) => {
  const made = madeMachine({ before: sleeping });
  const { hold, send } = signaller(made.machine);
  const held = hold(target());
  if (held.type !== 'held') return t.fail();
  held.release();
  held.release();
  t.throws(() => send(target(), held, TERM, () => undefined), { message: /let go/ });
  t.deepEqual(made.sent, []);
});
