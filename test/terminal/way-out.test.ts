import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { type Pty, startInPty } from '../helpers/pty.js';
import { until } from '../helpers/until.js';
import { demo, demoInShell } from './demo.js';

const inShell = {
  command: 'sh',
  args: ['-c', `stty -g; ${demoInShell}; echo "left with $?"; stty -g`],
};

/** The pid that the demo shows: under a shell it is not the pty's. */
async function shownPid(pty: Pty): Promise<number> {
  await pty.waitFor(/^pid \d+$/m);
  return Number(/^pid (\d+)$/m.exec(pty.screenText().join('\n'))?.[1]);
}

const waysOut: [string, number, (pty: Pty, pid: number) => void][] = [
  ['q', 0, (pty) => pty.write('q')],
  ['SIGHUP', 129, (_, pid) => process.kill(pid, 'SIGHUP')],
  ['SIGINT', 130, (_, pid) => process.kill(pid, 'SIGINT')],
  ['SIGQUIT', 131, (_, pid) => process.kill(pid, 'SIGQUIT')],
  ['SIGTERM', 143, (_, pid) => process.kill(pid, 'SIGTERM')],
  ['an exception', 1, (pty) => pty.write('x')],
  ['a rejection', 1, (pty) => pty.write('r')],
];

for (const [name, status, leave] of waysOut) {
  test(`${name} leaves the terminal as it was, with status ${status}`, async (t) => {
    const pty = startInPty(t, inShell);
    const pid = await shownPid(pty);
    t.true(pty.isMouseReported());
    leave(pty, pid);
    await pty.exit;
    await pty.waitFor(`left with ${status}`);
    const [before, after] = pty.raw().match(/^[0-9a-f]+(:[0-9a-f]+)+\r$/gm) ?? [];
    t.truthy(before);
    t.is(after, before);
    t.false(pty.isAlternateScreen());
    t.false(pty.isCursorHidden());
    t.true(pty.isMouseLeftAlone());
    t.regex(pty.raw(), /\x1b\[\?1l\x1b>/, 'keypad');
  });
}

test('the stack is shown after the restore, inert', async (t) => {
  const pty = startInPty(t, demo);
  await pty.waitFor('painted 1');
  pty.write('x');
  t.is((await pty.exit).exitCode, 1);
  await pty.waitFor('Error: thrown ?[31mon purpose');
  const raw = pty.raw();
  t.true(raw.indexOf('Error: thrown') > raw.lastIndexOf('\x1b[?1049l'));
  t.regex(raw.slice(raw.indexOf('Error: thrown')), /at .*paint-demo/);
});

for (const [name, leave, status] of [
  ['SIGTERM', (pty: Pty) => pty.kill('SIGTERM'), 143],
  ['an exception', (pty: Pty) => pty.write('x'), 1],
] as const) {
  test(`with a terminal that takes nothing, ${name} still ends it within a second`, async (t) => {
    const pty = startInPty(t, { ...demo, cols: 300, rows: 100 });
    await pty.waitFor('painted 1');
    pty.pause();
    await fillTerminal(pty);
    const start = performance.now();
    leave(pty);
    await until('it is gone', () => isGone(pty.pid), 1_000);
    t.log(`${Math.round(performance.now() - start)} ms`);
    pty.resumeReading();
    t.is((await pty.exit).exitCode, status);
  });
}

/** Paints busily until the pty takes no more: the frames painted stand still then, so its time does. */
async function fillTerminal(pty: Pty): Promise<void> {
  pty.write('b');
  let [ticks, still] = [-1, 0];
  await until('the terminal is full', () => {
    const now = writtenBytes(pty.pid);
    still = now === ticks ? still + 1 : 0;
    ticks = now;
    return still > 20;
  });
}

function writtenBytes(pid: number): number {
  return Number(/^wchar: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'utf8'))?.[1]);
}

/** Gone, or a zombie that node-pty has not reaped while it does not read. */
function isGone(pid: number): boolean {
  try {
    return /\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

test('a terminal window that is closed ends it within two seconds', async (t) => {
  const pty = startInPty(t, demo);
  await pty.waitFor('painted 1');
  pty.hangUp();
  await until('it is gone', () => isGone(pty.pid), 2_000);
  t.pass();
});

test('a terminal that is lost without a signal ends it too, as SIGHUP would', async (t) => {
  const directory = mkdtempSync(join(tmpdir(), 'treetop-'));
  t.teardown(() => rmSync(directory, { recursive: true }));
  // setsid takes the controlling terminal away, and with it the signal; the shell stays to tell.
  const script = `trap '' HUP; setsid -w ${demoInShell} 2>/dev/null; echo $? >'${directory}/status'`;
  const pty = startInPty(t, { command: 'sh', args: ['-c', script] });
  await pty.waitFor('painted 1');
  pty.hangUp();
  const status = await until('the status is told', () => statusIn(directory), 2_000);
  t.is(status, '129\n');
});

function statusIn(directory: string): string | undefined {
  try {
    return readFileSync(join(directory, 'status'), 'utf8') || undefined;
  } catch {
    return undefined;
  }
}
