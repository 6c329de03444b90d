// The same with real processes: what the kernel does is what is said.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import type { Outcome } from '../../../src/signals/outcome.js';
import { kernelStat } from '../../helpers/kernel-stat.js';
import { canFreeze, isRoot } from '../../helpers/machine.js';
import { projectRoot } from '../../helpers/project-root.js';
import { type Scenario, scenarioTest, startScenario } from '../../helpers/scenario.js';
import { outcomeOnce, targetAt, toldOnce } from './live-signals.js';
import { deathLike } from './reaped-exit.js';

const numbers = {
  ...{ HUP: 1, QUIT: 3, KILL: 9, USR1: 10, TERM: 15, CHLD: 17, CONT: 18, STOP: 19 },
} as const;
type Name = keyof typeof numbers;

const signalOf = (name: Name) => ({ name, number: numbers[name] });

function send(
  t: ExecutionContext,
  scenario: Scenario,
  role: string,
  name: Name,
  type?: Outcome['type'],
): Promise<Outcome> {
  return outcomeOnce(t, targetAt(scenario.pid(role)), signalOf(name), type);
}

for (const name of ['TERM', 'KILL'] as const) {
  scenarioTest(`${name} ends a sleeper, and it is said that it died`, async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const reaped = scenario.command('reap sleeper');
    t.like(await send(t, scenario, 'sleeper', name), deathLike(numbers[name]));
    t.like(await reaped, { signal: numbers[name] });
  });
}

scenarioTest(
  'a dead one whose parent does not wait is a zombie, and the parent is named',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const outcome = await send(t, scenario, 'sleeper', 'TERM');
    t.like(outcome, {
      ...{ type: 'zombie', ppid: scenario.programPid, parentComm: 'sleeping', exitCode: 15 },
    });
  },
);

scenarioTest('STOP stops it, once more changes nothing, CONT lets it go on', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  t.like(await send(t, scenario, 'sleeper', 'STOP'), { type: 'stopped' });
  t.like(await send(t, scenario, 'sleeper', 'STOP'), {
    ...{ type: 'dropped', because: 'stoppedAlready' },
  });
  t.like(await send(t, scenario, 'sleeper', 'CONT'), { type: 'continued' });
  t.not(kernelStat(scenario.pid('sleeper'))?.letter, 'T'); // R for a moment, then S
});

scenarioTest('TERM for a stopped process is pending until CONT lets it act', async (t) => {
  const scenario = await startScenario(t, 'stopped');
  const settled = send(t, scenario, 'stopped', 'TERM');
  const outcome = await send(t, scenario, 'stopped', 'TERM', 'pending');
  t.like(outcome, { type: 'pending', hold: 'stopped' });
  await send(t, scenario, 'stopped', 'CONT');
  t.like(await settled, { type: 'zombie', exitCode: 15 });
});

scenarioTest('a signal that is ignored leaves it as it is', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  t.like(await send(t, scenario, 'sleeper', 'CHLD'), { type: 'dropped', because: 'byDefault' });
});

scenarioTest('a zombie takes KILL without effect', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  const outcome = await send(t, scenario, 'zombie', 'KILL');
  const parent = { ppid: scenario.programPid, parentComm: 'zombie' };
  t.deepEqual(outcome, { type: 'wasZombie', ...parent });
  t.is(kernelStat(scenario.pid('zombie'))?.letter, 'Z');
});

scenarioTest('D of a vfork ends by TERM: that is a death, not "pending"', async (t) => {
  const scenario = await startScenario(t, 'vfork-wait');
  const outcome = await send(t, scenario, 'vfork-parent', 'TERM');
  t.like(outcome, { type: 'zombie', ppid: scenario.programPid });
});

scenarioTest('D of a vfork is deaf to QUIT, which is pending, and why', async (t) => {
  const scenario = await startScenario(t, 'vfork-wait');
  const outcome = await send(t, scenario, 'vfork-parent', 'QUIT', 'pending');
  t.like(outcome, { type: 'pending', hold: 'uninterruptible', stateCode: 'D' });
  // Before the pending QUIT, which would write a core file, gets its turn.
  process.kill(scenario.pid('vfork-parent'), 'SIGKILL');
});

