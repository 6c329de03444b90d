import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import test, { type ExecutionContext } from 'ava';
import { startDashboard } from './dashboard-in-pty.js';
import { copyProc } from './proc-copy.js';

test('from live back through what is remembered, and live again with one key', async (t) => {
  const dashboard = started(t);
  const { proc, screen } = dashboard;
  await severalFrames(dashboard);
  proc.setFields(9400, { 3: 'T' });
  await screen.waitForRow(9400, / T /);
  screen.press(',');
  await screen.waitFor(/looking back/);
  screen.press('Home', '.', '.');
  await screen.waitForRow(9400, / [RSD] /);
  proc.setFields(9400, { 3: 'D' });
  screen.press('End');
  await screen.waitForRow(9400, / T /);
  // What was remembered meanwhile is gone on with, up to the present.
  screen.press('Space');
  await screen.waitForRow(9400, / D /);
  screen.press(',');
  await screen.waitFor(/❚❚ paused/);
  screen.press('L');
  await screen.waitFor('live again');
  await screen.waitFor(/● live/);
  t.pass();
});

test('what is remembered is saved into a file that is ours alone', async (t) => {
  const dashboard = started(t);
  const { screen, directory } = dashboard;
  await severalFrames(dashboard);
  screen.press('W');
  await screen.waitFor(/save what is remembered as: treetop-.*\.treetop/);
  screen.press('Enter');
  await screen.waitFor(/saved: \d+ frames?, .* in treetop-/);
  const [name = ''] = readdirSync(directory);
  t.regex(name, /^treetop-[A-Za-z0-9.-]*\d{8}-\d{6}\.treetop$/);
  t.is(statSync(join(directory, name)).mode & 0o777, 0o600);
  const [header, key] = gunzipSync(readFileSync(join(directory, name)))
    .toString()
    .split('\n');
  t.is(JSON.parse(header ?? '').format, 'treetop.recording');
  t.is(JSON.parse(key ?? '').kind, 'key');
  screen.press('W', ...Array(60).fill('Backspace'), ...'missing/a', 'Enter');
  await screen.waitFor(/cannot record to missing\/a: ENOENT/);
});

function started(t: ExecutionContext) {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-black-box-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  const proc = copyProc(t);
  const args = ['-d', '0.1', '--proc-root', proc.path];
  const screen = startDashboard(t, { args, cols: 140, rows: 40, cwd: directory });
  return { proc, screen, directory };
}

/** Whoever sees the change has seen one sample more. */
async function severalFrames({ proc, screen }: ReturnType<typeof started>) {
  for (const state of ['S', 'D', 'T', 'R']) {
    proc.setFields(9400, { 3: state });
    await screen.waitForRow(9400, new RegExp(` ${state} `));
  }
}
