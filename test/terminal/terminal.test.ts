import test from 'ava';
import { startInPty } from '../helpers/pty.js';
import { demo } from './demo.js';

const isPaintedAt = (cols: number, rows: number) => (screen: readonly string[]) =>
  screen.length === rows && (screen[0] ?? '').startsWith(`size ${cols}x${rows}`.slice(0, cols));

test('a frame is painted on the alternate screen, with the cursor hidden', async (t) => {
  const pty = startInPty(t, demo);
  await pty.waitFor('painted 1');
  t.true(pty.isAlternateScreen());
  t.true(pty.isCursorHidden());
});

test('wide, joined and ambiguous characters leave the rest of the row in its place', async (t) => {
  const pty = startInPty(t, demo);
  await pty.waitFor('ABC?[41m|');
  t.deepEqual(pty.screenText().slice(3, 9), [
    'ascii ..|',
    '日本 ghi|',
    '😀 defgh|',
    'e\u0301a\u0323bcdefg|',
    '├─▾█▒●…─|',
    'ABC?[41m|',
  ]);
});

test('keys arrive by name and in order, from one chunk too', async (t) => {
  const pty = startInPty(t, demo);
  await pty.waitFor('painted 1');
  pty.write('aä日😀 \x1b[A\x1b[15~\r\x03');
  await pty.waitFor('keys a ä 日 😀 Space Up F5 Enter Ctrl-C');
  pty.write('\x1b');
  await pty.waitFor('Ctrl-C Esc');
  t.pass();
});

test('from 1x1 to 500x200, and through a storm of sizes, it goes on painting', async (t) => {
  const pty = startInPty(t, { ...demo, cols: 1, rows: 1 });
  await pty.waitFor('s');
  for (const [cols, rows] of [
    [500, 200],
    [20, 5],
    [1, 1],
    [80, 24],
  ] as const) {
    pty.resize(cols, rows);
    await pty.waitFor(isPaintedAt(cols, rows));
  }
  for (let i = 1; i <= 200; i++) pty.resize(1 + ((i * 37) % 500), 1 + ((i * 17) % 200));
  pty.resize(60, 10);
  await pty.waitFor(isPaintedAt(60, 10));
  // The row after it may come in the next chunk.
  await pty.waitFor((screen) => screen[8] === 'ABC?[41m|' && screen.at(-1)?.length === 60);
  t.pass();
});

test('without colours and UTF-8 the screen is ASCII and uses no colour', async (t) => {
  const pty = startInPty(t, { ...demo, env: { NO_COLOR: '1', LANG: 'C' } });
  await pty.waitFor('|-v#=*~-|');
  t.regex(pty.raw(), /^[\x00-\x7f]*$/);
  t.notRegex(pty.raw(), /\x1b\[[0-9;]*\b([34][0-8]|9[0-7]|10[0-7])\b[0-9;]*m/);
});

test('a dumb terminal is refused in one line', async (t) => {
  const pty = startInPty(t, { ...demo, env: { TERM: 'dumb' } });
  t.is((await pty.exit).exitCode, 1);
  t.regex(pty.raw(), /^[^\x1b\n]*treetop ps[^\x1b\n]*\n$/);
});

test('a terminal that takes nothing gets the latest frame later, and no queue of frames', async (t) => {
  const pty = startInPty(t, { ...demo, cols: 200, rows: 50 });
  await pty.waitFor('painted 1');
  pty.pause();
  // Each of them is more than a row; all of them are more than any buffer of a pty.
  for (let i = 0; i < 60; i++) {
    pty.resize(100 + i, 50);
    pty.write('k');
  }
  pty.resize(200, 50);
  const before = pty.raw().length;
  pty.write('e');
  pty.resumeReading();
  await pty.waitFor(/^size 200x50[\s\S]* k e$/m);
  t.true(pty.raw().length - before < 1_000_000);
});
