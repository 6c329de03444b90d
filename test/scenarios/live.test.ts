// Each situation for real, through our own reader, the model and the program.
import type { Model } from '../../src/model/model.js';
import type { Process } from '../../src/model/process.js';
import { liveModels } from '../helpers/live-models.js';
import { runTreetop } from '../helpers/run-treetop.js';
import { type Scenario, scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';

const situations = [
  { name: 'running', role: 'spinner', state: 'R', stateCode: 'R' },
  { name: 'sleeping', role: 'sleeper', state: 'S', stateCode: 'S' },
  { name: 'vfork-wait', role: 'vfork-parent', state: 'D', stateCode: 'D' },
  { name: 'stopped', role: 'stopped', state: 'T', stateCode: 'T' },
  { name: 'traced', role: 'traced', state: 'T', stateCode: 't' },
  { name: 'zombie', role: 'zombie', state: 'Z', stateCode: 'Z' },
  { name: 'leader-dead', role: 'leader-dead', state: 'S', stateCode: 'Z' },
] as const;

for (const { name, role, state, stateCode } of situations) {
  scenarioTest(`${name}: ${role} is ${state} in the model of the live machine`, async (t) => {
    const scenario = await startScenario(t, name);
    const process = processOf(await liveModels(t)(), scenario, role);
    t.is(process.state, state);
    t.is(process.sample.stateCode, stateCode);
    t.is(process.isLeaderDead, name === 'leader-dead');
  });

  scenarioTest(`${name}: treetop ps --json tells ${role} as ${state}`, async (t) => {
    const scenario = await startScenario(t, name);
    const pid = scenario.pid(role);
    const text = await runTreetop(['ps', '--json', '-d', '0', '-p', String(pid)]);
    const { processes } = JSON.parse(text);
    t.is(processes.length, 1);
    t.like(processes[0], {
      pid,
      ppid: scenario.programPid,
      state,
      stateCode,
      isLeaderDead: name === 'leader-dead',
      comm: role.slice(0, 15),
      command: stateCode === 'Z' ? `[${role}]` : role,
    });
  });
}

scenarioTest('running: using CPU time shows as a rate, resting as none', async (t) => {
  const scenario = await startScenario(t, 'running');
  const look = liveModels(t);
  const percentOf = async () => processOf(await look(), scenario, 'spinner').cpuPercent;
  t.is(await percentOf(), undefined);
  await until('a rate', async () => ((await percentOf()) ?? 0) > 0);
  await scenario.command('rest');
  await look();
  t.is(await percentOf(), 0);
});

scenarioTest('leader-dead: the one whose thread burns CPU time runs', async (t) => {
  const scenario = await startScenario(t, 'leader-dead');
  const look = liveModels(t);
  const busy = await until('its CPU time to move', async () => {
    const process = processOf(await look(), scenario, 'leader-dead-spin');
    return process.state === 'R' && process;
  });
  t.true(busy.isLeaderDead);
  t.is(busy.sample.stateCode, 'Z');
});

scenarioTest('stopped: it goes on and stops while we look', async (t) => {
  const scenario = await startScenario(t, 'stopped');
  const look = liveModels(t);
  const states: string[] = [];
  for (const command of ['continue', 'stop']) {
    states.push(processOf(await look(), scenario, 'stopped').state);
    await scenario.command(command);
  }
  states.push(processOf(await look(), scenario, 'stopped').state);
  t.deepEqual(states, ['T', 'S', 'T']);
});

scenarioTest('zombie: once its parent has asked, it stays for a while as X', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  const look = liveModels(t);
  const zombie = processOf(await look(), scenario, 'zombie');
  t.is(zombie.sample.ppid, scenario.programPid);
  await scenario.command('reap zombie');
  const gone = (await look()).processes.get(zombie.key);
  t.is(gone?.state, 'X');
  t.not(gone?.goneSeenAtMs, undefined);
});

