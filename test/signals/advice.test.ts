import test from 'ava';
import { advice, outcomeWithAdvice } from '../../src/signals/advice.js';
import type { SignalTarget } from '../../src/signals/target.js';

const TERM = { name: 'TERM', number: 15 };
const target: SignalTarget = {
  ...{ key: '7:1', pid: 7, startTicks: 1, uid: 0, comm: 'tar', isKernelThread: false },
};
const ignored = { type: 'dropped', because: 'itIgnores', stateCode: 'S' } as const;
const taken = { afterMs: 5, taker: 'handler' } as const;

test('what a signal did not do is said with what would', (t) => {
  t.is(
    outcomeWithAdvice(target, TERM, ignored),
    'TERM → 7 tar: dropped: it ignores TERM; KILL cannot be ignored',
  );
  t.is(advice({ type: 'survived', stateCode: 'S', ...taken }, TERM), '; KILL cannot be caught');
});

test('nothing is advised where it did what it asks for, or may yet', (t) => {
  t.is(advice({ type: 'died', afterMs: 1 }, TERM), '');
  t.is(advice({ type: 'delivered', ...taken }, TERM), '');
});

test('who is told to reload is not to be killed', (t) => {
  t.is(advice(ignored, { name: 'HUP', number: 1 }), '');
});
