// The yardstick of everything that runs on the scenarios: is each situation real, by the kernel's own word?
import { readFileSync } from 'node:fs';
import { kernelStat } from '../helpers/kernel-stat.js';
import { type Scenario, scenarioTest, startScenario } from '../helpers/scenario.js';

const letter = (scenario: Scenario, role: string) => kernelStat(scenario.pid(role))?.letter;
const threads = (scenario: Scenario, role: string) =>
  Number(kernelStat(scenario.pid(role))?.field(20));

const expectedLetters: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  running: { spinner: 'R' },
  sleeping: { sleeper: 'S' },
  'vfork-wait': { 'vfork-parent': 'D', 'vfork-child': 'S' },
  stopped: { stopped: 'T' },
  traced: { traced: 't' },
  zombie: { zombie: 'Z' },
  'leader-dead': { 'leader-dead': 'Z', 'leader-dead-spin': 'Z' },
  'orphan-init': { parent: 'S', orphan: 'S' },
  'orphan-subreaper': { parent: 'S', orphan: 'S' },
  'huge-argv': { huge: 'S' },
  locks: { holder: 'S', heir: 'S', 'flock-waiter': 'S', 'posix-waiter': 'S' },
  'lock-keeper': { keeper: 'S', waiter: 'S' },
  'few-threads': { crowd: 'S' },
  'many-threads': { crowd: 'S' },
  'many-processes': { elder: 'S' },
  'busy-crowd': { elder: 'S' },
  'own-session': { leader: 'S', member: 'S', grandchild: 'S', 'other-group': 'S' },
  'busy-family': {
    elder: 'S',
    'parent-a': 'S',
    'parent-b': 'S',
    'child-a1': 'R',
    'child-a2': 'S',
    'child-b1': 'S',
  },
};

for (const [name, letters] of Object.entries(expectedLetters)) {
  const told = Object.entries(letters).map(([role, state]) => `${role} ${state}`);
  scenarioTest(`${name}: the kernel says ${told.join(', ')}`, async (t) => {
    const scenario = await startScenario(t, name);
    const seen = Object.keys(scenario.pids).map((role) => [role, letter(scenario, role)]);
    t.deepEqual(Object.fromEntries(seen), letters);
  });
}

scenarioTest('running: told to rest, the spinner sleeps', async (t) => {
  const scenario = await startScenario(t, 'running');
  t.deepEqual(await scenario.command('rest'), { ok: true });
  t.is(letter(scenario, 'spinner'), 'S');
});

scenarioTest('stopped: it goes on and stops when told', async (t) => {
  const scenario = await startScenario(t, 'stopped');
  await scenario.command('continue');
  t.is(letter(scenario, 'stopped'), 'S');
  await scenario.command('stop');
  t.is(letter(scenario, 'stopped'), 'T');
});

scenarioTest('traced: the program is the tracer', async (t) => {
  const scenario = await startScenario(t, 'traced');
  const status = readFileSync(`/proc/${scenario.pid('traced')}/status`, 'latin1');
  t.regex(status, new RegExp(`^TracerPid:\\t${scenario.programPid}$`, 'm'));
});

scenarioTest('zombie: it stays until its parent waits, and its exit status was 7', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  t.is(kernelStat(scenario.pid('zombie'))?.ppid, scenario.programPid);
  t.deepEqual(await scenario.command('reap zombie'), { ok: true, exitStatus: 7 });
  t.is(kernelStat(scenario.pid('zombie')), undefined);
});

scenarioTest('leader-dead: a thread lives on under each dead leader', async (t) => {
  const scenario = await startScenario(t, 'leader-dead');
  t.is(threads(scenario, 'leader-dead'), 2);
  t.is(threads(scenario, 'leader-dead-spin'), 2);
});

scenarioTest('a command that the program does not know is answered, not obeyed', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  t.deepEqual(await scenario.command('dance'), { error: 'unknown command' });
  t.is(letter(scenario, 'sleeper'), 'S');
});

scenarioTest('orphan-init: an ancestor of the program adopts the child', async (t) => {
  const scenario = await startScenario(t, 'orphan-init');
  t.is(kernelStat(scenario.pid('orphan'))?.ppid, scenario.pid('parent'));
  const answer = await scenario.command('orphan');
  t.is(kernelStat(scenario.pid('parent')), undefined);
  t.is(kernelStat(scenario.pid('orphan'))?.ppid, Number(answer['adopterPid']));
  // Pid 1, or a subreaper between: a service manager of the user, an init of a container.
  t.true(ancestors(scenario.programPid).includes(Number(answer['adopterPid'])));
});

scenarioTest('orphan-subreaper: the program adopts the child', async (t) => {
  const scenario = await startScenario(t, 'orphan-subreaper');
  t.is(kernelStat(scenario.pid('orphan'))?.ppid, scenario.pid('parent'));
  t.deepEqual(await scenario.command('orphan'), { ok: true, adopterPid: scenario.programPid });
  t.is(kernelStat(scenario.pid('orphan'))?.ppid, scenario.programPid);
});

scenarioTest('busy-family: three generations under the program', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const { pid, programPid } = scenario;
  t.deepEqual(ancestors(pid('child-a1')).slice(0, 3), [pid('parent-a'), pid('elder'), programPid]);
  t.is(kernelStat(pid('child-a2'))?.ppid, pid('parent-a'));
  t.is(kernelStat(pid('child-b1'))?.ppid, pid('parent-b'));
});

scenarioTest('short-lived: the children of a burst are born and gone', async (t) => {
  const scenario = await startScenario(t, 'short-lived');
  t.deepEqual(await scenario.command('burst 50'), { ok: true, born: 50 });
});

scenarioTest(
  'reused-pid: the same pid is another process',
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    const innerPid = Number(scenario.ready['innerPid']);
    const look = () => kernelStat(innerPid, String(scenario.ready['procRoot']));
    const first = look();
    t.deepEqual(await scenario.command('reuse'), { ok: true, innerPid });
    const second = look();
    t.deepEqual([first?.comm, first?.letter], ['first', 'S']);
    t.deepEqual([second?.comm, second?.letter], ['second', 'S']);
    t.true(Number(second?.field(22)) > Number(first?.field(22)));
  },
  'pidNamespace',
);

scenarioTest(
  'nested-namespaces: the kernel says level-0 S',
  async (t) => {
    const scenario = await startScenario(t, 'nested-namespaces');
    t.is(letter(scenario, 'level-0'), 'S');
  },
  'pidNamespace',
);

scenarioTest(
  'fuse-hang: the victim is in D, waiting for its own memory, and the file system waits for work',
  async (t) => {
    const scenario = await startScenario(t, 'fuse-hang');
    t.is(letter(scenario, 'victim'), 'D');
    t.is(letter(scenario, 'server'), 'S');
    t.notRegex(
      readFileSync('/proc/self/mounts', 'latin1'),
      /^hang /m,
      'no mount of it is seen outside',
    );
  },
  'fuse',
);

/** Parent first, pid 1 last. */
function ancestors(pid: number): number[] {
  const parent = kernelStat(pid)?.ppid ?? 0;
  return parent === 0 ? [] : [parent, ...ancestors(parent)];
}
