import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { BlockingPart } from '../../../../src/source/linux/blocking-parts.js';
import { blockingReader } from '../../../../src/source/linux/blocking-reader.js';
import { detailsReader, refreshDetails } from '../../../../src/source/linux/details-reader.js';
import { linuxSource } from '../../../../src/source/linux/linux-source.js';
import { processTable } from '../../../../src/source/linux/process-table.js';
import { scanProcesses } from '../../../../src/source/linux/scan.js';
import { workSlices } from '../../../../src/source/linux/slices.js';
import { smallFiles } from '../../../../src/source/linux/small-files.js';
import { openStatFiles } from '../../../../src/source/linux/stat-files.js';
import { until } from '../../../helpers/until.js';
import { temporaryDirectory, writeIn, writePipes, writeProcess } from '../proc-tree.js';
import { ALL_PARTS, detailsOf, known, reasons } from './read-details.js';

/** Processes that have the tree in their command line: the helpers, which are told it. */
function helpersNaming(root: string): readonly string[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const words = readFileSync(`/proc/${name}/cmdline`, 'latin1');
      return words.includes(root) ? [`${name} ${words.slice(0, 60)}`] : [];
    } catch {
      return [];
    }
  });
}

function tree(t: ExecutionContext): string {
  const root = temporaryDirectory(t);
  writeProcess(root, 5, 'five');
  return root;
}

/** A pipe that a silent writer holds open: a read of it never ends. */
function writeSilentPipes(t: ExecutionContext, paths: readonly string[]): void {
  for (const path of paths) rmSync(path, { force: true });
  writePipes(t, paths);
  for (const path of paths) {
    const writer = openSync(path, constants.O_RDWR);
    t.teardown(() => closeSync(writer));
  }
}

test('an environ and a smaps_rollup that never answer delay neither samples nor the end', async (t) => {
  const root = tree(t);
  writeSilentPipes(t, [join(root, '5/environ'), join(root, '5/smaps_rollup')]);
  const { source, now, settled } = detailsOf(t, 5, ALL_PARTS, { procRoot: root });
  const asked = await now();
  t.false('memory' in (asked ?? {}) || 'environment' in (asked ?? {}));
  t.like(reasons(await settled()), { memory: 'slowRead', environment: 'slowRead' });
  const startMs = performance.now();
  for (let sample = 0; sample < 20; sample += 1) t.is((await now())?.pid, 5);
  await source.close();
  t.true(performance.now() - startMs < 1000);
});

test('a hundred processes whose environ never answers: samples go on, one helper at a time', async (t) => {
  const root = temporaryDirectory(t);
  const pids = Array.from({ length: 100 }, (_, index) => index + 10);
  for (const pid of pids) writeProcess(root, pid, 'silent');
  writeSilentPipes(
    t,
    pids.map((pid) => join(root, `${pid}/environ`)),
  );
  const source = linuxSource({ procRoot: root, cmdlineDeadlineMs: 60_000 });
  t.teardown(source.close);
  const details = { of: 'all', parts: ['process', 'environment'] } as const;
  const startMs = performance.now();
  for (let count = 0; count < 5; count += 1) {
    const sample = await source.next({ status: [], cmdline: [], details });
    t.is(sample?.details?.length, 100);
    const helpers = helpersNaming(root);
    t.true(helpers.length <= 1, helpers.join());
  }
  await source.close();
  // Far below the deadline of even one of them.
  t.true(performance.now() - startMs < 30_000);
});

test('the end comes at once while a helper hangs', async (t) => {
  const root = tree(t);
  writeSilentPipes(t, [join(root, '5/environ'), join(root, '5/smaps_rollup')]);
  const options = { procRoot: root, cmdlineDeadlineMs: 600_000 };
  const { source, now } = detailsOf(t, 5, ALL_PARTS, options);
  await now();
  const startMs = performance.now();
  await source.close();
  await source.factsSettled(600_000);
  t.true(performance.now() - startMs < 1000);
});

test('what hung is tried again later, and may have got better', async (t) => {
  const root = tree(t);
  writeSilentPipes(t, [join(root, '5/environ')]);
  const options = { procRoot: root, cmdlineDeadlineMs: 30, cmdlineBackoffMs: 1 };
  const { now, settled } = detailsOf(t, 5, ['environment'], options);
  t.deepEqual(reasons(await settled()), { environment: 'slowRead' });
  rmSync(join(root, '5/environ'));
  writeIn(root, '5/environ', 'A=1\0');
  const details = await until('an answer', async () => {
    const one = await now();
    return one?.environment && 'value' in one.environment && one;
  });
  t.deepEqual(known(details.environment), { list: ['A=1'] });
});

