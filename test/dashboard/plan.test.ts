import type { ExecutionContext } from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';
import { type Dashboard, startDashboard } from './dashboard-in-pty.js';

scenarioTest('whom TERM does not end KILL does, when its time has come', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'ignored']);
  const pid = scenario.pid('target');
  const screen = await screenWithPlan(t, pid);
  screen.press('Down', 'Left', 'Left', 'Left');
  await screen.waitFor('TERM, then KILL after 1 s.');
  screen.press('Enter', 'O');
  await screen.waitFor(new RegExp(`^ ${pid} \\S+: TERM sent, KILL in \\d+ ms ▕`, 'm'));
  await screen.waitFor(new RegExp(`^ \\S+ KILL +${pid} .*died of it`, 'm'));
  await screen.waitFor(new RegExp(`^ \\S+ TERM +${pid} .*dropped: it ignores TERM`, 'm'));
  await until('it is dead', () => 'ZX?'.includes(kernelStat(pid)?.letter ?? '?'));
  t.pass();
});

scenarioTest('a plan that is cancelled sends nothing more; one is hurried by a key', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'ignored']);
  const pid = scenario.pid('target');
  const screen = await screenWithPlan(t, pid);
  // Longer than any test: only keys end it.
  screen.press('Down', ...Array.from({ length: 20 }, () => 'Right'));
  await screen.waitFor('TERM, then KILL after 1 h.');
  screen.press('Enter');
  await screen.waitFor('TERM sent, KILL in 59 min');
  screen.press('X');
  await screen.waitFor(/cancelled after TERM, nothing more is sent/);
  t.is(kernelStat(pid)?.letter, 'S');
  screen.press('X');
  await screen.waitFor(/no plan is underway/);
  await openPlan(screen, pid);
  screen.press('Down', 'Right', 'Enter');
  await screen.waitFor(/TERM sent, KILL in \d/);
  screen.press('Alt-x');
  await screen.waitFor(new RegExp(`^ KILL → ${pid} \\S+: died of it`, 'm'));
});

scenarioTest('whom TERM ends gets no KILL, and that is said', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'default']);
  const pid = scenario.pid('target');
  const screen = await screenWithPlan(t, pid);
  const reaped = scenario.command('reap target');
  screen.press('Enter');
  await screen.waitFor(/ended after TERM, no KILL is sent/);
  t.like(await reaped, { signal: 15 });
});

async function screenWithPlan(t: ExecutionContext, pid: number): Promise<Dashboard> {
  const screen = startDashboard(t, { args: ['-d', '0.5', '-p', String(pid)], rows: 40, cols: 160 });
  await screen.select(pid);
  await openPlan(screen, pid);
  return screen;
}

async function openPlan(screen: Dashboard, pid: number): Promise<void> {
  screen.press('F9');
  await screen.waitFor(`signal to ${pid} `);
  screen.press('T', 'E', 'R', 'M', 'Tab');
  await screen.waitFor(`plan for ${pid} `);
}
