import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { startInPty } from '../helpers/pty.js';
import { until } from '../helpers/until.js';
import {
  bin,
  childrenOf,
  type Dashboard,
  dashboardOf,
  isGone,
  smallProc,
  startDashboard,
} from './dashboard-in-pty.js';
import { modesLeftSet, plainText } from './terminal-sequences.js';

const throwsAtSignal = `--import=data:text/javascript,process.on('SIGUSR2',()=>{throw%20new%20Error('bo%5Cu001bom')})`;

const ways: readonly [
  name: string,
  status: number,
  leave: (screen: Dashboard, pid: number) => void,
][] = [
  ['q', 0, (screen) => screen.press('q')],
  ['F10', 0, (screen) => screen.press('F10')],
  ['Ctrl-C, in a dialog too,', 0, (screen) => screen.press('?', 'Ctrl-C')],
  ['SIGTERM', 143, (_, pid) => process.kill(pid, 'SIGTERM')],
  ['SIGHUP', 129, (_, pid) => process.kill(pid, 'SIGHUP')],
  ['SIGINT', 130, (_, pid) => process.kill(pid, 'SIGINT')],
  ['SIGQUIT', 131, (_, pid) => process.kill(pid, 'SIGQUIT')],
  ['an exception', 1, (_, pid) => process.kill(pid, 'SIGUSR2')],
];

for (const [name, status, leave] of ways) {
  test.serial(`${name} leaves the terminal as it was, with status ${status}`, async (t) => {
    const env = { NODE_OPTIONS: throwsAtSignal };
    const screen = startUnderShell(t, '', env);
    await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
    t.true(screen.isAlternateScreen() && screen.isCursorHidden());
    t.true(screen.isMouseReported());
    const [pid = 0] = childrenOf(screen.pid);
    leave(screen, pid);
    await screen.waitFor(`left with ${status}`);
    await screen.exit;
    terminalIsAsBefore(t, screen);
    if (name !== 'an exception') return;
    const told = screen.raw().indexOf('Error: bo?om');
    t.true(told > screen.raw().lastIndexOf('\x1b[?1049l'), 'the stack comes after the restore');
  });
}

for (const [what, args, message] of [
  ['a tree without processes', '--proc-root EMPTY', /^treetop: .*expected processes .*\r$/m],
  ['a tree that is not there', '--proc-root EMPTY/none', /^treetop: .*does not exist\r$/m],
  ['a recording that is not there', '--replay EMPTY/none.jsonl', /^treetop: .*none\.jsonl.*\r$/m],
  ['what is no recording', `--replay ${bin}`, /^treetop: .*treetop\.cjs.*\r$/m],
] as const) {
  test.serial(`${what} is refused in one line, and the terminal is as it was`, async (t) => {
    const empty = mkdtempSync(join(tmpdir(), 'treetop-empty-'));
    t.teardown(() => rmSync(empty, { recursive: true }));
    const screen = startUnderShell(t, args.replace('EMPTY', empty));
    await screen.waitFor('left with 1');
    await screen.exit;
    t.regex(plainText(screen.raw()), message);
    t.notRegex(plainText(screen.raw()), /^ +at /m);
    terminalIsAsBefore(t, screen);
  });
}

test.serial(
  'a terminal that takes nothing does not keep SIGTERM from ending it within a second',
  async (t) => {
    const screen = startDashboard(t, { args: ['-d', '0.1'], cols: 300, rows: 100 });
    await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
    screen.pause();
    // Each asks for every cell anew, which is more than any pty holds.
    for (let i = 0; i < 30; i++) screen.press('Ctrl-L', 'Down');
    await untilFull(screen.pid);
    const startedAtMs = performance.now();
    screen.kill('SIGTERM');
    await until('it is gone', () => isGone(screen.pid), 1_000);
    t.log(`gone after ${Math.round(performance.now() - startedAtMs)} ms`);
    screen.resumeReading();
    t.is((await screen.exit).exitCode, 143);
  },
);

/** It goes on sampling each tenth of a second, but for two of them nothing more is taken. */
async function untilFull(pid: number): Promise<void> {
  let [written, stillSinceMs] = [-1, 0];
  await until('the terminal is full', () => {
    const now = writtenBytes(pid);
    if (now - written > 64) [written, stillSinceMs] = [now, performance.now()];
    return performance.now() - stillSinceMs > 250;
  });
}

function writtenBytes(pid: number): number {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

test.serial('a terminal window that is closed ends it within two seconds', async (t) => {
  const screen = startDashboard(t);
  await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
  screen.hangUp();
  await until('it is gone', () => isGone(screen.pid), 2_000);
  t.pass();
});

function startUnderShell(t: ExecutionContext, args: string, env = {}): Dashboard {
  const source = args === '' ? `--proc-root '${smallProc}'` : args;
  const script = `stty -a; '${process.execPath}' '${bin}' ${source}; echo "left with $?"; stty -a; echo end`;
  return dashboardOf(startInPty(t, { command: 'sh', args: ['-c', script], env }));
}

/** The modes that stty shows, the private modes, the rows that the shell wrote before. */
function terminalIsAsBefore(t: ExecutionContext, screen: Dashboard): void {
  const [before, after] = screen.raw().match(/^speed \d+ baud[\s\S]*?-?flusho.*$/gm) ?? [];
  t.truthy(before);
  t.is(after, before);
  t.false(screen.isAlternateScreen());
  t.false(screen.isCursorHidden());
  t.true(screen.isMouseLeftAlone());
  const modes = modesLeftSet(screen.raw());
  t.deepEqual(
    modes.filter((mode) => mode !== '25'),
    [],
    'the cursor, and nothing else',
  );
  t.notRegex(screen.raw(), /\x1b=(?![\s\S]*\x1b>)/, 'the keypad is left');
  t.notRegex(
    screen.raw(),
    /\x1b\[\?(9|100[1-57-9]|1015)h/,
    'no mouse but presses, in the SGR form',
  );
}
