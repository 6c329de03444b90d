import test from 'ava';
import { startInPty } from '../helpers/pty.js';
import { demo, demoInShell } from './demo.js';

for (const [how, command] of [
  ['', demoInShell],
  [' under another program of the same group, as npm is', `sh -c "${demoInShell}; true"`],
] as const) {
  test(`Ctrl-Z gives the shell back and fg the screen${how}`, async (t) => {
    const pty = startInPty(t, { command: 'sh', args: ['-im'], env: { PS1: 'shell> ', ENV: '' } });
    await pty.waitFor('shell>');
    pty.write(`${command}\r`);
    await pty.waitFor('painted 1');
    pty.write('\x1a');
    await pty.waitFor(/Stopped/);
    t.false(pty.isAlternateScreen());
    t.false(pty.isCursorHidden());
    t.true(pty.isMouseLeftAlone());
    pty.write('stty -a | grep -q "icanon.* echo " && echo coo""ked\r');
    await pty.waitFor('cooked');
    pty.resize(70, 20);
    pty.write('fg\r');
    await pty.waitFor(/size 70x20 painted \d+ resumed 1/);
    t.true(pty.isAlternateScreen());
    t.true(pty.isCursorHidden());
    t.true(pty.isMouseReported());
    pty.write('a');
    await pty.waitFor('keys Ctrl-Z a');
    pty.write('q');
    await pty.waitFor((screen) => screen.join('\n').trimEnd().endsWith('shell>'));
    t.false(pty.isAlternateScreen());
    t.true(pty.isMouseLeftAlone());
  });
}

test('stopped from outside and continued, it takes the terminal again', async (t) => {
  const pty = startInPty(t, { command: 'sh', args: ['-im'], env: { PS1: 'shell> ', ENV: '' } });
  await pty.waitFor('shell>');
  pty.write(`${demoInShell}\r`);
  await pty.waitFor(/^pid \d+$/m);
  process.kill(Number(/^pid (\d+)$/m.exec(pty.screenText().join('\n'))?.[1]), 'SIGSTOP');
  await pty.waitFor(/Stopped/);
  // Not \r: the terminal is still raw, and not every shell minds.
  pty.write('fg\n');
  await pty.waitFor(/size 80x24 painted \d+ resumed 1/);
  pty.write('a');
  await pty.waitFor('keys a');
  t.true(pty.isCursorHidden());
  t.true(pty.isMouseReported());
});

test('where no shell could continue it, Ctrl-Z repaints and it goes on', async (t) => {
  const pty = startInPty(t, demo);
  await pty.waitFor('painted 1');
  pty.write('\x1a');
  await pty.waitFor(/painted \d+ resumed 1/);
  pty.write('a');
  await pty.waitFor('keys Ctrl-Z a');
  t.true(pty.isAlternateScreen());
});
