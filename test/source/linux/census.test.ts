import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import test from 'ava';
import { censusAt } from '../../../src/source/linux/census.js';
import { statLine, temporaryDirectory, writeIn } from './proc-tree.js';

test('everyone is told of once, by pid, those that are born meanwhile last', (t) => {
  const entries = censusAt('/proc').everyone()[Symbol.iterator]();
  const first = entries.next();
  const child = spawn('sleep', ['1000']);
  t.teardown(() => child.kill('SIGKILL'));
  const pids = [first.value?.pid, ...restOf(entries)];
  t.is(pids.filter((pid) => pid === child.pid).length, 1);
  t.true(pids.includes(process.pid));
});

test('a thread that is born meanwhile is no process', (t) => {
  const entries = censusAt('/proc').everyone()[Symbol.iterator]();
  entries.next();
  const worker = new Worker('setInterval(() => {}, 1000)', { eval: true });
  t.teardown(() => worker.terminate());
  const pids = restOf(entries);
  const tids = readdirSync('/proc/self/task').map(Number);
  t.true(tids.length > 1);
  t.deepEqual(
    pids.filter((pid) => tids.includes(pid)),
    [process.pid],
  );
});

test('where the number given last is not told it is the directory alone', (t) => {
  const root = temporaryDirectory(t);
  writeIn(root, '5/stat', statLine(5, 'x'));
  t.deepEqual(
    [...censusAt(root).everyone()].map(({ pid }) => pid),
    [5],
  );
});

function restOf(entries: Iterator<{ readonly pid: number }>): readonly number[] {
  const pids: number[] = [];
  for (let next = entries.next(); !next.done; next = entries.next()) pids.push(next.value.pid);
  return pids;
}
