import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { until } from '../helpers/until.js';
import { temporaryDirectory } from '../source/linux/proc-tree.js';
import { pidsNaming, startDashboard } from './dashboard-in-pty.js';

test.serial('D tells of the machine and its devices, and again closes it', async (t) => {
  const screen = startDashboard(t, { cols: 200, rows: 50 });
  await screen.waitFor(/live 1.0s/);
  screen.press('D');
  await screen.waitFor(/the machine .*Tab: scroll/);
  await screen.waitFor(/ network +in\/s +out\/s/);
  await screen.waitFor(/processor +[^? ]/);
  await screen.waitFor((rows) => !rows.some((row) => row.includes('not read yet')), 60_000);
  screen.press('D');
  await screen.waitFor((rows) => !rows.some((row) => row.includes('the machine')));
  t.pass();
});

test.serial(
  'a df that hangs keeps neither keys nor the end: it leaves within a second, and nothing of it stays',
  async (t) => {
    const { screen, seconds } = await overHangingDf(t, 1);
    screen.press('Tab', 'End', 'Home', 'Tab', '?');
    await screen.waitFor(/was here and is gone/);
    screen.press('Esc');
    await screen.waitFor((rows) => !rows.some((row) => row.includes('was here and is gone')));
    const pressedAtMs = performance.now();
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
    const leftAfterMs = performance.now() - pressedAtMs;
    t.log(`left after ${Math.round(leftAfterMs)} ms`);
    t.true(leftAfterMs < 1000);
    await until('nothing of it is left', () => pidsNaming(seconds).length === 0, 2000);
  },
);

test.serial('closing the pane ends its helper, and so does kill -9 of the screen', async (t) => {
  const { screen, seconds } = await overHangingDf(t, 2);
  screen.press('D');
  await until('closed: nothing is left', () => pidsNaming(seconds).length === 0);
  screen.press('D');
  await until('df hangs again', () => pidsNaming(seconds).length > 0);
  screen.kill('SIGKILL');
  await until('killed: nothing is left', () => pidsNaming(seconds).length === 0, 2000);
  t.pass();
});

/** The pane of devices is open, and a `df` that it started hangs in a sleep of so many seconds. */
async function overHangingDf(t: ExecutionContext, number: number) {
  const directory = temporaryDirectory(t);
  const seconds = `${number}00${process.pid}`;
  writeFileSync(join(directory, 'df'), `#!/bin/sh\nsleep ${seconds}\n`, { mode: 0o755 });
  const PATH = `${directory}${delimiter}${process.env['PATH']}`;
  const screen = startDashboard(t, { env: { PATH } });
  await screen.waitFor(/live 1.0s/);
  screen.press('D');
  await until('df hangs', () => pidsNaming(seconds).length > 0);
  return { screen, seconds };
}
