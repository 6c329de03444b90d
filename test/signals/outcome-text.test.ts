import test from 'ava';
import { isSent, isSettled, type Outcome } from '../../src/signals/outcome.js';
import { outcomeText } from '../../src/signals/outcome-text.js';
import { target } from './made-target.js';

const said = (outcome: Outcome, name = 'TERM', number = 15) =>
  outcomeText(target(), { name, number }, outcome);

const underway: readonly (readonly [Outcome, string])[] = [
  [
    {
      type: 'pending',
      afterMs: 3000,
      hold: 'uninterruptible',
      stateCode: 'D',
      waitChannel: 'nfs_wait_bit',
    },
    'pending 3 s (D in nfs_wait_bit)',
  ],
  [{ type: 'pending', afterMs: 60, hold: 'uninterruptible', stateCode: 'D' }, 'pending 60 ms (D)'],
  [{ type: 'pending', afterMs: 60, hold: 'blocked', stateCode: 'S' }, 'pending 60 ms (blocked)'],
  [
    { type: 'pending', afterMs: 60, hold: 'stopped', stateCode: 'T' },
    'pending 60 ms (stopped: it waits for CONT)',
  ],
  [
    { type: 'pending', afterMs: 60, hold: 'tracerStop', stateCode: 't', tracerPid: 60 },
    'pending 60 ms (stopped by its tracer 60)',
  ],
  [
    { type: 'pending', afterMs: 60, hold: 'tracerStop', stateCode: 't' },
    'pending 60 ms (stopped by its tracer)',
  ],
  [
    { type: 'pending', afterMs: 60, hold: 'frozen', stateCode: 'D' },
    'pending 60 ms (frozen by its cgroup)',
  ],
  [{ type: 'pending', afterMs: 60, stateCode: 'R' }, 'pending 60 ms (not taken yet, R)'],
  [
    {
      type: 'exiting',
      afterMs: 2000,
      isDumpingCore: false,
      stateCode: 'D',
      waitChannel: 'exit_aio',
    },
    'on its way out for 2 s (D in exit_aio)',
  ],
  [
    { type: 'exiting', afterMs: 2000, isDumpingCore: true, stateCode: 'D' },
    'writing its core for 2 s (D)',
  ],
  [{ type: 'delivered', afterMs: 0, taker: 'handler' }, 'delivered at once: its handler decides'],
  [
    { type: 'delivered', afterMs: 5, taker: 'tracer', tracerPid: 60 },
    'delivered after 5 ms: its tracer 60 decides',
  ],
];

const settled: readonly (readonly [Outcome, string])[] = [
  [{ type: 'died', afterMs: 12 }, 'died after 12 ms'],
  [{ type: 'died', afterMs: 0 }, 'died at once'],
  [{ type: 'died', afterMs: 0.9 }, 'died at once'],
  [{ type: 'died', afterMs: 1, exitCode: 15 }, 'died of it after 1 ms'],
  [{ type: 'died', afterMs: 1, exitCode: 0x8f }, 'died of it after 1 ms (core dumped)'],
  [{ type: 'died', afterMs: 1, exitCode: 0 }, 'died after 1 ms (exit status 0)'],
  [{ type: 'died', afterMs: 1, exitCode: 9 }, 'died after 1 ms (ended by signal 9 KILL)'],
  [{ type: 'zombie', afterMs: 3, ppid: 7 }, 'died after 3 ms; a zombie until parent 7 reaps it'],
  [
    { type: 'zombie', afterMs: 3, ppid: 7, exitCode: 15, parentComm: 'node' },
    'died of it after 3 ms; a zombie until parent 7 (node) reaps it',
  ],
  [{ type: 'stopped', afterMs: 5 }, 'stopped after 5 ms'],
  [{ type: 'continued', afterMs: 0.2 }, 'continued at once'],
  [
    { type: 'survived', afterMs: 5000, taker: 'handler', stateCode: 'S' },
    'delivered to its handler; still there after 5 s (S)',
  ],
  [
    { type: 'survived', afterMs: 5000, taker: 'tracer', tracerPid: 60, stateCode: 't' },
    'delivered to its tracer 60; still there after 5 s (t)',
  ],
  [
    { type: 'survived', afterMs: 950, taker: 'reader', stateCode: 'S' },
    'delivered to its sigwait or signalfd; still there after 950 ms (S)',
  ],
  [{ type: 'dropped', because: 'itIgnores', stateCode: 'S' }, 'dropped: it ignores TERM'],
  [
    { type: 'dropped', because: 'byDefault', stateCode: 'S' },
    'dropped: TERM does nothing by default',
  ],
  [
    { type: 'dropped', because: 'initWithoutHandler', stateCode: 'S' },
    'dropped: an init that does not handle TERM',
  ],
  [{ type: 'dropped', because: 'kernelThread', stateCode: 'S' }, 'dropped: a kernel thread'],
  [{ type: 'dropped', because: 'notStopped', stateCode: 'S' }, 'no effect: it was not stopped (S)'],
  [
    { type: 'dropped', because: 'stoppedAlready', stateCode: 'T' },
    'no effect: it was stopped already',
  ],
  [{ type: 'stillThere', afterMs: 950, stateCode: 'S' }, 'sent; still there after 950 ms (S)'],
  [{ type: 'wasZombie', ppid: 7 }, 'no effect: a zombie until parent 7 reaps it'],
  [
    { type: 'notFollowed', afterMs: 3000, limit: 256 },
    'sent; not followed any more after 3 s: 256 others are',
  ],
];

const notSent: readonly (readonly [Outcome, string])[] = [
  [{ type: 'noPermission' }, 'permission denied (EPERM)'],
  [{ type: 'gone' }, 'it is gone'],
  [{ type: 'nowAnother', startTicks: 900 }, 'now another process (started at tick 900, not 700)'],
  [{ type: 'userChanged', fromUid: 1000, toUid: 0 }, 'its user has changed (uid 0, was 1000)'],
  [{ type: 'refused', reason: '50 is treetop itself' }, '50 is treetop itself'],
  [{ type: 'failed', error: 'EINVAL' }, 'EINVAL'],
];

for (const [outcome, sentence] of [...underway, ...settled]) {
  test(`${JSON.stringify(outcome)}: ${sentence}`, (t) => {
    t.is(said(outcome), `TERM → 50 tar: ${sentence}`);
    t.true(isSent(outcome));
  });
}

for (const [outcome, sentence] of notSent) {
  test(`${JSON.stringify(outcome)}: ${sentence}`, (t) => {
    t.is(said(outcome), `TERM → 50 tar: not sent: ${sentence}`);
    t.false(isSent(outcome));
  });
}

test('more is to come of what is under way, and of nothing else', (t) => {
  t.true(underway.every(([outcome]) => !isSettled(outcome)));
  t.true([...settled, ...notSent].every(([outcome]) => isSettled(outcome)));
});

test('a stop signal that nothing explains may have met an orphaned group', (t) => {
  const still = { type: 'stillThere', afterMs: 950, stateCode: 'S' } as const;
  const doubt = /; perhaps its process group is orphaned$/;
  for (const [name, number] of [
    ['TSTP', 20],
    ['TTIN', 21],
    ['TTOU', 22],
  ] as const)
    t.regex(said(still, name, number), doubt);
  t.notRegex(said(still, 'STOP', 19), doubt);
});
