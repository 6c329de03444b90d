// Fixtures are bytes: what an editor, a checkout or a merge may have "repaired" shows here.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { projectRoot } from '../helpers/project-root.js';

const small = join(projectRoot, 'fixtures/proc/small');
const odd = join(projectRoot, 'fixtures/proc/odd');
const pids = readdirSync(small).filter((name) => /^\d+$/.test(name));
const bytes = (path: string) => readFileSync(join(odd, path), 'latin1');

test('each stat of the small tree has 52 fields and its own pid', (t) => {
  t.true(pids.length >= 10);
  for (const pid of pids) {
    const text = readFileSync(join(small, pid, 'stat'), 'latin1');
    t.is(text.slice(text.lastIndexOf(')') + 2).split(' ').length, 50, pid);
    t.true(text.startsWith(`${pid} (`) && text.endsWith('\n'), pid);
  }
});

test('stat and status of the small tree agree on name, letter, parent and threads', (t) => {
  for (const pid of pids) {
    const stat = kernelStat(Number(pid), small);
    const status = readFileSync(join(small, pid, 'status'), 'latin1');
    const value = (key: string) => new RegExp(`^${key}:\\t(\\S+)`, 'm').exec(status)?.[1];
    t.deepEqual(
      [value('Name'), value('State'), value('PPid'), value('Threads')],
      [stat?.comm, stat?.letter, String(stat?.ppid), stat?.field(20)],
    );
  }
});

test('the small tree holds a process of each class, a kernel thread and a dead leader', (t) => {
  const letters = new Set(pids.map((pid) => kernelStat(Number(pid), small)?.letter));
  t.deepEqual([...letters].sort(), ['D', 'I', 'R', 'S', 'T', 'Z']);
  t.is(readFileSync(join(small, '88/cmdline'), 'latin1'), '');
  t.is(kernelStat(9412, small)?.field(20), '3');
});

test('hostile bytes of the odd tree are raw', (t) => {
  t.is(kernelStat(170, odd)?.comm, 'x) Z 1 \x1b[2J\n');
  t.is(kernelStat(172, odd)?.comm, '\x9b31m\xff\xc0\xaf');
  t.is(bytes('174/cmdline'), 'over\rwritten\0back\b\b\bspace\0two\nlines\0');
  t.is(bytes('103/stat'), String.fromCharCode(...Array(256).keys()).repeat(4));
});

test('what is empty, absent or cut in the odd tree is so', (t) => {
  t.is(bytes('102/stat'), '');
  t.deepEqual(readdirSync(join(odd, '108')), ['comm']);
  t.true(statSync(join(odd, '109/stat')).isDirectory());
  t.false(bytes('126/stat').endsWith('\n'));
  t.true(bytes('meminfo').endsWith('MemAvail'));
  t.false(readdirSync(odd).includes('pressure'));
});
