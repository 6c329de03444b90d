import test from 'ava';
import { isAsAsked } from '../../src/signals/as-asked.js';
import type { Outcome } from '../../src/signals/outcome.js';
import { signal } from './made-facts.js';

const stateCode = 'S';
const outcomes = {
  died: { type: 'died', afterMs: 1, exitCode: 0 },
  zombie: { type: 'zombie', afterMs: 1, ppid: 7 },
  wasZombie: { type: 'wasZombie', ppid: 7 },
  stopped: { type: 'stopped', afterMs: 1 },
  continued: { type: 'continued', afterMs: 1 },
  pending: { type: 'pending', afterMs: 60, hold: 'blocked', stateCode },
  exiting: { type: 'exiting', afterMs: 60, isDumpingCore: false, stateCode: 'D' },
  handled: { type: 'delivered', afterMs: 1, taker: 'handler' },
  traced: { type: 'delivered', afterMs: 1, taker: 'tracer' },
  survived: { type: 'survived', afterMs: 5000, taker: 'handler', stateCode },
  selfStopped: { type: 'survived', afterMs: 5000, taker: 'handler', stateCode: 'T' },
  read: { type: 'survived', afterMs: 950, taker: 'reader', stateCode },
  ignores: { type: 'dropped', because: 'itIgnores', stateCode },
  byDefault: { type: 'dropped', because: 'byDefault', stateCode },
  deafInit: { type: 'dropped', because: 'initWithoutHandler', stateCode },
  kernel: { type: 'dropped', because: 'kernelThread', stateCode },
  notStopped: { type: 'dropped', because: 'notStopped', stateCode },
  stoppedAlready: { type: 'dropped', because: 'stoppedAlready', stateCode: 'T' },
  stillThere: { type: 'stillThere', afterMs: 950, stateCode },
  notFollowed: { type: 'notFollowed', afterMs: 1, limit: 1 },
  noPermission: { type: 'noPermission' },
  gone: { type: 'gone' },
  another: { type: 'nowAnother', startTicks: 1 },
  userChanged: { type: 'userChanged', fromUid: 1, toUid: 0 },
  refused: { type: 'refused', reason: 'ours' },
  failed: { type: 'failed', error: 'EAGAIN' },
} as const satisfies Record<string, Outcome>;

/** Of each signal the only outcomes that are what it asks for. */
const wanted: Readonly<Record<string, readonly (keyof typeof outcomes)[]>> = {
  TERM: ['died', 'zombie'],
  KILL: ['died', 'zombie'],
  INT: ['died', 'zombie'],
  QUIT: ['died', 'zombie'],
  SEGV: ['died', 'zombie'],
  STOP: ['stopped', 'selfStopped', 'stoppedAlready'],
  TSTP: ['stopped', 'selfStopped', 'stoppedAlready'],
  HUP: ['died', 'zombie', 'handled', 'survived', 'selfStopped', 'read'],
  USR1: ['died', 'zombie', 'handled', 'survived', 'selfStopped', 'read'],
  'RTMIN+2': ['died', 'zombie', 'handled', 'survived', 'selfStopped', 'read'],
};

for (const [name, asked] of Object.entries(wanted)) {
  test(`${name} asks for: ${asked.join(', ')}`, (t) => {
    const found = Object.entries(outcomes).filter(([, outcome]) =>
      isAsAsked(signal(name), outcome, { isKin: false }),
    );
    t.deepEqual(found.map(([key]) => key).toSorted(), asked.toSorted());
  });
}

test('CONT asks it to go on: one that was not stopped does, and whoever has ended did', (t) => {
  for (const one of [
    'continued',
    'notStopped',
    'ignores',
    'handled',
    'read',
    'died',
    'zombie',
  ] as const)
    t.true(isAsAsked(signal('CONT'), outcomes[one], { isKin: false }), one);
  for (const one of ['pending', 'traced', 'stillThere', 'wasZombie', 'noPermission'] as const)
    t.false(isAsAsked(signal('CONT'), outcomes[one], { isKin: false }), one);
});

test('what does nothing by default asks nothing of one that does not handle it', (t) => {
  for (const name of ['CHLD', 'URG', 'WINCH']) {
    for (const one of ['byDefault', 'ignores', 'handled', 'survived', 'read', 'died'] as const)
      t.true(isAsAsked(signal(name), outcomes[one], { isKin: false }), one);
    for (const one of ['pending', 'traced', 'stillThere', 'noPermission', 'gone'] as const)
      t.false(isAsAsked(signal(name), outcomes[one], { isKin: false }), one);
  }
});

test('of a tree or a group, who ended is as asked; who is named and ended before is not', (t) => {
  for (const one of ['died', 'zombie'] as const) {
    t.true(isAsAsked(signal('STOP'), outcomes[one], { isKin: true }), one);
    t.false(isAsAsked(signal('STOP'), outcomes[one], { isKin: false }), one);
  }
  for (const name of ['TERM', 'STOP', 'CONT', 'CHLD', 'HUP']) {
    for (const one of ['gone', 'wasZombie'] as const) {
      t.true(isAsAsked(signal(name), outcomes[one], { isKin: true }), one);
      t.false(isAsAsked(signal(name), outcomes[one], { isKin: false }), one);
    }
    t.false(isAsAsked(signal(name), outcomes.another, { isKin: true }));
    t.false(isAsAsked(signal(name), outcomes.noPermission, { isKin: true }));
  }
});
