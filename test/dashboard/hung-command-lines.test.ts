import test from 'ava';
import { until } from '../helpers/until.js';
import { isGone, pidsNaming, startDashboard } from './dashboard-in-pty.js';
import { copyProc } from './proc-copy.js';

const intervalMs = 300;

test.serial(
  '100 command lines that never answer: the screen keeps its rate, q leaves at once',
  async (t) => {
    const { screen, proc } = await dashboardOverHungLines(t);
    const latencies: number[] = [];
    for (const [index, letter] of ['T', 'D', 'Z', 'S', 'R'].entries()) {
      const changedAtMs = performance.now();
      proc.setFields(9400, { 3: letter });
      await screen.waitForRow(9400, new RegExp(` ${letter} `));
      latencies[index] = performance.now() - changedAtMs;
    }
    const median = latencies.toSorted((a, b) => a - b)[2] ?? Number.NaN;
    t.log(
      `seen after ${latencies.map(Math.round).join(', ')} ms at an interval of ${intervalMs} ms`,
    );
    t.true(median <= 2 * intervalMs);
    const helpers = await until('a helper', () => someOf(pidsNaming(proc.path), screen.pid));
    t.is(helpers.length, 1, 'one reader at a time');
    const pressedAtMs = performance.now();
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
    const leftAfterMs = performance.now() - pressedAtMs;
    t.log(`left after ${Math.round(leftAfterMs)} ms`);
    t.true(leftAfterMs < 1_000);
    await until('no helper is left', () => pidsNaming(proc.path).length === 0, 2_000);
  },
);

test.serial('a row whose command line does not answer shows its name and says so', async (t) => {
  const { screen } = await dashboardOverHungLines(t);
  await screen.waitForRow(20_000, /\[hung-20000\] +.*command line does not answer/);
  await screen.waitForRow(9310, /tar xf/);
  t.pass();
});

test.serial('kill -9 of the screen takes its helper along', async (t) => {
  const { screen, proc } = await dashboardOverHungLines(t);
  const [helper] = await until('a helper', () => someOf(pidsNaming(proc.path), screen.pid));
  screen.kill('SIGKILL');
  const isEnded = () => isGone(helper ?? 0) && pidsNaming(proc.path).length === 0;
  await until('the helper is gone', isEnded, 2_000);
  t.pass();
});

async function dashboardOverHungLines(t: Parameters<typeof startDashboard>[0]) {
  const proc = copyProc(t);
  await proc.addHung(100);
  const screen = startDashboard(t, {
    args: ['-d', String(intervalMs / 1000), '--proc-root', proc.path],
    cols: 120,
    rows: 40,
  });
  await screen.waitForRow(9400, / R /);
  return { screen, proc };
}

/** Who names the tree, but for the screen that was told it. */
function someOf(pids: readonly number[], screenPid: number): readonly number[] | undefined {
  const others = pids.filter((pid) => pid !== screenPid);
  return others.length > 0 ? others : undefined;
}
