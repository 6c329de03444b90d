import test from 'ava';
import { type Outcome, outcomeText } from '../../src/signals/outcome.js';
import { target } from './made-target.js';

const said = (outcome: Outcome, name = 'TERM') =>
  outcomeText(target(), { name, number: 1 }, outcome);

const sentences: readonly (readonly [Outcome, string])[] = [
  [{ type: 'died', afterMs: 12 }, 'died after 12 ms'],
  [{ type: 'died', afterMs: 0 }, 'died at once'],
  [{ type: 'died', afterMs: 0.9 }, 'died at once'],
  [{ type: 'died', afterMs: 1 }, 'died after 1 ms'],
  [{ type: 'zombie', afterMs: 3, ppid: 7 }, 'died after 3 ms; a zombie until parent 7 reaps it'],
  [{ type: 'stopped', afterMs: 5 }, 'stopped after 5 ms'],
  [{ type: 'continued', afterMs: 0.2 }, 'continued at once'],
  [{ type: 'stillThere', afterMs: 950, stateCode: 'S' }, 'sent; still there after 950 ms in S'],
  [
    { type: 'stillThere', afterMs: 950, stateCode: 'D' },
    'sent; still there after 950 ms in D: most signals stay pending until it leaves that wait',
  ],
  [
    { type: 'stillThere', afterMs: 950, stateCode: 'T' },
    'sent; still there after 950 ms in T: stopped, most signals wait for CONT',
  ],
  [
    { type: 'stillThere', afterMs: 950, stateCode: 't' },
    'sent; still there after 950 ms in t: stopped by its tracer, which takes the signal first',
  ],
  [{ type: 'wasZombie', ppid: 7 }, 'sent, without effect: it is a zombie until parent 7 reaps it'],
  [{ type: 'noPermission' }, 'not sent: permission denied (EPERM)'],
  [{ type: 'gone' }, 'not sent: it is gone'],
  [
    { type: 'nowAnother', startTicks: 900 },
    'not sent: now another process (started at tick 900, not 700)',
  ],
  [
    { type: 'userChanged', fromUid: 1000, toUid: 0 },
    'not sent: its user has changed (uid 0, was 1000)',
  ],
  [{ type: 'refused', reason: '50 is treetop itself' }, 'not sent: 50 is treetop itself'],
  [{ type: 'failed', error: 'EINVAL' }, 'not sent: EINVAL'],
];

for (const [outcome, sentence] of sentences) {
  test(`${JSON.stringify(outcome)}: ${sentence}`, (t) => {
    t.is(said(outcome), `TERM → 50 tar: ${sentence}`);
  });
}

test('a stopped process that gets a stop, and a running one that gets CONT, were so before', (t) => {
  const still = (stateCode: string) => ({ type: 'stillThere', afterMs: 1, stateCode }) as const;
  t.is(said(still('T'), 'STOP'), 'STOP → 50 tar: sent; it was stopped already');
  t.is(said(still('S'), 'CONT'), 'CONT → 50 tar: sent; it was not stopped (S)');
});

test('only what did not happen begins with "not sent"', (t) => {
  for (const [{ type }, sentence] of sentences) {
    const isSent = ['died', 'zombie', 'stopped', 'continued', 'stillThere', 'wasZombie'].includes(
      type,
    );
    t.is(sentence.startsWith('not sent'), !isSent);
  }
});
