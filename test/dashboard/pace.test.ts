import test from 'ava';
import { statusClock } from '../../src/commands/dashboard/status-clock.js';
import { startDashboard } from './dashboard-in-pty.js';
import { copyProc } from './proc-copy.js';

test('Z keeps the screen still until it is pressed again', async (t) => {
  const proc = copyProc(t);
  const screen = startDashboard(t, { args: ['-d', '0.1', '--proc-root', proc.path] });
  await screen.waitForRow(9400, / R /);
  screen.press('Z');
  await screen.waitFor('❚❚ paused');
  proc.setFields(9400, { 3: 'D' });
  // What is selected is painted while paused: the new letter would be seen with it.
  for (const pid of [9310, 640, 9400]) await screen.select(pid);
  await screen.waitForRow(9400, / R /);
  t.notRegex(screen.screenText().join('\n'), /^ +9400 .* D /m);
  screen.press('Z');
  await screen.waitForRow(9400, / D /);
  await screen.waitFor('live 0.1s');
});

test('the interval is changed at run time, and what is none is refused', async (t) => {
  const proc = copyProc(t);
  const screen = startDashboard(t, { args: ['-d', '3600', '--proc-root', proc.path] });
  await screen.waitFor('live 3600.0s');
  await screen.waitForRow(9400, / R +0\.0 /);
  proc.setFields(9400, { 3: 'T' });
  screen.press('d');
  await screen.waitFor('interval in seconds: ');
  screen.press('0', '.', '0', '1', 'Enter');
  await screen.waitFor(/an interval is .*0\.1/);
  screen.press('d');
  await screen.waitFor('interval in seconds: ');
  screen.press('0', '.', '2', 'Enter');
  await screen.waitFor('live 0.2s');
  await screen.waitForRow(9400, / T /);
  proc.setFields(9400, { 3: 'D' });
  await screen.waitForRow(9400, / D /);
  t.pass();
});

test('the status line is woken once, at the last instant that it was told, and not before', async (t) => {
  const ticks: number[] = [];
  const startedAtMs = performance.now();
  const ticked = new Promise<void>((resolve) => {
    const clock = statusClock((nowMs) => resolve(void ticks.push(nowMs)));
    clock.wakeAt(startedAtMs + 1);
    clock.wakeAt(undefined);
    clock.wakeAt(startedAtMs + 1);
    clock.wakeAt(startedAtMs + 30);
  });
  await ticked;
  t.is(ticks.length, 1);
  // Timers have whole milliseconds, and may be one early.
  t.true((ticks[0] ?? 0) >= startedAtMs + 28);
});
