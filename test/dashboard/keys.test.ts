import test from 'ava';
import type { Action } from '../../src/app/action.js';
import type { Context } from '../../src/app/keys/binding.js';
import { keymap } from '../../src/app/keys/keymap.js';
import { recordingPath } from '../helpers/recorded.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { type Dashboard, smallProc, startDashboard } from './dashboard-in-pty.js';

const leaving: ReadonlySet<string> = new Set(['quit', 'suspend', 'accept', 'acceptForced']);
/** Where nothing is done to processes these say why, and open nothing. */
const acting = ['openPicker', 'openAffinity', 'openIoPriority'];
const openers = { help: '?', sort: 'F6', search: '/', interval: 'd' } as const;

test('every key of the table, and of what opens over it, is pressed: it goes on', async (t) => {
  const screen = startDashboard(t, { args: ['--proc-root', smallProc], cols: 120, rows: 30 });
  await screen.waitFor(/^ +9310 .* D /m);
  await pressInTable(screen, ['everywhere', 'table'], acting);
  for (const [context, opener] of Object.entries(openers) as [Context, string][]) {
    await pressInDialog(screen, context, () => screen.press(opener));
  }
  await goesOn(screen);
  t.pass();
});

test('every key of a replay is pressed: it goes on', async (t) => {
  const args = ['replay', recordingPath('busy-family')];
  const screen = startDashboard(t, { args, cols: 120, rows: 30 });
  await screen.waitFor(/child-b1/);
  const refused = [...acting, 'openInterval'];
  await pressInTable(screen, ['everywhere', 'replay', 'table'], refused);
  await goesOn(screen);
  t.pass();
});

scenarioTest(
  'every key of the picker, of a plan and of the lists of CPUs and I/O priorities but those that act is pressed: nothing is done',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const screen = startDashboard(t, { args: ['-p', String(pid)], cols: 120, rows: 30 });
    await screen.select(pid);
    await pressInDialog(screen, 'picker', () => screen.press('F9'));
    await pressInDialog(screen, 'plan', () => screen.press('F9', 'Tab'));
    await pressInDialog(screen, 'affinity', () => screen.press('a'));
    await pressInDialog(screen, 'ioPriority', () => screen.press('i'));
    await screen.waitForRow(pid, / S /);
    await goesOn(screen);
    t.notRegex(screen.raw(), /: sending|: asking the kernel/);
  },
);

async function pressInTable(
  screen: Dashboard,
  contexts: readonly Context[],
  refused: readonly string[],
): Promise<void> {
  const pressed = new Set<string>();
  for (const { key, action } of contexts.flatMap(bindingsOf)) {
    // What the nearer context has it for is done already.
    if (pressed.has(key)) continue;
    pressed.add(key);
    screen.press(key);
    const isOpening = /^open|^searchPid$/.test(action.type) && !refused.includes(action.type);
    if (!isOpening) continue;
    await screen.waitFor(isDialog);
    screen.press('Esc');
    await screen.waitFor(isTable);
  }
}

async function pressInDialog(screen: Dashboard, context: Context, open: () => void): Promise<void> {
  for (const { key, action } of bindingsOf(context)) {
    open();
    await screen.waitFor(isDialog);
    screen.press(key);
    const isPlan = context === 'plan' || action.type === 'openPlan';
    if (isPlan && action.type !== 'closeDialog') screen.press('Esc');
    // A plan is closed to the signals.
    if (isPlan) await screen.waitFor(isPicker);
    if (isPlan || action.type !== 'closeDialog') screen.press('Esc');
    await screen.waitFor(isTable);
  }
}

function isPicker(rows: readonly string[]): boolean {
  return rows.some((row) => row.includes('signal to '));
}

function bindingsOf(
  context: Context,
): readonly { readonly key: string; readonly action: Action }[] {
  return keymap
    .filter((binding) => binding.context === context && !leaving.has(binding.action.type))
    .flatMap(({ keys, action }) => keys.map((key) => ({ key: key === '0-9' ? '9' : key, action })));
}

function isTable(rows: readonly string[]): boolean {
  return / \? help .* q quit/.test(rows.at(-1) ?? '');
}

function isDialog(rows: readonly string[]): boolean {
  // Of a recording the table's own footer has a "back", too, and may be half painted.
  return !isTable(rows) && /Esc back /.test(rows.at(-1) ?? '');
}

async function goesOn(screen: Dashboard): Promise<void> {
  screen.press('?');
  await screen.waitFor(/┌─ treetop .* help ─/);
}
