// Plans on real processes.

import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { parseSignal } from '../../../src/model/parse-signal.js';
import { type PlanRun, runPlan } from '../../../src/signals/act/run-plan.js';
import { signaller } from '../../../src/signals/act/signaller.js';
import { type Sweep, sweep } from '../../../src/signals/act/sweep.js';
import type { Plan } from '../../../src/signals/plan.js';
import { planText } from '../../../src/signals/plan.js';
import type { Refusal } from '../../../src/signals/refusal.js';
import type { SignalTarget } from '../../../src/signals/target.js';
import { kernelStat } from '../../helpers/kernel-stat.js';
import { projectRoot } from '../../helpers/project-root.js';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import { until } from '../../helpers/until.js';
import { realMachine, targetAt } from './live-signals.js';
import { census, subtreeAt, targetsOfStats } from './live-sweep.js';

const leaver = join(projectRoot, 'dist/test/signals/act/leave-a-sweep.js');

/** Longer than any test takes: that it is not waited for is what is tested. */
const neverMs = 3_600_000;

const signalOf = (name: string) => {
  const signal = parseSignal(name);
  if (!signal) throw new Error(name);
  return signal;
};

const planOf = (first: string, ...steps: (readonly [string | undefined, number])[]): Plan => [
  { signal: signalOf(first), afterMs: 0 },
  ...steps.map(([name, afterMs]) =>
    name === undefined ? { afterMs } : { signal: signalOf(name), afterMs },
  ),
];

type Given = Partial<Omit<Sweep, 'signal'>> & {
  readonly plan: Plan;
  readonly targets: readonly SignalTarget[];
  readonly refusalOf?: (target: SignalTarget) => Refusal | undefined;
};

async function begun(t: ExecutionContext, { refusalOf = () => undefined, ...asked }: Given) {
  const machine = await realMachine();
  const real = signaller(machine);
  t.teardown(real.stop);
  const told: string[] = [];
  const waitsAfter: number[] = [];
  const world = { machine, census, signaller: real, refusalOf };
  const run: PlanRun = runPlan({ order: 'leavesFirst', ...asked }, world, {
    told: ({ signal, outcome, isSettled }, stepIndex) => {
      if (isSettled) told.push(`${stepIndex} ${signal.name} ${outcome.type}`);
    },
    stepped: (stepIndex) => waitsAfter.push(stepIndex),
  });
  const isWaiting = (stepIndex: number) =>
    until(`it waits after step ${stepIndex}`, () => waitsAfter.includes(stepIndex));
  return { run, told, isWaiting, allTold: () => until('all', () => real.followedCount() === 0) };
}

scenarioTest('whom TERM does not end KILL ends, after the time of the plan', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'ignored']);
  const targets = [targetAt(scenario.pid('target'))];
  const { run, told, allTold } = await begun(t, { plan: planOf('TERM', ['KILL', 60]), targets });
  const { reason, stepIndex } = await run.done;
  t.deepEqual([reason, stepIndex], ['done', 1]);
  await allTold();
  t.deepEqual(told, ['0 TERM dropped', '1 KILL zombie']);
});

scenarioTest('whom TERM ends gets no KILL, and nobody waits for its time', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'default']);
  const targets = [targetAt(scenario.pid('target'))];
  const { run, told, allTold } = await begun(t, {
    plan: planOf('TERM', ['KILL', neverMs]),
    targets,
  });
  t.deepEqual(await run.done, { reason: 'allDead', stepIndex: 0, alive: [] });
  await allTold();
  t.deepEqual(told, ['0 TERM zombie']);
});

scenarioTest(
  'a check sends nothing and tells who is still there, and in which state',
  async (t) => {
    const scenario = await startScenario(t, 'signal-target', ['plain', 'handler']);
    const target = targetAt(scenario.pid('target'));
    const { run } = await begun(t, { plan: planOf('HUP', [undefined, 20]), targets: [target] });
    t.deepEqual(await run.done, {
      reason: 'done',
      stepIndex: 1,
      alive: [{ target, stateCode: 'S' }],
    });
  },
);

