import type { ExecutionContext } from 'ava';
import { endedTreetop } from '../helpers/run-treetop.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';
import { childrenOf, type Dashboard, isGone, startDashboard } from './dashboard-in-pty.js';

// One test: while its victim hangs, every ps on the machine does.
scenarioTest(
  'a process whose memory hangs in a FUSE page is a row like others, on the screen and in ps; KILL to who waits for it is pending',
  async (t) => {
    const other = await startScenario(t, 'stopped');
    const scenario = await startScenario(t, 'fuse-hang');
    await psGoesOn(t, scenario.pid('victim'));
    const [victim, stopped] = [scenario.pid('victim'), other.pid('stopped')];
    const pids = [victim, stopped, scenario.pid('server'), scenario.pid('onlooker')];
    const screen = startDashboard(t, {
      args: ['-d', '0.2', '-p', pids.join(',')],
      cols: 140,
      rows: 90,
    });
    await screen.waitForRow(victim, / D .*\[victim\] +command line does not answer/);
    await other.command('continue');
    await screen.waitForRow(stopped, / S /);
    await other.command('stop');
    await screen.waitForRow(stopped, / T /);
    screen.press('?');
    await screen.waitFor(/┌─ treetop .* help ─/);
    screen.press('q');
    t.log(await killIsPending(screen, scenario.pid('onlooker')));
    await screen.select(victim);
    screen.press('Enter', 'z');
    await screen.waitFor(/no answer in time: \S+smaps_rollup/);
    const helpers = childrenOf(screen.pid);
    const pressedAtMs = performance.now();
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
    const leftAfterMs = performance.now() - pressedAtMs;
    t.log(`left after ${Math.round(leftAfterMs)} ms`);
    t.true(leftAfterMs < 1_000);
    await until('no helper is left', () => helpers.every(isGone), 2_000);
  },
  'fuse',
);

/** It waits for an answer that does not come, and not even KILL ends that: it is not said to be dead. */
async function killIsPending(screen: Dashboard, onlooker: number) {
  await screen.select(onlooker);
  screen.press('F9');
  await screen.waitFor(`signal to ${onlooker} `);
  screen.press(...'KILL');
  await screen.waitFor(/▸ +9 KILL +ends it now, or after D/);
  screen.press('Enter');
  const sent = `KILL → ${onlooker} onlooker`;
  await screen.waitFor(new RegExp(`^ ${sent}: pending [1-9]\\S* s \\(D in \\w+`, 'm'));
  await screen.waitForRow(onlooker, / D .*KILL: pending/);
  return screen.screenText().find((row) => row.startsWith(` ${sent}`));
}

async function psGoesOn(t: ExecutionContext, victim: number): Promise<void> {
  const startedAtMs = performance.now();
  const ended = await endedTreetop(['ps', '--json', '-p', String(victim)]);
  t.log(`ps took ${Math.round(performance.now() - startedAtMs)} ms`);
  t.is(ended.status, 0);
  const { processes, notes } = JSON.parse(ended.stdout);
  t.like(processes[0], { pid: victim, state: 'D', argv: null, command: '[victim]' });
  t.true(notes.some(({ code }: { code: string }) => code === 'slowRead'));
}