for (const name of ['orphan-init', 'orphan-subreaper']) {
  scenarioTest(
    `${name}: the orphan moves under its adopter and keeps its parent's name`,
    async (t) => {
      const scenario = await startScenario(t, name);
      const look = liveModels(t);
      const before = await look();
      const parent = processOf(before, scenario, 'parent');
      t.is(processOf(before, scenario, 'orphan').parentKey, parent.key);
      const adopterPid = Number((await scenario.command('orphan'))['adopterPid']);
      const after = await look();
      const orphan = processOf(after, scenario, 'orphan');
      t.is(orphan.adoptions.length, 1);
      t.is(orphan.adoptions[0]?.formerParent.pid, scenario.pid('parent'));
      t.is(orphan.adoptions[0]?.formerParent.comm, 'parent');
      t.is(orphan.adoptions[0]?.adopter.pid, adopterPid);
      t.is(after.processes.get(orphan.parentKey ?? '')?.sample.pid, adopterPid);
      t.is(after.processes.get(parent.key)?.state, 'X');
    },
  );
}

scenarioTest(
  'reused-pid: seen through its own /proc, the second life inherits nothing of the first',
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    const pid = Number(scenario.ready['innerPid']);
    const look = liveModels(t, String(scenario.ready['procRoot']));
    await look();
    const before = await look();
    t.deepEqual(namesOf(before, pid), ['first']);
    t.false(before.sample.viewer.canSignal);
    await scenario.command('reuse');
    const after = await look();
    t.deepEqual(namesOf(after, pid), ['first', 'second']);
    const [first, second] = [...after.processes.values()].filter(
      ({ sample }) => sample.pid === pid,
    );
    t.is(first?.state, 'X');
    t.is(second?.state, 'S');
    t.is(second?.cpuPercent, undefined);
    t.deepEqual(second?.adoptions, []);
  },
  'pidNamespace',
);

scenarioTest(
  'reused-pid: --proc-root shows the processes of the other namespace and none of ours',
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    const procRoot = String(scenario.ready['procRoot']);
    const { processes } = JSON.parse(
      await runTreetop(['ps', '--json', '-d', '0', '--proc-root', procRoot]),
    );
    t.deepEqual(
      processes.map((process: { pid: number; comm: string }) => [process.pid, process.comm]),
      [
        [1, 'namespace-init'],
        [scenario.ready['innerPid'], 'first'],
      ],
    );
  },
  'pidNamespace',
);

scenarioTest('busy-family: the tree of the live machine has its three generations', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const model = await liveModels(t)();
  const parentOf = (role: string) => processOf(model, scenario, role).parentKey;
  const keyOf = (role: string) => processOf(model, scenario, role).key;
  t.is(parentOf('child-a1'), keyOf('parent-a'));
  t.is(parentOf('child-a2'), keyOf('parent-a'));
  t.is(parentOf('child-b1'), keyOf('parent-b'));
  t.is(parentOf('parent-a'), keyOf('elder'));
  t.is(processOf(model, scenario, 'elder').sample.ppid, scenario.programPid);
});

scenarioTest('hostile-names: what exec was given is what the sample holds', async (t) => {
  const scenario = await startScenario(t, 'hostile-names');
  const look = liveModels(t);
  await look();
  const model = await look();
  const at = (role: string) => processOf(model, scenario, role).sample;
  t.is(at('comm-like-stat').comm, 'x) Z 1 \x1b[2J\n');
  t.is(at('comm-like-stat').stateCode, 'S');
  t.is(at('comm-zombie').stateCode, 'Z');
  t.deepEqual(at('argv-csi').cmdline?.argv, ['\x1b[2J\x1b[H\x1b[31m', 'clear']);
  t.deepEqual(at('argv-invalid').cmdline?.argv?.slice(1, 3), ['\udcff\udcfe', '\udcc0\udcaf']);
  t.deepEqual(at('argv-all-empty').cmdline?.argv, ['', '', '']);
});

scenarioTest('huge-argv: a command line of 2 MB is cut, and says so', async (t) => {
  const scenario = await startScenario(t, 'huge-argv');
  const look = liveModels(t);
  await look();
  const { cmdline } = processOf(await look(), scenario, 'huge').sample;
  t.true(cmdline?.isCut);
  t.true((cmdline?.argv?.join('').length ?? 0) < 128 * 1024);
});

/** Of several lives of a pid the youngest. */
function processOf(model: Model, scenario: Scenario, role: string): Process {
  const pid = scenario.pid(role);
  const process = [...model.processes.values()].findLast(({ sample }) => sample.pid === pid);
  if (!process) throw new Error(`${role} is not in the model`);
  return process;
}

function namesOf(model: Model, pid: number): readonly string[] {
  return [...model.processes.values()].flatMap(({ sample }) =>
    sample.pid === pid ? [sample.comm] : [],
  );
}
