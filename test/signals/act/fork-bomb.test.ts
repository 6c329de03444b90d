// A bomb that replaces each of its dead at once: who only goes through a list of it never comes to an end.
import test from 'ava';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import { until } from '../../helpers/until.js';
import { census, subtreeAt, swept, targetsOfStats } from './live-sweep.js';

const KILL = { name: 'KILL', number: 9 };

function bombOf(initPid: number): number {
  for (const { pid, ppid } of census.everyone()) if (ppid === initPid) return pid;
  throw new Error('no bomb');
}

for (const order of ['leavesFirst', 'rootFirst'] as const) {
  scenarioTest(
    `a bomb of 500 that fork again is ended as a subtree within 2 s, ${order}, with nothing left`,
    async (t) => {
      const scenario = await startScenario(t, 'fork-bomb');
      const initPid = scenario.pid('bomb-init');
      const stats = subtreeAt(bombOf(initPid));
      const startMs = performance.now();
      const targets = targetsOfStats(stats);
      const result = await swept(t, { signal: KILL, targets, order, freezesKin: 'subtree' });
      const sentMs = performance.now() - startMs;
      const left = () => subtreeAt(initPid).length - 1;
      await until('nothing is left', () => left() === 0);
      const endedMs = performance.now() - startMs;
      await until('all is told', () => result.followedCount() === 0);
      const { sentTo, frozen } = result;
      const bomb = await scenario.command('tell');
      t.log(
        JSON.stringify({ listed: targets.length, sentTo, frozen, sentMs, endedMs, bomb }),
        JSON.stringify(result.outcomes()),
      );
      t.true(frozen?.isComplete);
      t.true(endedMs < 2000, `${endedMs} ms`);
      const { died = 0, zombie = 0, ...others } = result.outcomes();
      t.deepEqual(others, {});
      t.is(died + zombie, sentTo);
    },
    'pidNamespace',
    test.serial,
  );
}

scenarioTest(
  'one that was alone when it was listed is followed into all that it became',
  async (t) => {
    const scenario = await startScenario(t, 'fork-bomb', ['300']);
    const initPid = scenario.pid('bomb-init');
    const targets = targetsOfStats(subtreeAt(bombOf(initPid)).slice(0, 1));
    const startMs = performance.now();
    const result = await swept(t, {
      ...{ signal: KILL, targets, order: 'rootFirst', freezesKin: 'subtree' },
    });
    const sentMs = performance.now() - startMs;
    await until('nothing is left', () => subtreeAt(initPid).length === 1);
    t.log(JSON.stringify({ sentTo: result.sentTo, frozen: result.frozen, sentMs }));
    t.is(result.sentTo, 300);
    t.is(result.frozen?.newcomers, 299);
  },
  'pidNamespace',
  test.serial,
);

scenarioTest(
  'the same bomb without stopping it first is not ended by its list',
  async (t) => {
    const scenario = await startScenario(t, 'fork-bomb');
    const initPid = scenario.pid('bomb-init');
    const targets = targetsOfStats(subtreeAt(bombOf(initPid)));
    await swept(t, { signal: KILL, targets, order: 'leavesFirst' });
    const listed = new Set(targets.map(({ key }) => key));
    const left = targetsOfStats(subtreeAt(initPid)).filter(({ key }) => !listed.has(key));
    t.log(`${left.length} that were not listed`);
    t.true(left.length > 1);
  },
  'pidNamespace',
  test.serial,
);

scenarioTest(
  'a bomb of 300 whose parents end as soon as they have forked is ended as a group within 2 s, with nothing left',
  async (t) => {
    const scenario = await startScenario(t, 'fork-bomb', ['300', 'relay']);
    const initPid = scenario.pid('bomb-init');
    const ofBomb = () => [...census.everyone()].filter(({ ppid }) => ppid === initPid);
    await until('parents have ended', () => ofBomb().length > 100);
    const pgrp = ofBomb()[0]?.pgrp;
    const targets = targetsOfStats([...census.everyone()].filter((stat) => stat.pgrp === pgrp));
    const startMs = performance.now();
    const result = await swept(t, {
      ...{ signal: KILL, targets, order: 'rootFirst', freezesKin: 'group' },
    });
    await until('nothing is left', () => subtreeAt(initPid).length === 1);
    const endedMs = performance.now() - startMs;
    const { sentTo, frozen } = result;
    t.log(JSON.stringify({ listed: targets.length, sentTo, frozen, endedMs }));
    t.true(frozen?.isComplete);
    t.true(endedMs < 2000, `${endedMs} ms`);
  },
  'pidNamespace',
  test.serial,
);
