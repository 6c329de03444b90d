import { spawnSync } from 'node:child_process';
import test from 'ava';
import { recordingPath } from '../helpers/recorded.js';
import { bin, smallProc, startDashboard } from './dashboard-in-pty.js';
import { foreignSequence } from './terminal-sequences.js';

test('from 1x1 to 500x200, and through a storm of sizes, it goes on', async (t) => {
  const screen = startDashboard(t, { args: ['-d', '0.2'], cols: 1, rows: 1 });
  await screen.waitFor('t');
  for (const [cols, rows, shown] of [
    [19, 5, /^too small:/],
    [20, 4, /^too small:/],
    [20, 5, /PID/],
    [500, 200, /^treetop {2}.* (processes|in a pid namespace) .*live 0\.2s/],
    [80, 24, /^treetop {2}.* (processes|in a pid namespace) .*live 0\.2s/],
  ] as const) {
    screen.resize(cols, rows);
    await screen.waitFor(shown);
  }
  for (let i = 1; i <= 150; i++) screen.resize(1 + ((i * 37) % 500), 1 + ((i * 17) % 200));
  screen.resize(90, 20);
  await screen.waitFor(
    (rows) => rows.length === 20 && /^ \? help .* q quit *$/.test(rows[19] ?? ''),
  );
  await screen.waitFor(/^treetop .*live 0\.2s *$/m);
  t.is(foreignSequence(screen.raw()), undefined);
});

for (const [name, args, env] of [
  ['NO_COLOR', [], { NO_COLOR: '1' }],
  ['--no-color', ['--no-color'], {}],
] as const) {
  test(`${name}: no colour is written, and a selected row is told all the same`, async (t) => {
    const screen = startDashboard(t, { args: ['--proc-root', smallProc, ...args], env });
    await screen.select(9310);
    t.notRegex(screen.raw(), /\x1b\[(?:[\d;]*;)?(?:[34][0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m/);
    t.is(screen.inverseRows().length, 1);
  });
}

for (const [name, words, env] of [
  ['LANG=C', [], { LANG: 'C' }],
  ['--ascii', ['--ascii'], { LANG: 'C.UTF-8' }],
] as const) {
  test(`${name}: all that is written is ASCII`, async (t) => {
    const args = ['replay', recordingPath('hostile-names'), ...words];
    const screen = startDashboard(t, { args, env, cols: 120, rows: 60 });
    await screen.waitFor(/37 root .*`- \[argv-all-empty\]/);
    screen.press('?');
    await screen.waitFor(/\+- treetop .* help -/);
    t.regex(screen.raw(), /^[\x00-\x7f]*$/);
  });
}

test('--theme: another palette writes other colours, monochrome none', async (t) => {
  const colours = /\x1b\[(?:[\d;]*;)?38;5;(\d+)[;m]/g;
  const seen = async (theme: string) => {
    const args = ['--proc-root', smallProc, '--theme', theme];
    const screen = startDashboard(t, { args, env: { TERM: 'xterm-256color' } });
    await screen.waitFor(/^ +9310 .* D /m);
    return new Set([...screen.raw().matchAll(colours)].map(([, colour]) => Number(colour)));
  };
  t.true((await seen('default')).has(203));
  const light = await seen('light');
  t.true(light.has(160));
  t.false(light.has(203));
  t.is((await seen('monochrome')).size, 0);
});

test('nothing but the screen is written on terminals of other names', async (t) => {
  for (const TERM of ['screen-256color', 'tmux-256color', 'linux', 'vt100', 'never-heard-of']) {
    const screen = startDashboard(t, { args: ['--proc-root', smallProc], env: { TERM } });
    await screen.waitFor(/^ +9310 .* D /m);
    t.regex(screen.raw(), /^\x1b/, TERM);
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
    t.notRegex(screen.raw(), /Error|undefined|NaN/, TERM);
  }
});

for (const [set, reason] of [
  ['TERM=dumb', 'TERM is dumb'],
  ['-u TERM', 'TERM is not set'],
] as const) {
  test(`where ${reason} it says so in one line, and what to use instead`, async (t) => {
    const args = [...set.split(' '), process.execPath, bin];
    const screen = startDashboard(t, { command: 'env', args });
    t.is((await screen.exit).exitCode, 1);
    t.regex(
      screen.raw(),
      new RegExp(`^treetop: [^\\x1b\\n]*${reason}[^\\x1b\\n]*treetop ps[^\\x1b\\n]*\\r\\n$`),
    );
  });
}

test('where stdout or stdin is no terminal it says so in one line, and what to use instead', async (t) => {
  const piped = spawnSync(process.execPath, [bin], { encoding: 'utf8' });
  t.is(piped.status, 1);
  t.is(piped.stdout, '');
  t.regex(piped.stderr, /^treetop: .*stdout is none.*treetop ps.*\n$/);
  const script = `'${process.execPath}' '${bin}' </dev/null`;
  const screen = startDashboard(t, { command: 'sh', args: ['-c', script] });
  t.is((await screen.exit).exitCode, 1);
  t.regex(screen.raw(), /^treetop: [^\x1b\n]*stdin is none[^\x1b\n]*treetop ps[^\x1b\n]*\r\n$/);
});