scenarioTest('caught it is delivered, ignored dropped, blocked pending', async (t) => {
  const scenario = await startScenario(t, 'lock-keeper');
  const caught = await send(t, scenario, 'keeper', 'TERM', 'delivered');
  t.like(caught, { type: 'delivered', taker: 'handler' });
  const ignored = await send(t, scenario, 'keeper', 'HUP');
  t.like(ignored, { type: 'dropped', because: 'itIgnores' });
  const blocked = await send(t, scenario, 'keeper', 'USR1', 'pending');
  t.like(blocked, { type: 'pending', hold: 'blocked' });
  t.like(await send(t, scenario, 'keeper', 'KILL'), { type: 'zombie', exitCode: 9 });
});

scenarioTest('one that its tracer holds keeps it pending, and the tracer is named', async (t) => {
  const scenario = await startScenario(t, 'traced');
  const outcome = await send(t, scenario, 'traced', 'TERM', 'pending');
  t.like(outcome, { hold: 'tracerStop', tracerPid: scenario.programPid });
});

test('a handler that ends it in order: delivered, then died with its own exit status', async (t) => {
  const handler =
    "process.on('SIGTERM', () => setTimeout(() => process.exit(3), 20)); process.stdin.resume(); console.log(1)";
  const child = spawn(process.execPath, ['-e', handler], { stdio: ['pipe', 'pipe', 'inherit'] });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  const told = await toldOnce(t, targetAt(child.pid ?? Number.NaN), signalOf('TERM'));
  t.like(told.outcome, deathLike(0x300));
});

(canFreeze ? scenarioTest : test.skip)(
  `even KILL is pending for one that is frozen${canFreeze ? '' : ' (skipped: no freezer to write to)'}`,
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'sleeping');
    const group = `/sys/fs/cgroup/freezer/treetop-test-${process.pid}`;
    mkdirSync(group);
    writeFileSync(join(group, 'cgroup.procs'), String(scenario.pid('sleeper')));
    writeFileSync(join(group, 'freezer.state'), 'FROZEN');
    const outcome = await send(t, scenario, 'sleeper', 'KILL', 'pending').finally(() =>
      writeFileSync(join(group, 'freezer.state'), 'THAWED'),
    );
    t.like(outcome, { type: 'pending', hold: 'frozen' });
    t.like(await scenario.command('reap sleeper'), { signal: 9 });
    rmdirSync(group);
  },
);

const program = join(projectRoot, 'dist/test/signals/act/send-one-signal.js');
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', process.execPath];
const canBeNobody = isRoot && saysAnything([...asNobody, program]);

function saysAnything([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args).stdout.includes('type');
}

/** What the program says, run by another: as nobody, in a namespace. */
async function outcomeBy(words: readonly (string | number)[]): Promise<unknown> {
  const [command = '', ...args] = words.map(String);
  const { stdout } = await promisify(execFile)(command, args);
  return JSON.parse(stdout);
}

(canBeNobody ? scenarioTest : test.skip)(
  `who may not is told so${canBeNobody ? '' : ' (skipped: not root, or nobody cannot read this checkout)'}`,
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'sleeping');
    const { pid, startTicks } = targetAt(scenario.pid('sleeper'));
    const args = [...asNobody, program, pid, startTicks, 'KILL', 9];
    t.deepEqual(await outcomeBy(args), { type: 'noPermission' });
    t.is(kernelStat(pid)?.letter, 'S');
  },
);

scenarioTest(
  'a pid that another process got is refused, and that one is left alone',
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    const procRoot = String(scenario.ready['procRoot']);
    const pid = Number(scenario.ready['innerPid']);
    const inside = [
      'nsenter',
      '-t',
      scenario.pid('namespace-init'),
      '-p',
      '-m',
      process.execPath,
      program,
      pid,
    ];
    const ticksNow = () => Number(kernelStat(pid, procRoot)?.field(22));
    const first = ticksNow();
    await scenario.command('reuse');
    const refused = await outcomeBy([...inside, first, 'KILL', 9]);
    t.deepEqual(refused, { type: 'nowAnother', startTicks: ticksNow() });
    t.is(kernelStat(pid, procRoot)?.comm, 'second');
    const stopped = await outcomeBy([...inside, ticksNow(), 'STOP', 19]);
    t.like(stopped, { type: 'stopped' });
  },
  'pidNamespace',
);
