import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../helpers/project-root.js';
import { recordingPath } from '../helpers/recorded.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { type Dashboard, startDashboard } from './dashboard-in-pty.js';
import { hostileMachine, shown } from './hostile-machine.js';
import { foreignSequence } from './terminal-sequences.js';

const tall = { cols: 160, rows: 80 };

test('what is not on the list of our sequences is found', (t) => {
  const own =
    '\x1b[?1049h\x1b[H\x1b[2J\x1b[1H\x1b[1;38;5;80mtext \x1b[70G\x1b[0m\x1b[C\x1b[12C\x1b[7X\x1b[K\x1b[m';
  t.is(foreignSequence(own), undefined);
  for (const hostile of [
    '\x1b]0;pwned\x07',
    '\x1b]52;c;eA==\x1b\\',
    '\x1b[2J\x1b[H',
    '\x1b[31m',
    '\x1b[2K',
    '\x1b[12D',
    '\x1b[6n',
    '\x1b[c',
    '\x1b[?1002h',
    '\x1b[?1003h',
    '\x1b[?1000;1006h',
    '\x1bP$q"p\x1b\\',
    '\x1b[1;38;5;80;m',
    '\x9b2J',
    '\u202e',
    '\u200b',
    'a\rb',
    'a\nb',
    '\ufffd',
    '\x07',
    '\x7f',
  ]) {
    t.not(foreignSequence(own + hostile + own), undefined, JSON.stringify(hostile));
  }
});

test('a replay of hostile names writes no sequence but our own', async (t) => {
  const screen = startDashboard(t, { ...tall, args: ['replay', recordingPath('hostile-names')] });
  await screen.waitFor('[z) S \\x1b]52;c;x\\x07]');
  await screen.waitFor('title \\x1b]0;pwned\\x07 \\x1b]2;pwned\\x1b\\');
  await pressThrough(screen, ['.', '.', 't', '/']);
  t.is(foreignSequence(screen.raw()), undefined);
});

test('a tree of odd bytes writes no sequence but our own', async (t) => {
  const odd = join(projectRoot, 'fixtures/proc/odd');
  const screen = startDashboard(t, { ...tall, args: ['--proc-root', odd] });
  await pressThrough(screen, ['/']);
  t.is(foreignSequence(screen.raw()), undefined);
});

test('a hostile user, terminal, cgroup, path and environment are inert in every pane and dialog', async (t) => {
  const args = ['-d', '0.3', '--proc-root', hostileMachine(t)];
  const screen = startDashboard(t, { ...tall, args });
  await screen.waitFor(shown('host'));
  await screen.waitForRow(9400, /ana\\x1b.* R /);
  await screen.select(9400);
  screen.press('Enter', 'z');
  for (const word of ['ana', 'argument', 'exe', 'cwd', 'cgroup', 'controller', 'tty']) {
    await screen.waitFor((rows) => rows.join('').replaceAll(/ +/g, '').includes(`${word}\\x1b]0;`));
  }
  screen.press('e');
  await screen.waitFor(shown('NAME'));
  await screen.waitFor(shown('value'));
  screen.press('l');
  await screen.waitFor(shown('/file'));
  screen.press('x', 'w');
  await screen.waitFor(shown('second'));
  screen.press('w', 'u');
  await screen.waitFor(shown('ana'));
  screen.press('q', '\\', ...'pwned', '\x1b]0;typed\x07', 'Enter', 's');
  await pressThrough(screen, ['q', '/']);
  t.is(foreignSequence(screen.raw()), undefined);
});

scenarioTest(
  'live hostile names are inert in rows, search, picker, status line and log',
  async (t) => {
    const scenario = await startScenario(t, 'hostile-names');
    const directory = mkdtempSync(join(tmpdir(), 'treetop-'));
    t.teardown(() => rmSync(directory, { recursive: true }));
    const log = join(directory, 'log');
    const pids = Object.values(scenario.pids).join(',');
    const screen = startDashboard(t, { ...tall, args: ['-d', '60', '-p', pids, '--log', log] });
    for (const role of [
      'comm-like-stat',
      'comm-title',
      'comm-c1-utf8',
      'comm-invalid',
      'comm-bidi',
    ]) {
      const pid = scenario.pid(role);
      await screen.select(pid);
      screen.press('F9');
      await screen.waitFor(`signal to ${pid} `);
      screen.press('F10');
      await screen.waitFor((rows) => !rows.some((row) => row.includes('signal to ')));
    }
    await screen.select(scenario.pid('comm-title'));
    screen.press('F9', ...'CONT', 'Enter');
    await screen.waitFor(/^ CONT → \d+ \\x1b\]0;pwned\\x07: no effect/m);
    await pressThrough(screen, ['/']);
    t.is(foreignSequence(screen.raw()), undefined);
    const lines = readFileSync(log, 'utf8');
    t.regex(lines, /CONT → \d+ \\x1b\]0;pwned\\x07: no effect/);
    t.notRegex(lines, /[^\P{C}\n]/u);
  },
);

/** Keys that show names in other places, pasted controls among them; then help, and out. */
async function pressThrough(screen: Dashboard, keys: readonly string[]): Promise<void> {
  await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
  screen.press(...keys, '\x1b]0;typed\x07', 'pwned', 'Enter', 'F6', 'Down', 'Enter', 'P', '?');
  await screen.waitFor(/┌─ treetop .* help ─/);
  screen.press('q');
  await screen.waitFor((rows) => !rows.some((row) => row.includes(' help ─')));
  // A program that leaves drops what is left of a frame, be it in the middle of a sequence.
  await screen.waitFor(() => screen.raw().endsWith('\x1b[m'));
  screen.press('q');
  await screen.exit;
  await screen.waitFor(() => screen.raw().endsWith('\x1b[?25h'));
}