scenarioTest('whom STOP stopped CONT lets go on', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const target = targetAt(scenario.pid('sleeper'));
  const plan = planOf('STOP', ['CONT', neverMs]);
  const { run, told, isWaiting, allTold } = await begun(t, { plan, targets: [target] });
  await isWaiting(0);
  await until('it is told that it stands', () => told.length === 1);
  run.hurry();
  t.is((await run.done).reason, 'done');
  await allTold();
  t.deepEqual(told, ['0 STOP stopped', '1 CONT continued']);
});

scenarioTest('one that is cancelled sends nothing more', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'ignored']);
  const target = targetAt(scenario.pid('target'));
  const plan = planOf('TERM', ['KILL', neverMs]);
  const { run, told, isWaiting, allTold } = await begun(t, { plan, targets: [target] });
  await isWaiting(0);
  run.cancel();
  run.hurry();
  const { alive, ...end } = await run.done;
  t.deepEqual(end, { reason: 'cancelled', stepIndex: 0 });
  t.deepEqual(
    alive.map((one) => one.target),
    [target],
  );
  await allTold();
  t.deepEqual(told, ['0 TERM dropped']);
});

scenarioTest('where nobody may get the first, nobody is waited for', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const targets = [targetAt(scenario.pid('sleeper'))];
  const refusalOf = () => ({ reason: 'it is spared', canBeForced: false });
  const plan = planOf('TERM', ['KILL', neverMs]);
  const { run, told } = await begun(t, { plan, targets, refusalOf });
  const { reason, stepIndex } = await run.done;
  t.deepEqual([reason, stepIndex], ['nobody', 0]);
  t.deepEqual(told, ['0 TERM refused']);
});

scenarioTest('of a subtree, those that joined it get the later steps as well', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const elder = scenario.pid('elder');
  const all = subtreeAt(elder).map(({ pid }) => pid);
  const plan = planOf('WINCH', ['KILL', 1]);
  const asked = { plan, targets: [targetAt(elder)], freezesKin: 'subtree' } as const;
  const { run, told, allTold } = await begun(t, asked);
  t.is((await run.done).reason, 'done');
  await allTold();
  t.is(told.filter((one) => one.startsWith('1 KILL')).length, all.length);
  await until('all are dead', () =>
    all.every((pid) => 'ZX?'.includes(kernelStat(pid)?.letter ?? '?')),
  );
});

scenarioTest(
  'a sweep that is ended early leaves nobody stopped, and nobody gets its signal',
  async (t) => {
    const scenario = await startScenario(t, 'busy-family');
    const stats = subtreeAt(scenario.pid('elder'));
    const machine = await realMachine();
    const real = signaller(machine);
    t.teardown(real.stop);
    let isWanted = true;
    const { statOf } = census;
    // Everyone is stopped by then, and is looked through once more.
    const everyone = () => {
      isWanted = false;
      return census.everyone();
    };
    const world = {
      ...{ machine, signaller: real, census: { statOf, everyone } },
      ...{ refusalOf: () => undefined, isWanted: () => isWanted },
    };
    const targets = targetsOfStats(stats);
    const asked = {
      signal: signalOf('KILL'),
      targets,
      order: 'leavesFirst',
      freezesKin: 'subtree',
    };
    const end = await sweep(asked as Sweep, world, () => t.fail('nothing is sent'));
    t.is(end.sentTo, 0);
    await until('all go on', () => stats.every(({ pid }) => kernelStat(pid)?.letter !== 'T'));
    t.true(stats.every(({ pid }) => kernelStat(pid) !== undefined));
  },
);

scenarioTest('who leaves in the middle of a sweep leaves nobody stopped', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const elder = scenario.pid('elder');
  const pids = subtreeAt(elder).map(({ pid }) => pid);
  const left = spawnSync(process.execPath, [leaver, String(elder)], { encoding: 'utf8' });
  t.like(left, { status: 0, stdout: `${'T'.repeat(pids.length)}\n` });
  await until('all go on', () =>
    pids.every((pid) => 'RS'.includes(kernelStat(pid)?.letter ?? '?')),
  );
});

test('a plan is told in words', (t) => {
  t.is(planText(planOf('TERM', ['KILL', 5000])), 'TERM, then KILL after 5 s');
  t.is(planText(planOf('HUP', [undefined, 3000])), 'HUP, then check after 3 s');
  t.is(
    planText(planOf('INT', ['TERM', 2500], ['KILL', 60_000])),
    'INT, then TERM after 2.5 s, then KILL after 1 min',
  );
});
