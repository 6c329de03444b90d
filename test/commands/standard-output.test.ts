import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../helpers/project-root.js';
import { bin, ended, startTreetop } from '../helpers/run-treetop.js';

const small = ['ps', '-d', '0', '--proc-root', join(projectRoot, 'fixtures/proc/small')];

test('a reader that has gone ends the program at once, quietly, with 0', async (t) => {
  // Were it not noticed, a hundred documents would take 100 s.
  const child = startTreetop(['ps', '-n', '100', '-d', '1', '-o', 'pid']);
  child.stdout.destroy();
  t.deepEqual(await ended(child), { status: 0, stdout: '', stderr: '' });
});

test('a reader that has had enough of a long list is no failure', async (t) => {
  const child = startTreetop(['ps', '-n', '100', '-d', '0.1', '--json']);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  const { status, stderr } = await ended(child);
  t.is(status, 0);
  t.is(stderr, '');
});

const hasFull = isThere('/dev/full');
for (const words of ['ps -d 0 -o pid', 'ps --help', '--version']) {
  (hasFull ? test : test.skip)(`${words} on a full disk is one line and 1`, async (t) => {
    const { status, stderr } = await ended(shell('>/dev/full', words.split(' ')));
    t.is(status, 1);
    t.is(stderr, 'treetop: cannot write to standard output: ENOSPC: no space left on device\n');
  });
}

test('a stdout that is closed is no reason for a stack', async (t) => {
  t.deepEqual(await ended(shell('>&-', small)), { status: 0, stdout: '', stderr: '' });
});

test('a stderr that nobody reads takes nothing from stdout', async (t) => {
  const child = startTreetop(['ps', '-d', '0', '-p', '1,4194303', '-o', 'pid']);
  child.stderr.destroy();
  const { status, stdout } = await ended(child);
  t.is(status, 0);
  t.is(stdout, 'PID\n  1\n');
});

function shell(redirection: string, args: readonly string[]) {
  const script = `exec "$0" "$@" ${redirection}`;
  return spawn('sh', ['-c', script, process.execPath, bin, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
