import test from 'ava';
import { niceOutcome } from '../../src/signals/nice-outcome.js';
import type { SchedulingChange } from '../../src/signals/scheduling-change.js';
import {
  type SchedulingOutcome,
  schedulingOutcomeText,
} from '../../src/signals/scheduling-outcome.js';
import { facts, thread } from './made-scheduling.js';
import { target } from './made-target.js';

const up: SchedulingChange = { type: 'nice', by: 1 };
const cpus: SchedulingChange = { type: 'cpus', cpus: [0, 1, 3] };

const sentences: readonly (readonly [SchedulingChange, SchedulingOutcome, string])[] = [
  [up, { type: 'changed', from: '0', to: '5', threads: 1 }, 'nice 0 → 5'],
  [up, { type: 'changed', from: '0', to: '5', threads: 1200 }, 'nice 0 → 5, all 1,200 threads'],
  [up, { type: 'tookOther', asked: '25', took: '19' }, 'nice: the kernel took 19, not 25'],
  [
    up,
    { type: 'unchanged', now: '19', reason: 'there is no higher one' },
    'nice stays 19: there is no higher one',
  ],
  [
    up,
    { type: 'denied', reason: 'needs CAP_SYS_NICE, or its RLIMIT_NICE 21 (is 0)' },
    'denied: needs CAP_SYS_NICE, or its RLIMIT_NICE 21 (is 0)',
  ],
  [
    cpus,
    { type: 'partly', to: '0', changed: 3, threads: 5, reason: 'others have 0-3' },
    'CPUs 0 in 3 of 5 threads: others have 0-3',
  ],
  [cpus, { type: 'unseen', reason: 'why' }, 'CPUs 0-1,3 taken, but not read back: why'],
  [cpus, { type: 'gone' }, 'CPUs not changed: it is gone'],
  [cpus, { type: 'failed', reason: 'EIO' }, 'CPUs not changed: EIO'],
  [
    cpus,
    { type: 'nowAnother', startTicks: 900 },
    'CPUs not changed: now another process (started at tick 900, not 700)',
  ],
  [
    cpus,
    { type: 'userChanged', fromUid: 1, toUid: 2 },
    'CPUs not changed: its user has changed (uid 2, was 1)',
  ],
  [
    cpus,
    { type: 'replacedMeanwhile', startTicks: 900 },
    'gone meanwhile; who has its pid now (started at tick 900) may have got the CPUs',
  ],
];

test('each outcome is a sentence', (t) => {
  for (const [change, outcome, text] of sentences)
    t.is(schedulingOutcomeText(target(), change, outcome), `50 tar: ${text}`);
});

const after = (...nices: readonly number[]) =>
  facts({ threads: nices.map((nice, index) => thread({ tid: 50 + index, nice })) });
const moves = (...each: readonly (readonly [number, number])[]) =>
  each.map(([from, wanted], index) => ({ tid: 50 + index, from, wanted }));

test('what is read back counts, not what was asked for', (t) => {
  t.like(niceOutcome(moves([0, 1]), after(1), undefined), { type: 'changed', threads: 1 });
  const took = niceOutcome(moves([0, 1]), after(0), undefined);
  t.deepEqual(took, { type: 'tookOther', asked: '1', took: '0' });
  const some = niceOutcome(moves([0, 1], [0, 1]), after(1, 7), undefined);
  t.like(some, { type: 'partly', changed: 1, threads: 2 });
});

test('a thread that ended meanwhile is not missed', (t) => {
  t.like(niceOutcome(moves([0, 1], [0, 1]), after(1), undefined), { type: 'changed', threads: 1 });
});

test('where the first was refused, that is all; where a later one was, the rest is told', (t) => {
  const denied = { type: 'denied', reason: 'no' } as const;
  t.is(niceOutcome([], after(0, 0), denied), denied);
  const partly = niceOutcome(moves([0, 1]), after(1, 0), denied);
  t.deepEqual(partly, { type: 'partly', to: '1', changed: 1, threads: 2, reason: 'no' });
});

test('under a policy that does not heed nice it is said', (t) => {
  const fifo = facts({ threads: [thread({ nice: 1, policy: 1 })] });
  t.like(niceOutcome(moves([0, 1]), fifo, undefined), {
    remark: 'it runs under SCHED_FIFO, which does not heed it',
  });
});
