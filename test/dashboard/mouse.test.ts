import test from 'ava';
import { recordingPath } from '../helpers/recorded.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { type Dashboard, isRowOf, smallProc, startDashboard } from './dashboard-in-pty.js';
import { foreignSequence } from './terminal-sequences.js';

const small = { args: ['--proc-root', smallProc], cols: 120, rows: 30 };
const hasRows = /^ +9310 .* D /m;

/** A report of the left button, pressed and let go where a text stands on the screen, once it does. */
async function click(screen: Dashboard, text: string | RegExp): Promise<void> {
  await screen.waitFor((rows) => rows.some((row) => row.search(text) >= 0));
  const { x, y } = placeOf(screen, text);
  screen.write(`\x1b[<0;${x};${y}M\x1b[<0;${x};${y}m`);
}

/** From 1, as terminals count. */
function placeOf(screen: Dashboard, text: string | RegExp) {
  const rows = screen.screenText();
  const y = rows.findIndex((row) => row.search(text) >= 0);
  if (y < 0) throw new Error(`${text} is not on the screen:\n${rows.join('\n')}`);
  return { x: (rows[y] ?? '').search(text) + 1, y: y + 1 };
}

const isSelected = (screen: Dashboard, pid: number) => () =>
  screen.inverseRows().some((row) => isRowOf(row, pid));

test('a click selects, sorts, folds, pauses, opens and quits', async (t) => {
  const screen = startDashboard(t, small);
  await screen.waitFor(hasRows);
  await click(screen, /^ +9310 /);
  await screen.waitFor(isSelected(screen, 9310));
  await click(screen, 'USER');
  await screen.waitFor(/USER▴/);
  await click(screen, 'USER');
  await screen.waitFor(/USER▾/);
  await click(screen, 'PID');
  await screen.waitFor(/PID▴/);
  await click(screen, '▾');
  await screen.waitFor(/▸/);
  await click(screen, '▸');
  await screen.waitFor(hasRows);
  await click(screen, 'live');
  await screen.waitFor('paused');
  await click(screen, 'paused');
  await screen.waitFor('live');
  await click(screen, 'F6 sort');
  await screen.waitFor(/┌─ sort by /);
  const opened = screen.raw().length;
  await click(screen, /\bppid\b/);
  await screen.waitFor(() => screen.raw().slice(opened).includes('ppid'));
  await click(screen, /\bppid\b/);
  await screen.waitFor('sorted by ppid');
  await click(screen, /\? help/);
  await screen.waitFor(/┌─ treetop .* help ─/);
  await click(screen, /^/);
  await screen.waitFor((rows) => !rows.some((row) => row.includes(' help ─')));
  await click(screen, 'q quit');
  t.is((await screen.exit).exitCode, 0);
  t.is(foreignSequence(screen.raw()), undefined);
});

test('the wheel scrolls the table, and the help that lies over it', async (t) => {
  const screen = startDashboard(t, { ...small, rows: 16 });
  await screen.waitFor(hasRows);
  const first = () => /^ +(\d+)/.exec(screen.screenText()[placeOf(screen, /PID▴/).y] ?? '')?.[1];
  const top = first();
  screen.write('\x1b[<65;9;9M');
  await screen.waitFor(() => first() !== top);
  screen.write('\x1b[<64;9;9M');
  await screen.waitFor(() => first() === top);
  screen.press('?');
  await screen.waitFor('R runs or could run');
  screen.write('\x1b[<65;9;9M');
  await screen.waitFor((rows) => !rows.some((row) => row.includes('R runs or could run')));
  screen.press('Esc');
  await screen.waitFor(() => first() === top);
  t.pass();
});

test('a storm of 10,000 notches in one write costs few frames, and the next key is answered', async (t) => {
  const screen = startDashboard(t, { ...small, args: [...small.args, '-d', '60'] });
  await screen.waitFor(hasRows);
  const before = screen.raw().length;
  const startedAtMs = performance.now();
  screen.write(`${'\x1b[<65;9;9M\x1b[<64;9;9M'.repeat(2_500)}${'\x1b[<65;9;9M'.repeat(5_000)}?`);
  await screen.waitFor(/┌─ treetop .* help ─/);
  const written = screen.raw().length - before;
  t.log(`${Math.round(performance.now() - startedAtMs)} ms, ${written} bytes`);
  t.true(written < 200_000);
  screen.press('q', 'q');
  t.is((await screen.exit).exitCode, 0);
  t.is(foreignSequence(screen.raw()), undefined);
});

test('a mouse report in pieces between keys is no key', async (t) => {
  const screen = startDashboard(t, small);
  await screen.waitFor(hasRows);
  const { x, y } = placeOf(screen, /^ +9310 /);
  for (const piece of ['\x1b[<', '0;', `${x}`, `;${y}`, 'M']) screen.write(piece);
  await screen.waitFor(isSelected(screen, 9310));
  screen.write('\x1b[M !!\x1b[<0;9999;9999M\x1b[<2;1;1M?');
  await screen.waitFor(/┌─ treetop .* help ─/);
  t.pass();
});

for (const [what, options] of [
  ['-M', { ...small, args: [...small.args, '-M'] }],
  ['--no-mouse', { ...small, args: [...small.args, '--no-mouse'] }],
  ['replay -M', { ...small, args: ['replay', recordingPath('zombie'), '-M'] }],
  ['TERM=linux', { ...small, env: { TERM: 'linux' } }],
  ['TERM=vt100', { ...small, env: { TERM: 'vt100' } }],
] as const) {
  test(`${what}: the mouse is left to the terminal`, async (t) => {
    const screen = startDashboard(t, options);
    await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
    t.true(screen.isMouseLeftAlone());
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
    t.notRegex(screen.raw(), /\x1b\[\?10\d\d[hl](?<!1049[hl])/);
  });
}

test('the mouse is asked for once and given back once', async (t) => {
  const screen = startDashboard(t, small);
  await screen.waitFor(hasRows);
  t.true(screen.isMouseReported());
  screen.press('?', 'q', 'Ctrl-L');
  screen.resize(100, 20);
  await screen.waitFor((rows) => rows.length === 20 && hasRows.test(rows.join('\n')));
  screen.press('q');
  await screen.exit;
  t.deepEqual(screen.raw().match(/\x1b\[\?100\d[hl]/g), [
    '\x1b[?1000h',
    '\x1b[?1006h',
    '\x1b[?1006l',
    '\x1b[?1000l',
  ]);
});

scenarioTest('no click on a signal sends it, one on "Enter send" does', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const screen = startDashboard(t, { args: ['-p', String(pid)], cols: 140, rows: 40 });
  await screen.waitForRow(pid, / S /);
  await click(screen, new RegExp(`^ *${pid} `));
  await screen.waitFor(isSelected(screen, pid));
  await click(screen, 'F9 signal');
  await screen.waitFor(`signal to ${pid} `);
  // The mark moves to the middle of the list: only then it stays below the pointer.
  for (const _ of [1, 2, 3]) {
    await click(screen, / 19 STOP /);
    await screen.waitFor(/▸ 19 STOP /);
  }
  await click(screen, /Enter send *$/);
  await screen.waitForRow(pid, / S /);
  t.notRegex(screen.raw(), /: sending/);
  await click(screen, /Enter send · /);
  await screen.waitForRow(pid, / T /);
  await click(screen, 'F9 signal');
  await screen.waitFor(`signal to ${pid} `);
  await click(screen, / 18 CONT /);
  await screen.waitFor(/▸ 18 CONT /);
  await click(screen, /Enter send · /);
  await screen.waitForRow(pid, / S /);
});
