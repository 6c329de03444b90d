import test from 'ava';
import {
  type PlanSeen,
  planEndText,
  planProgress,
  planProgressText,
} from '../../../src/app/signalling/plan-seen.js';
import type { Plan } from '../../../src/signals/plan.js';
import { familyScreen, played } from '../made-state.js';

const TERM = { name: 'TERM', number: 15 };
const KILL = { name: 'KILL', number: 9 };
const killing: Plan = [
  { signal: TERM, afterMs: 0 },
  { signal: KILL, afterMs: 5000 },
];
const checking: Plan = [{ signal: TERM, afterMs: 0 }, { afterMs: 5000 }];

const seen = (over: Partial<PlanSeen> = {}): PlanSeen => ({
  ...{ id: 1, name: '10 alpha', plan: killing, stepIndex: 0, waitedMs: undefined },
  ...over,
});

test('how far it is: what is being sent, or how long it waits yet', (t) => {
  t.is(planProgressText(seen()), 'sending TERM');
  t.is(planProgressText(seen({ waitedMs: 1800 })), 'TERM sent, KILL in 3.2 s');
  t.is(planProgressText(seen({ waitedMs: 9000 })), 'TERM sent, KILL in 0 ms');
  t.is(planProgressText(seen({ stepIndex: 1 })), 'sending KILL');
  t.is(planProgress(seen({ waitedMs: 1250 })), 0.25);
  t.is(planProgress(seen({ waitedMs: 9000 })), 1);
});

test('its end is said where the outcome of its last signal does not say all', (t) => {
  const text = (
    over: Partial<PlanSeen>,
    reason: 'allDead' | 'done' | 'cancelled' | 'nobody',
    ...aliveStates: string[]
  ) => planEndText(seen(over), { reason, aliveStates });
  const whose = 'TERM, then KILL after 5 s → 10 alpha';
  t.is(text({}, 'allDead'), `${whose}: ended after TERM, no KILL is sent`);
  t.is(text({}, 'cancelled', 'S'), `${whose}: cancelled after TERM, nothing more is sent`);
  t.is(text({ stepIndex: 1 }, 'done', 'D'), undefined);
  t.is(text({}, 'nobody', 'S'), undefined);
  const looked = 'TERM, then check after 5 s → 10 alpha';
  t.is(text({ plan: checking, stepIndex: 1 }, 'done', 'S'), `${looked}: still there (S)`);
  t.is(text({ plan: checking, stepIndex: 1 }, 'done'), `${looked}: not there any more`);
  t.is(
    text({ plan: checking, stepIndex: 1 }, 'done', 'S', 'D', 'S'),
    `${looked}: 3 still there (S, D)`,
  );
});

test('those that go on are kept by their id, the newest first', (t) => {
  const told = (...plans: PlanSeen[]) =>
    played(familyScreen(), ...plans.map((plan) => ({ type: 'planTold', plan }) as const)).state;
  const two = told(seen(), seen({ id: 2 }), seen({ waitedMs: 10 }));
  t.deepEqual(
    two.plans.map(({ id, waitedMs }) => [id, waitedMs]),
    [
      [2, undefined],
      [1, 10],
    ],
  );
  const ended = told(
    seen(),
    seen({ id: 2 }),
    seen({ end: { reason: 'cancelled', aliveStates: [] } }),
  );
  t.deepEqual(
    ended.plans.map(({ id }) => id),
    [2],
  );
});