test('what hung is left alone for a while, also while somebody else is looked at', async (t) => {
  const root = tree(t);
  writeProcess(root, 6, 'six');
  writeSilentPipes(t, [join(root, '5/environ')]);
  const options = { procRoot: root, cmdlineDeadlineMs: 30, cmdlineBackoffMs: 600_000 };
  const { source, settled } = detailsOf(t, 5, ['environment'], options);
  await settled();
  const other = { of: [{ pid: 6, startTicks: 106 }], parts: ['environment'] } as const;
  await source.next({ status: [], cmdline: [], details: other });
  rmSync(join(root, '5/environ'));
  writeIn(root, '5/environ', 'A=1\0');
  t.deepEqual(reasons(await settled()), { environment: 'slowRead' });
});

test('a pipe in the place of any other file is no reason to wait', async (t) => {
  const root = tree(t);
  const names = ['io', 'limits', 'schedstat', 'oom_score', 'oom_score_adj', 'wchan', 'status'];
  mkdirSync(join(root, '5/fdinfo'), { recursive: true });
  mkdirSync(join(root, '5/fd'), { recursive: true });
  symlinkSync('/a', join(root, '5/fd/3'));
  const paths = [...names, 'cgroup', 'cwd', 'fdinfo/3', '../locks'].map((name) =>
    join(root, '5', name),
  );
  writeSilentPipes(t, paths);
  const read = detailsOf(t, 5, ['process', 'files', 'locks'], { procRoot: root });
  const details = await read.now();
  t.like(reasons(details), {
    io: 'garbled',
    limits: 'garbled',
    oom: 'garbled',
    waitChannel: 'garbled',
    status: 'garbled',
    cgroups: 'garbled',
    cwd: 'garbled',
    locks: 'garbled',
  });
  t.deepEqual(known(details?.files).list, [{ descriptor: 3, target: '/a' }]);
});

test('without a program that may read what blocks there is none to ask, and that is said', async (t) => {
  const root = tree(t);
  const table = processTable(root, false, openStatFiles(0));
  const slices = workSlices();
  await scanProcesses(table, undefined, slices);
  const blocking = blockingReader<BlockingPart>({
    pathOf: ({ path }) => path,
    onAnswer: () => t.fail(),
    maxBytes: 100,
    commands: [],
  });
  const reader = detailsReader(smallFiles(), blocking);
  const demand = { of: 'all', parts: ['memory', 'environment'] } as const;
  const [details] = (await refreshDetails(reader, table, demand, slices)) ?? [];
  t.deepEqual(reasons(details), { memory: 'noHelper', environment: 'noHelper' });
});

test('what a tree does not hold is missing', async (t) => {
  const details = await detailsOf(t, 5, ALL_PARTS, { procRoot: tree(t) }).settled();
  const missing = [
    'io',
    'limits',
    'cgroups',
    'oom',
    'waitChannel',
    'cwd',
    'exe',
    'root',
    'namespaces',
  ];
  const all = [...missing, 'openFileCount', 'memory', 'environment', 'files', 'locks'];
  t.deepEqual(reasons(details), Object.fromEntries(all.map((name) => [name, 'missing'])));
});

test('links of a tree are told and not followed; what is no link is garbled', async (t) => {
  const root = tree(t);
  mkdirSync(join(root, '5/fd'));
  mkdirSync(join(root, '5/ns'));
  symlinkSync('/nowhere at all', join(root, '5/cwd'));
  symlinkSync('/etc', join(root, '5/root'));
  symlinkSync('mnt:[4026531832]', join(root, '5/ns/mnt'));
  symlinkSync('/dev/tty (deleted)', join(root, '5/fd/0'));
  symlinkSync('socket:[77]', join(root, '5/fd/10'));
  writeIn(root, '5/fd/9', 'a file');
  writeIn(root, '5/exe', 'a file');
  writeIn(root, '5/fdinfo/10', 'pos:\t5\nflags:\t02\n');
  const details = await detailsOf(t, 5, ALL_PARTS, { procRoot: root }).now();
  t.is(known(details?.cwd), '/nowhere at all');
  t.is(known(details?.root), '/etc');
  t.deepEqual(details?.exe, { unread: 'garbled' });
  t.deepEqual(known(details?.namespaces), [{ type: 'mnt', inode: 4026531832 }]);
  t.is(known(details?.openFileCount), 3);
  t.deepEqual(known(details?.files), {
    list: [
      { descriptor: 0, target: '/dev/tty (deleted)' },
      { descriptor: 9 },
      { descriptor: 10, target: 'socket:[77]', flags: 2, offset: 5 },
    ],
  });
});

test('of more than 5,000 open files the rest is cut, and that is said', async (t) => {
  const root = tree(t);
  mkdirSync(join(root, '5/fd'));
  for (let fd = 0; fd < 5001; fd += 1) symlinkSync('pipe:[1]', join(root, `5/fd/${fd}`));
  const details = await detailsOf(t, 5, ['process', 'files'], { procRoot: root }).now();
  const { list, isCut } = known(details?.files);
  t.is(list.length, 5000);
  t.true(isCut);
  t.is(known(details?.openFileCount), 5001);
});
