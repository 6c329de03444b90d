// The same with real processes: what the kernel does is what is said.
import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { type Machine, sendSignal } from '../../../src/signals/act/send-signal.js';
import type { SignalTarget } from '../../../src/signals/target.js';
import { lookAtProcess } from '../../../src/source/linux/look-at-process.js';
import { kernelStat } from '../../helpers/kernel-stat.js';
import { isRoot } from '../../helpers/machine.js';
import { projectRoot } from '../../helpers/project-root.js';
import { type Scenario, scenarioTest, startScenario } from '../../helpers/scenario.js';

const numbers = { TERM: 15, KILL: 9, STOP: 19, CONT: 18, QUIT: 3, CHLD: 17 } as const;

const thisMachine: Machine = {
  look: (pid) => lookAtProcess('/proc', pid),
  kill: (pid, signal) => void process.kill(pid, signal),
  now: () => performance.now(),
  pause: (ms) => pause(ms),
};

function targetAt(pid: number): SignalTarget {
  const seen = lookAtProcess('/proc', pid);
  if (!seen) throw new Error(`no process ${pid}`);
  const { startTicks, uid } = seen;
  return { key: `${pid}:${startTicks}`, pid, startTicks, uid, comm: '', isKernelThread: false };
}

function send(scenario: Scenario, role: string, name: keyof typeof numbers) {
  const signal = { name, number: numbers[name] };
  return sendSignal(targetAt(scenario.pid(role)), signal, thisMachine);
}

for (const name of ['TERM', 'KILL'] as const) {
  scenarioTest(`${name} ends a sleeper, and it is said that it died`, async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const reaped = scenario.command('reap sleeper');
    t.like(await send(scenario, 'sleeper', name), { type: 'died' });
    t.like(await reaped, { signal: numbers[name] });
  });
}

scenarioTest(
  'a dead one whose parent does not wait is a zombie, and the parent is named',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const outcome = await send(scenario, 'sleeper', 'TERM');
    t.like(outcome, { type: 'zombie', ppid: scenario.programPid });
  },
);

scenarioTest('STOP stops it, once more changes nothing, CONT lets it go on', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  t.like(await send(scenario, 'sleeper', 'STOP'), { type: 'stopped' });
  t.like(await send(scenario, 'sleeper', 'STOP'), { type: 'stillThere', stateCode: 'T' });
  t.like(await send(scenario, 'sleeper', 'CONT'), { type: 'continued' });
  t.not(kernelStat(scenario.pid('sleeper'))?.letter, 'T'); // R for a moment, then S
});

scenarioTest('TERM for a stopped process waits: it is still there, in T', async (t) => {
  const scenario = await startScenario(t, 'stopped');
  t.like(await send(scenario, 'stopped', 'TERM'), { type: 'stillThere', stateCode: 'T' });
});

scenarioTest('a signal that is ignored leaves it as it is', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  t.like(await send(scenario, 'sleeper', 'CHLD'), { type: 'stillThere', stateCode: 'S' });
});

scenarioTest('a zombie takes KILL without effect', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  const outcome = await send(scenario, 'zombie', 'KILL');
  t.deepEqual(outcome, { type: 'wasZombie', ppid: scenario.programPid });
  t.is(kernelStat(scenario.pid('zombie'))?.letter, 'Z');
});

scenarioTest('D of a vfork ends by TERM: that is a death, not "pending"', async (t) => {
  const scenario = await startScenario(t, 'vfork-wait');
  const outcome = await send(scenario, 'vfork-parent', 'TERM');
  t.like(outcome, { type: 'zombie', ppid: scenario.programPid });
});

scenarioTest('D of a vfork is deaf to QUIT: still there, in D', async (t) => {
  const scenario = await startScenario(t, 'vfork-wait');
  const outcome = await send(scenario, 'vfork-parent', 'QUIT');
  t.like(outcome, { type: 'stillThere', stateCode: 'D' });
  // Before the pending QUIT, which would write a core file, gets its turn.
  process.kill(scenario.pid('vfork-parent'), 'SIGKILL');
});

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
