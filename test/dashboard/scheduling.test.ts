import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { isOnPath, isRoot } from '../helpers/machine.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { bin, type Dashboard, smallProc, startDashboard } from './dashboard-in-pty.js';

const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const hasTools = isOnPath('taskset') && isOnPath('ionice');
const toolTest: typeof scenarioTest = (title, run, needs) =>
  hasTools ? scenarioTest(title, run, needs) : test.skip(`${title} (skipped: no util-linux)`, run);

/** Root only; and nobody must be able to read this checkout. */
function canRunAsNobody(): boolean {
  const [command = '', ...args] = [...asNobody, process.execPath, bin, '--version'];
  return isRoot && spawnSync(command, args).status === 0;
}

scenarioTest(
  'F8 lowers the priority of a real process by one, and its row shows it at once',
  async (t) => {
    const { screen, pid } = await screenOnSleeper(t);
    const from = niceOf(pid);
    screen.press('F8');
    await screen.waitFor(new RegExp(`^ ${pid} sleeper: nice ${from} → ${from + 1} *$`, 'm'));
    t.is(niceOf(pid), from + 1);
    await screen.waitForRow(pid, new RegExp(`^ *${pid} +${from + 1} +${from + 21} `));
  },
);

scenarioTest('a key that is pressed five times counts five times', async (t) => {
  const { screen, pid } = await screenOnSleeper(t);
  setPriority(pid, 3);
  screen.press(...Array<string>(5).fill('F8'));
  await screen.waitFor(`${pid} sleeper: nice 7 → 8`);
  t.is(niceOf(pid), 8);
});

(isRoot ? scenarioTest : test.skip)(
  'F7 raises it, for root (needs root)',
  async (t: ExecutionContext) => {
    const { screen, pid } = await screenOnSleeper(t);
    setPriority(pid, 0);
    screen.press('F7');
    await screen.waitFor(`${pid} sleeper: nice 0 → -1`);
    await screen.waitForRow(pid, new RegExp(`^ *${pid} +-1 +19 `));
    t.is(niceOf(pid), -1);
  },
);

(canRunAsNobody() ? scenarioTest : test.skip)(
  'who may not is told so, before and after (needs root)',
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const from = niceOf(pid);
    const [command = '', ...args] = [...asNobody, process.execPath, bin, '-p', `${pid}`];
    const screen = startDashboard(t, { command, args, rows: 80, cols: 180 });
    await screen.select(pid);
    screen.press('F8');
    const why = 'of another user (uid 0): needs CAP_SYS_NICE';
    await screen.waitFor(`${pid} sleeper: denied: ${why}`);
    screen.press('a');
    await screen.waitFor(`will be denied: ${why}`);
    t.is(niceOf(pid), from);
  },
);

toolTest('a chooses one CPU in a list and all of them again', async (t) => {
  const { screen, pid } = await screenOnSleeper(t);
  const before = cpusOf(pid);
  screen.press('a');
  await screen.waitFor(`now CPUs ${before} `);
  screen.press('Space');
  await screen.waitFor(/\[ \] CPU 0/);
  screen.press('Enter');
  if (before === '0') return screen.waitFor('a process needs at least one CPU');
  await screen.waitFor(`${pid} sleeper: CPUs ${before} → `);
  t.false(cpusOf(pid).startsWith('0'));
  screen.press('a');
  await screen.waitFor(`now CPUs ${cpusOf(pid)} `);
  screen.press('*', 'Enter');
  await screen.waitFor(`→ ${before}`);
  t.is(cpusOf(pid), before);
});

toolTest('i makes it idle in I/O', async (t) => {
  const { screen, pid } = await screenOnSleeper(t);
  screen.press('i');
  await screen.waitFor(`I/O priority of ${pid} sleeper`);
  await screen.waitFor('permitted: ');
  screen.press('End', 'Enter');
  await screen.waitFor(`${pid} sleeper: I/O priority none → idle`);
  const { stdout } = await promisify(execFile)('ionice', ['-p', `${pid}`]);
  t.is(stdout, 'idle\n');
});

scenarioTest('where taskset is not installed the list says so, and what to install', async (t) => {
  const path = mkdtempSync(`${tmpdir()}/treetop-path-`);
  t.teardown(() => rmSync(path, { recursive: true }));
  symlinkSync(process.execPath, `${path}/node`);
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const screen = startDashboard(t, {
    args: ['-p', `${pid}`],
    rows: 80,
    cols: 180,
    env: { PATH: path },
  });
  await screen.select(pid);
  screen.press('a');
  await screen.waitFor(/^ taskset is not installed \(package util-linux\)/m);
  screen.press('q', 'i');
  await screen.waitFor(/^ ionice is not installed \(package util-linux\)/m);
  t.pass();
});

scenarioTest(
  'a target that died while the list was open stays dead, and nobody else gets its CPUs',
  async (t) => {
    const { screen, pid, scenario } = await screenOnSleeper(t);
    screen.press('a');
    await screen.waitFor(`now CPUs `);
    process.kill(pid, 'SIGKILL');
    await scenario.command('reap sleeper');
    screen.press('Enter');
    await screen.waitFor(`${pid} sleeper: CPUs not changed: it is gone`);
    t.pass();
  },
);

scenarioTest(
  'read-only and on another proc root the keys say why not, and are greyed in the help',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const from = niceOf(pid);
    for (const [args, shown, said, greyed] of [
      [['--read-only', '-p', `${pid}`], pid, 'read-only: nothing is changed', 'read-only'],
      [
        ['--proc-root', smallProc],
        1,
        'refused: these processes are not of this machine',
        'not live',
      ],
    ] as const) {
      const screen = startDashboard(t, { args, rows: 80, cols: 100 });
      await screen.select(shown);
      for (const key of ['F7', 'F8', 'a', 'i']) {
        screen.press(key);
        await screen.waitFor(said);
        screen.press('Ctrl-L');
      }
      screen.press('?');
      await screen.waitFor(new RegExp(`F8 {2}\\[ +nice \\+ 1: a lower priority +\\(${greyed}\\)`));
    }
    t.is(niceOf(pid), from);
  },
);

async function screenOnSleeper(t: ExecutionContext) {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const args = ['-d', '60', '-p', `${pid}`, '--columns', 'pid,nice,priority,command'];
  const screen: Dashboard = startDashboard(t, { args, rows: 80, cols: 180 });
  await screen.waitFor(new RegExp(`^ *${pid} `, 'm'));
  screen.press('End');
  await screen.waitFor(() => screen.inverseRows().some((row) => row.includes(`${pid} `)));
  return { screen, pid, scenario };
}

function niceOf(pid: number): number {
  return Number(kernelStat(pid)?.field(19));
}

function cpusOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '?';
}
