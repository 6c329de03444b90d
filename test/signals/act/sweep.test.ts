// One signal for many, on real processes.

import { kernelStat } from '../../helpers/kernel-stat.js';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import { until } from '../../helpers/until.js';
import { subtreeAt, swept, targetsOfStats } from './live-sweep.js';

const signals = {
  KILL: { name: 'KILL', number: 9 },
  TERM: { name: 'TERM', number: 15 },
  STOP: { name: 'STOP', number: 19 },
  CONT: { name: 'CONT', number: 18 },
  WINCH: { name: 'WINCH', number: 28 },
} as const;

const roles = ['elder', 'parent-a', 'parent-b', 'child-a1', 'child-a2', 'child-b1'] as const;
const letter = (pid: number) => kernelStat(pid)?.letter;

for (const [order, first, last] of [
  ['leavesFirst', /^child/, 'elder'],
  ['rootFirst', /^elder/, 'child-b1'],
] as const) {
  scenarioTest(`a subtree ends by TERM, ${order}, stopped first or not`, async (t) => {
    for (const freezes of [{}, { freezesKin: 'subtree' } as const]) {
      const scenario = await startScenario(t, 'busy-family');
      const stats = subtreeAt(scenario.pid('elder'));
      const targets = targetsOfStats(stats);
      const result = await swept(t, { signal: signals.TERM, targets, order, ...freezes });
      await until('all is told', () => result.followedCount() === 0);
      const names = result.pids.map((pid) => roles.find((role) => scenario.pid(role) === pid));
      t.regex(String(names[0]), first);
      t.true(names.indexOf(last) >= 3, names.join());
      // Those of a scenario die with their parents: who was not stopped may be gone before its turn.
      const { died = 0, zombie = 0, wasZombie = 0, gone = 0 } = result.outcomes();
      t.is(died + zombie + wasZombie + gone, 6);
      if (result.frozen) t.is(result.sentTo, 6);
    }
  });
}

scenarioTest(
  'whom a sweep stopped goes on after it; who was stopped before stays so',
  async (t) => {
    const scenario = await startScenario(t, 'busy-family');
    const before = scenario.pid('child-a2');
    process.kill(before, 'SIGSTOP');
    await until('it is stopped', () => letter(before) === 'T');
    const targets = targetsOfStats(subtreeAt(scenario.pid('elder')));
    const result = await swept(t, {
      ...{ signal: signals.WINCH, targets, order: 'rootFirst', freezesKin: 'subtree' },
    });
    t.true(result.frozen?.isComplete);
    await until('all is told', () => result.followedCount() === 0);
    t.deepEqual(result.outcomes(), { dropped: 6 });
    await until('they go on', () =>
      roles.every((role) => role === 'child-a2' || letter(scenario.pid(role)) !== 'T'),
    );
    t.is(letter(before), 'T');
  },
);

scenarioTest('STOP for a subtree is told of each, and CONT lets all go on', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const targets = targetsOfStats(subtreeAt(scenario.pid('elder')));
  const given = { targets, order: 'rootFirst', freezesKin: 'subtree' } as const;
  const stopped = await swept(t, { signal: signals.STOP, ...given });
  await until('all is told', () => stopped.followedCount() === 0);
  t.deepEqual(stopped.outcomes(), { stopped: 6 });
  t.deepEqual(
    roles.map((role) => letter(scenario.pid(role))),
    roles.map(() => 'T'),
  );
  const gone = await swept(t, { signal: signals.CONT, ...given });
  await until('all is told', () => gone.followedCount() === 0);
  t.is(gone.frozen, undefined);
  t.deepEqual(gone.outcomes(), { continued: 6 });
});

scenarioTest('a session and a group are followed into those that were not listed', async (t) => {
  for (const kin of ['session', 'group'] as const) {
    const scenario = await startScenario(t, 'own-session');
    const members = ['leader', 'member', 'grandchild'].map((role) => scenario.pid(role));
    const outsider = scenario.pid('other-group');
    const targets = targetsOfStats(subtreeAt(scenario.pid('leader')).slice(0, 1));
    const result = await swept(t, {
      ...{ signal: signals.KILL, targets, order: 'leavesFirst', freezesKin: kin },
    });
    const hit = kin === 'session' ? [...members, outsider] : members;
    t.deepEqual([...result.pids].sort(byNumber), [...hit].sort(byNumber));
    await until('they are dead', () => hit.every((pid) => 'Z' === (letter(pid) ?? 'Z')));
    if (kin === 'group') t.is(letter(outsider), 'S');
  }
});

const byNumber = (one: number, other: number) => one - other;

scenarioTest('who is refused gets nothing, and neither does who descends from him', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const spared = scenario.pid('parent-a');
  const targets = targetsOfStats(subtreeAt(scenario.pid('elder')).slice(0, 1));
  const result = await swept(
    t,
    {
      signal: signals.KILL,
      targets: [...targets, ...targetsOfStats(subtreeAt(spared).slice(0, 1))],
      order: 'leavesFirst',
      freezesKin: 'subtree',
    },
    ({ pid }) => (pid === spared ? { reason: 'not this one', canBeForced: false } : undefined),
  );
  t.deepEqual(
    [...result.pids].sort(byNumber),
    ['elder', 'parent-b', 'child-b1'].map((role) => scenario.pid(role)).sort(byNumber),
  );
  t.like(result.toldOf(spared), [{ outcome: { type: 'refused', reason: 'not this one' } }]);
});

scenarioTest(
  'one that is gone or another since it was listed is said to be so, and the rest get it',
  async (t) => {
    const scenario = await startScenario(t, 'busy-family');
    const [elder, ...others] = targetsOfStats(subtreeAt(scenario.pid('elder')));
    if (!elder) return t.fail();
    const another = { ...elder, key: `${elder.pid}:1`, startTicks: 1 } as const;
    const result = await swept(t, {
      signal: signals.KILL,
      targets: [another, ...others],
      // Those of a scenario die with their parents, who therefore come last.
      order: 'leavesFirst',
    });
    t.is(result.sentTo, 5);
    t.like(result.toldOf(elder.pid), [{ outcome: { type: 'nowAnother' } }]);
  },
);
