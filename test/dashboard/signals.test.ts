import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test, { type ExecutionContext } from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { isRoot } from '../helpers/machine.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';
import { bin, type Dashboard, startDashboard } from './dashboard-in-pty.js';

const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];

/** Root only; and nobody must be able to read this checkout. */
function canRunAsNobody(): boolean {
  const [command = '', ...args] = [...asNobody, process.execPath, bin, '--version'];
  return isRoot && spawnSync(command, args).status === 0;
}

scenarioTest('STOP, CONT and TERM arrive, and the screen says what became of it', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const screen = await screenOn(t, pid);
  await send(screen, pid, 'STOP');
  await screen.waitFor(new RegExp(`^ STOP → ${pid} sleeper: stopped`, 'm'));
  t.is(kernelStat(pid)?.letter, 'T');
  await screen.waitForRow(pid, / T /);
  await send(screen, pid, 'CONT');
  await screen.waitFor(new RegExp(`^ CONT → ${pid} sleeper: continued`, 'm'));
  t.not(kernelStat(pid)?.letter, 'T');
  await screen.waitForRow(pid, / S /);
  await send(screen, pid, 'TERM');
  // The program does not ask for its dead child until it is told to.
  const zombie = `died .*; a zombie until parent ${scenario.programPid} \\(sleeping\\) reaps it`;
  await screen.waitFor(new RegExp(`^ TERM → ${pid} sleeper: ${zombie}`, 'm'));
  await screen.waitForRow(pid, / Z /);
  t.like(await scenario.command('reap sleeper'), { signal: 15 });
  await screen.waitForRow(pid, / X /);
});

scenarioTest('KILL arrives, and the screen says after how long it died', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const screen = await screenOn(t, pid);
  const reaped = scenario.command('reap sleeper');
  await send(screen, pid, 'KILL');
  await screen.waitFor(new RegExp(`^ KILL → ${pid} sleeper: died (?!.*zombie)`, 'm'));
  t.like(await reaped, { signal: 9 });
});

scenarioTest(
  'a signal that waits stands in the log until it is settled; the last one is repeated by a key',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const screen = await screenOn(t, pid);
    await send(screen, pid, 'STOP');
    await screen.waitForRow(pid, / T /);
    await send(screen, pid, 'TERM');
    screen.press('O');
    const logged = (signal: string, became: string) =>
      new RegExp(`^ \\d\\d:\\d\\d:\\d\\d ${signal} +${pid} sleeper +${became}`, 'm');
    await screen.waitFor(logged('STOP', 'stopped'));
    await screen.waitFor(logged('TERM', 'pending [0-9.]+ m?s \\(stopped: it waits for CONT\\)'));
    await screen.waitForRow(pid, /TERM: pending/);
    await screen.waitFor(new RegExp(`^ TERM → ${pid} sleeper: pending [1-9][0-9.]* s `, 'm'));
    await send(screen, pid, 'CONT');
    await screen.waitFor(logged('TERM', 'died of it'));
    screen.press('Ctrl-K');
    await screen.waitFor(new RegExp(`^ CONT → ${pid} sleeper: no effect: a zombie`, 'm'));
    t.pass();
  },
);

scenarioTest(
  'a subtree gets a signal once it was listed and confirmed, and what became of it is counted',
  async (t) => {
    const scenario = await startScenario(t, 'busy-family');
    const elder = scenario.pid('elder');
    const screen = await screenOn(t, elder);
    await openPicker(screen, elder, 'KILL');
    screen.press('Right');
    await screen.waitFor(`signal to subtree of ${elder} elder`);
    screen.press('Enter');
    await screen.waitFor(`KILL to 6: subtree of ${elder} elder`);
    screen.press('y');
    await screen.waitFor(
      new RegExp(`^ KILL → subtree of ${elder} elder: sent to 6: .*\\d died`, 'm'),
    );
    for (const name of ['parent-a', 'parent-b', 'child-a1', 'child-a2', 'child-b1']) {
      t.true(['Z', undefined].includes(kernelStat(scenario.pid(name))?.letter), name);
    }
  },
);

