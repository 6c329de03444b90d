import { closeSync, constants, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { runTreetop } from '../helpers/run-treetop.js';
import { temporaryDirectory, writePipes, writeProcess } from '../source/linux/proc-tree.js';

test('one sample has no rates; two have', async (t) => {
  const ours = async (...words: readonly string[]) =>
    JSON.parse(await runTreetop(['ps', '--json', '-p', String(process.pid), ...words]))
      .processes[0];
  t.is((await ours('-d', '0')).cpuPercent, null);
  const { pid, cpuPercent, argv } = await ours('-d', '0.05');
  t.is(pid, process.pid);
  t.is(typeof cpuPercent, 'number');
  t.is(argv[0], process.argv0);
});

test('-n prints so many documents, a line each, of instants that follow one another', async (t) => {
  const text = await runTreetop(['ps', '--json', '-n', '3', '-d', '0.1', '-o', 'pid,cpuPercent']);
  const lines = text.split('\n');
  t.is(lines.pop(), '');
  const instants = lines.map((line) => Date.parse(JSON.parse(line).takenAt));
  t.is(instants.length, 3);
  t.deepEqual(instants.toSorted(), instants);
  const [first, , third] = lines.map((line) => JSON.parse(line).processes);
  t.true(first.every(({ cpuPercent }: { cpuPercent: unknown }) => cpuPercent === null));
  t.true(third.some(({ cpuPercent }: { cpuPercent: unknown }) => cpuPercent !== null));
});

test('what costs a file for each process is read where it is named, and else no key', async (t) => {
  const ours = async (...words: readonly string[]) =>
    JSON.parse(await runTreetop(['ps', '--json', '-p', String(process.pid), ...words]))
      .processes[0];
  t.false('readCalls' in (await ours('-d', '0')));
  const named = 'readCalls,cwd,ioBytesPerSecond,swapBytes';
  const once = await ours('-d', '0', '-o', named);
  t.true(once.readCalls > 0);
  t.is(once.cwd, process.cwd());
  t.is(once.ioBytesPerSecond, null);
  t.is(typeof (await ours('-d', '0.05', '-o', named)).ioBytesPerSecond, 'number');
  t.is((await ours('-d', '0', '-F', 'readCalls>0', '-o', 'pid')).pid, process.pid);
});

test('command lines that never answer hold up neither the list nor its end', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'answers', ['/bin/answers', '-v']);
  writeProcess(root, 6, 'silent');
  const pipe = join(root, '6/cmdline');
  rmSync(pipe);
  writePipes(t, [pipe]);
  const writer = openSync(pipe, constants.O_RDWR);
  t.teardown(() => closeSync(writer));
  const text = await runTreetop(['ps', '--json', '-d', '0', '--proc-root', root]);
  const { processes, notes } = JSON.parse(text);
  t.deepEqual(
    processes.map(({ command, argv }: { command: string; argv: unknown }) => [command, argv]),
    [
      ['/bin/answers -v', ['/bin/answers', '-v']],
      ['[silent]', null],
    ],
  );
  t.true(notes.some(({ code }: { code: string }) => code === 'slowRead'));
});
