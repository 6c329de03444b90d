import test from 'ava';
import { terminalAbilities } from '../../src/terminal/terminal-abilities.js';

const both = { stdin: true, stdout: true };
const xterm = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };

test('a common terminal is usable, with 256 colours and UTF-8', (t) => {
  t.deepEqual(terminalAbilities(xterm, both), {
    isUsable: true,
    colours: 256,
    isUtf8: true,
    hasBraille: true,
    hasMouse: true,
  });
});

test('without a terminal, or with a dumb one, one line says why and suggests ps', (t) => {
  for (const [env, isTty, what] of [
    [xterm, { stdin: true, stdout: false }, 'stdout'],
    [xterm, { stdin: false, stdout: true }, 'stdin'],
    [{ ...xterm, TERM: 'dumb' }, both, 'dumb'],
    [{ LANG: 'C' }, both, 'TERM is not set'],
  ] as const) {
    const { isUsable, reason } = terminalAbilities(env, isTty);
    t.false(isUsable);
    t.regex(reason ?? '', new RegExp(`^[^\\n]*${what}[^\\n]*treetop ps[^\\n]*$`));
  }
});

test('NO_COLOR counts when it is not empty', (t) => {
  t.is(terminalAbilities({ ...xterm, NO_COLOR: '1' }, both).colours, 'none');
  t.is(terminalAbilities({ ...xterm, NO_COLOR: '' }, both).colours, 256);
});

test('colours follow TERM and COLORTERM', (t) => {
  const coloursOf = (env: object) => terminalAbilities({ ...env }, both).colours;
  t.is(coloursOf({ TERM: 'linux' }), 16);
  t.is(coloursOf({ TERM: 'screen' }), 16);
  t.is(coloursOf({ TERM: 'xterm', COLORTERM: 'truecolor' }), 256);
  t.is(coloursOf({ TERM: 'vt220' }), 'none');
  t.is(coloursOf({ TERM: 'xterm-mono' }), 'none');
});

test('the first locale variable that is set decides; none set is taken for UTF-8', (t) => {
  const isUtf8 = (env: object) => terminalAbilities({ TERM: 'xterm', ...env }, both).isUtf8;
  t.true(isUtf8({ LANG: 'de_DE.utf8' }));
  t.false(isUtf8({ LANG: 'C' }));
  t.false(isUtf8({ LC_ALL: 'POSIX', LANG: 'C.UTF-8' }));
  t.true(isUtf8({ LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C' }));
  t.true(isUtf8({}));
});

test('dots are shown where UTF-8 is, but not on the console', (t) => {
  const hasBraille = (env: object) => terminalAbilities({ TERM: 'xterm', ...env }, both).hasBraille;
  t.true(hasBraille({ LANG: 'C.UTF-8' }));
  t.false(hasBraille({ LANG: 'C' }));
  t.false(hasBraille({ LANG: 'C.UTF-8', TERM: 'linux' }));
});

test('a console or a typewriter is not asked for a mouse', (t) => {
  const hasMouse = (TERM: string) => terminalAbilities({ TERM }, both).hasMouse;
  for (const term of ['linux', 'linux-16color', 'vt100', 'vt220', 'ansi', 'cons25', 'sun-color'])
    t.false(hasMouse(term), term);
  for (const term of [
    'xterm',
    'screen-256color',
    'tmux',
    'rxvt',
    'alacritty',
    'foot',
    'st-256color',
  ])
    t.true(hasMouse(term), term);
});
