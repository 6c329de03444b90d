import { spawn } from 'node:child_process';
import { closeSync, constants, openSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { runTreetop } from '../helpers/run-treetop.js';
import { temporaryDirectory, writePipes, writeProcess } from '../source/linux/proc-tree.js';

const details = async (...words: readonly string[]) =>
  JSON.parse(await runTreetop(['ps', '--json', '--details', ...words]));

test('details are of the processes that -p leaves, with what a helper reads, and with rates', async (t) => {
  const child = spawn('sleep', ['1000'], { env: { ...process.env, TREETOP: 'x' } });
  t.teardown(() => child.kill('SIGKILL'));
  const { processes } = await details('-p', `${child.pid}`, '-d', '0.05');
  t.is(processes.length, 1);
  const [{ pid, details: told, detailsUnread }] = processes;
  t.is(pid, child.pid);
  t.deepEqual(detailsUnread, {});
  t.true(told.environment.list.includes('TREETOP=x'));
  t.true(told.memory.rssBytes > 0);
  t.is(typeof told.readBytesPerSecond, 'number');
});

test('a filter that rests on a rate, or on a command line, selects whose details are read', async (t) => {
  const child = spawn('sleep', ['1234567']);
  t.teardown(() => child.kill('SIGKILL'));
  const { processes } = await details('-F', '1234567 cpu<50', '-d', '0.05');
  const ours = processes.find(({ pid }: { pid: number }) => pid === child.pid);
  t.truthy(ours?.details?.status);
});

test('-n prints them each time, from the first on', async (t) => {
  const words = ['ps', '--json', '--details', '-p', `${process.pid}`, '-n', '2', '-d', '0.1'];
  const lines = (await runTreetop(words)).trimEnd().split('\n');
  const [first, second] = lines.map((line) => JSON.parse(line).processes[0].details);
  t.true(first.memory.rssBytes > 0);
  t.is(first.readBytesPerSecond, null);
  t.is(typeof second.readBytesPerSecond, 'number');
});

test('what never answers holds up neither the list nor its end', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'silent');
  const paths = ['environ', 'smaps_rollup'].map((name) => join(root, '5', name));
  writePipes(t, paths);
  for (const path of paths) {
    const writer = openSync(path, constants.O_RDWR);
    t.teardown(() => closeSync(writer));
  }
  const { processes } = await details('-d', '0', '--proc-root', root);
  t.like(processes[0].detailsUnread, {
    environment: 'slowRead',
    memory: 'slowRead',
    io: 'missing',
  });
});
