import test from 'ava';
import { linuxSource } from '../../src/source/linux/linux-source.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { type Dashboard, isRowOf, startDashboard } from './dashboard-in-pty.js';
import { addCrowd } from './fake-crowd.js';
import { copyProc } from './proc-copy.js';

test('a scan of 2,000 processes lets other work in between its slices', async (t) => {
  const proc = copyProc(t);
  addCrowd(proc, 2000);
  const source = linuxSource({ procRoot: proc.path });
  t.teardown(() => source.close());
  let turns = 0;
  let isOver = false;
  const turn = () => {
    turns += 1;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  const sample = await source.next({ status: 'all', cmdline: [] });
  isOver = true;
  t.true((sample?.processes.length ?? 0) > 2000);
  t.true(turns >= 3, `${turns} turns`);
});

test('while 3,000 processes are scanned without a pause keys are answered', async (t) => {
  const proc = copyProc(t);
  addCrowd(proc, 3000);
  const screen = startDashboard(t, {
    args: ['-d', '0.1', '--proc-root', proc.path],
    cols: 120,
    rows: 30,
  });
  await screen.waitFor(/ 3,0\d\d processes/);
  await foldAndUnfold(screen);
  screen.press('t', 'End');
  await screen.waitFor(/^ +32999 .* S .*\[sleeper-32999\]/m);
  screen.press('/', ...'sleeper-32321');
  await screen.waitFor((rows) => rows.some((row) => isRowOf(row, 32_321)));
  screen.press('Enter', '?');
  await screen.waitFor(/┌─ treetop .* help ─/);
  screen.press('q', 'q');
  t.is((await screen.exit).exitCode, 0);
});

scenarioTest('2,000 real processes are folded, sorted, filtered and searched', async (t) => {
  const scenario = await startScenario(t, 'many-processes');
  const elder = scenario.pid('elder');
  const screen = startDashboard(t, { args: ['-d', '0.1'], cols: 120, rows: 40 });
  await screen.select(elder);
  screen.press('o');
  await screen.waitFor(/only .*elder|sleeper-2/);
  screen.press('-');
  await screen.waitForRow(elder, /elder +\+2000/);
  screen.press('+');
  await screen.waitFor(/ ├─▾ family-\d+ *$/m);
  screen.press('t', '/', ...'sleeper-1999', 'Enter');
  await screen.waitFor((rows) => rows.some((row) => / S .* sleeper-1999 *$/.test(row)));
  screen.press('q');
  t.is((await screen.exit).exitCode, 0);
});

/** Folded, the roots alone are left, and say how many are below. */
async function foldAndUnfold(screen: Dashboard): Promise<void> {
  screen.press('*');
  await screen.waitForRow(1, /\+3\d{3}/);
  screen.press('*');
  await screen.waitFor((rows) => rows.some((row) => /^ +\d+ .*[├└]─/.test(row)));
}