scenarioTest(
  'a fork bomb is ended from the list of its subtree, with nothing left',
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'fork-bomb', ['300']);
    const init = scenario.pid('bomb-init');
    const children = () =>
      readFileSync(`/proc/${init}/task/${init}/children`, 'utf8').split(' ').filter(Boolean);
    const bomb = Number(children()[0]);
    const screen = startDashboard(t, { args: ['-d', '0.5'], cols: 120 });
    await screen.select(bomb);
    await openPicker(screen, bomb, 'KILL');
    screen.press('Right');
    await screen.waitFor(`signal to subtree of ${bomb} bomb`);
    screen.press('Enter');
    await screen.waitFor(new RegExp(`KILL to \\d+: subtree of ${bomb} bomb`));
    screen.press('y');
    await screen.waitFor(
      new RegExp(`^ KILL → subtree of ${bomb} bomb: sent to \\d+.*: \\d+ died`, 'm'),
    );
    await until('nothing is left', () => children().length === 0);
    t.notRegex(screen.raw(), /not all could be stopped first/);
  },
  'pidNamespace',
);

scenarioTest('a target that died while the picker was open gets nothing', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const screen = await screenOn(t, pid);
  await openPicker(screen, pid, 'TERM');
  process.kill(pid, 'SIGKILL');
  await scenario.command('reap sleeper');
  await screen.waitFor(new RegExp(`signal to ${pid} sleeper \\(.*gone`));
  screen.press('Enter');
  await screen.waitFor(new RegExp(`^ TERM → ${pid} sleeper: not sent: it is gone`, 'm'));
  t.pass();
});

scenarioTest(
  'a pid that another process got while the picker was open is refused',
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'reused-pid');
    const [init, pid] = [scenario.pid('namespace-init'), Number(scenario.ready['innerPid'])];
    const screen = startDashboard(t, {
      command: 'nsenter',
      args: ['-t', `${init}`, '-p', '-m', process.execPath, bin, '-d', '0.2'],
    });
    await screen.select(pid);
    await screen.waitForRow(pid, / S .*first/);
    await openPicker(screen, pid, 'KILL');
    await scenario.command('reuse');
    screen.press('Enter');
    await screen.waitFor(new RegExp(`^ KILL → ${pid} first: not sent: .*now another process`, 'm'));
    await screen.waitForRow(pid, / S .*second/);
    t.is(kernelStat(pid, String(scenario.ready['procRoot']))?.letter, 'S');
  },
  'pidNamespace',
);

(canRunAsNobody() ? scenarioTest : test.skip)(
  `who may not signal is told so${isRoot ? '' : ' (skipped: not root)'}`,
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const [command = '', ...args] = [...asNobody, process.execPath, bin, '-p', String(pid)];
    const screen = startDashboard(t, { command, args });
    await screen.select(pid);
    await send(screen, pid, 'KILL');
    await screen.waitFor(`KILL → ${pid} sleeper: not sent: permission denied (EPERM)`);
    t.is(kernelStat(pid)?.letter, 'S');
  },
);

test('treetop itself and what it was started from get no signal, pid 1 none at the first word', async (t) => {
  const screen = startDashboard(t, { cols: 120, rows: 30 });
  await screen.select(screen.pid);
  screen.press('F9');
  await screen.waitFor(`refused: ${screen.pid} is treetop itself`);
  await screen.select(process.pid);
  screen.press('k');
  await screen.waitFor(new RegExp(`refused: ${process.pid} .* is an ancestor of treetop`));
  await screen.select(1);
  // CONT: should it ever get through, nobody comes to harm.
  await openPicker(screen, 1, 'CONT');
  screen.press('Enter');
  await screen.waitFor(/^ pid 1 is init: ! sends all the same/m);
  screen.press('Esc');
  await screen.waitFor((rows) => !rows.some((row) => row.includes('signal to 1 ')));
  t.notRegex(screen.raw(), /CONT → 1/);
});

scenarioTest('read-only, F9 says why not, and nothing is sent', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  for (const option of ['--read-only', '--readonly']) {
    const screen = startDashboard(t, { args: [option, '-p', String(pid)], rows: 80 });
    await screen.select(pid);
    screen.press('F9');
    await screen.waitFor(/read-only: no signal is sent/);
    screen.press('K', 'Enter', '?');
    await screen.waitFor(/F9 {2}k +send the selected one a signal +\(read-only\)/);
  }
  t.is(kernelStat(pid)?.letter, 'S');
});

async function screenOn(t: ExecutionContext, pid: number): Promise<Dashboard> {
  const screen = startDashboard(t, { args: ['-d', '0.2', '-p', String(pid)], rows: 60, cols: 180 });
  await screen.select(pid);
  return screen;
}

async function send(screen: Dashboard, pid: number, signal: string): Promise<void> {
  await openPicker(screen, pid, signal);
  screen.press('Enter');
}

async function openPicker(screen: Dashboard, pid: number, signal: string): Promise<void> {
  screen.press('F9');
  await screen.waitFor(`signal to ${pid} `);
  screen.press(...signal);
  await screen.waitFor(new RegExp(`▸ +\\d+ ${signal} `));
}
