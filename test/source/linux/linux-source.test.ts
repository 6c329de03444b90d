import { closeSync, constants, mkdirSync, openSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Demand } from '../../../src/sample/demand.js';
import type { Sample } from '../../../src/sample/sample.js';
import { linuxSource } from '../../../src/source/linux/linux-source.js';
import type { LinuxSourceOptions } from '../../../src/source/linux/machine.js';
import { UnusableSource } from '../../../src/source/unusable-source.js';
import { statLine, temporaryDirectory, writeIn, writePipes, writeProcess } from './proc-tree.js';

const ALL: Demand = { status: 'all', cmdline: 'all' };
const LONG_MS = 60_000;

function sourceOver(t: ExecutionContext, options: LinuxSourceOptions) {
  const source = linuxSource(options);
  t.teardown(source.close);
  const next = async (demand = ALL): Promise<Sample> => {
    const sample = await source.next(demand);
    if (sample === undefined) throw new Error('no sample');
    return sample;
  };
  return { ...source, next };
}

test('a captured tree gives a sample with all that is in it', async (t) => {
  const directory = temporaryDirectory(t);
  const root = join(directory, 'proc');
  writeProcess(root, 1, 'init');
  writeProcess(root, 20, 'sh', ['sh', '-c', 'x']);
  writeIn(root, 'stat', 'cpu0 1 2 3 4 5 6 7 8\nctxt 5\nbtime 1000\nprocesses 30\n');
  writeIn(root, 'meminfo', 'MemTotal: 4 kB\n');
  writeIn(root, 'uptime', '12.5 3\n');
  writeIn(root, 'loadavg', '1.00 2.00 3.00 1/2 3\n');
  writeIn(root, 'pressure/io', 'some avg10=4.00 avg60=0.00 avg300=0.00 total=0\n');
  writeIn(root, 'sys/kernel/random/boot_id', 'abc\n');
  writeIn(root, 'sys/kernel/hostname', 'box\n');
  writeIn(root, 'sys/kernel/osrelease', '6.1.0\n');
  writeIn(root, 'sys/kernel/arch', 'aarch64\n');
  writeIn(root, 'tty/drivers', 'pty_slave            /dev/pts      136 0-7 pty:slave\n');
  writeIn(directory, 'etc/passwd', 'ana:x:1001:1::/:\n');
  const source = sourceOver(t, { procRoot: root });
  await source.next();
  await source.factsSettled(LONG_MS);
  const sample = await source.next();
  const { utcOffsetMinutes, ...boot } = sample.boot;
  t.is(typeof utcOffsetMinutes, 'number');
  t.deepEqual(boot, {
    id: 'abc',
    hostname: 'box',
    kernelRelease: '6.1.0',
    arch: 'arm64',
    ticksPerSecond: 100,
    pageBytes: 4096,
    bootedAtMs: 1_000_000,
    users: { '1001': 'ana' },
    ttyDrivers: [{ prefix: 'pts', major: 136, firstMinor: 0, lastMinor: 7 }],
  });
  t.deepEqual(sample.host, {
    cpus: [
      { id: 0, user: 1, nice: 2, system: 3, idle: 4, iowait: 5, irq: 6, softirq: 7, steal: 8 },
    ],
    forks: 30,
    contextSwitches: 5,
    memory: { totalBytes: 4096 },
    uptimeSeconds: 12.5,
    machineThreads: 2,
    load: [1, 2, 3],
    pressure: { ioSomePercent: 4 },
  });
  t.deepEqual(
    sample.processes.map(({ pid, comm }) => [pid, comm]),
    [
      [1, 'init'],
      [20, 'sh'],
    ],
  );
  t.deepEqual(sample.processes[1]?.cmdline?.argv, ['sh', '-c', 'x']);
  t.deepEqual(sample.processes[1]?.status?.uids, [1000, 1001, 1002, 1003]);
  t.false(sample.viewer.canSignal);
  t.deepEqual(sample.notes, []);
  t.deepEqual(JSON.parse(JSON.stringify(sample)), sample);
});

test('whatever is missing in a tree is absent, and said', async (t) => {
  const root = temporaryDirectory(t);
  writeIn(root, '7/stat', statLine(7, 'x'));
  const source = sourceOver(t, { procRoot: root });
  await source.next();
  await source.factsSettled(LONG_MS);
  const { host, processes, notes, boot } = await source.next();
  t.deepEqual(host, { cpus: [], memory: {} });
  t.false('bootedAtMs' in boot);
  t.is(boot.id, '');
  t.false('status' in (processes[0] ?? {}));
  t.is(processes[0]?.cmdline?.unread, 'vanished');
  t.deepEqual(
    notes.map(({ code, message }) => [code, message.replace(root, '')]),
    ['stat', 'uptime', 'loadavg', 'meminfo'].map((name) => [
      'missing',
      `/${name}: expected on every kernel, is not there`,
    ]),
  );
});

test('a tree that changes is seen to change, and keeps what did not', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 1, 'a');
  writeProcess(root, 2, 'b');
  const source = sourceOver(t, { procRoot: root });
  await source.next();
  await source.factsSettled(LONG_MS);
  const before = await source.next();
  writeProcess(root, 3, 'c');
  writeIn(root, '2/stat', statLine(2, 'renamed'));
  writeIn(root, '2/cmdline', 'other\0');
  const between = await source.next();
  await source.factsSettled(LONG_MS);
  const after = await source.next();
  t.is(after.processes[0], before.processes[0]);
  t.is(after.boot, before.boot);
  t.is(after.viewer, before.viewer);
  t.is(between.processes[1]?.comm, 'renamed');
  t.deepEqual(after.processes[1]?.cmdline?.argv, ['other']);
  t.is(after.processes[1]?.status, before.processes[1]?.status);
  t.deepEqual(after.processes[2]?.cmdline?.argv, ['c']);
});

test('the directory names the pid, whatever its stat says', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 8, 'x');
  writeIn(root, '8/stat', statLine(4711, 'x'));
  writeIn(root, '9/stat', 'garbage\n');
  writeIn(root, '10/stat', '');
  writeIn(root, '007/stat', statLine(7, 'x'));
  mkdirSync(join(root, '11/stat'), { recursive: true });
  const source = sourceOver(t, { procRoot: root });
  for (let scan = 0; scan < 2; scan += 1) {
    const { processes, notes } = await source.next();
    t.deepEqual(
      processes.map(({ pid }) => pid),
      [8],
    );
    t.is(notes.find(({ code }) => code === 'garbled')?.count, 4);
  }
});

test('only what is demanded is asked of cmdline; kernel threads and zombies have none', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 1, 'a');
  writeProcess(root, 2, 'b');
  writeProcess(root, 3, 'kthread');
  writeIn(root, '3/stat', statLine(3, 'kthread').replace(' 4194304 ', ' 2129984 '));
  writeProcess(root, 4, 'zombie');
  writeIn(root, '4/stat', statLine(4, 'zombie').replace(' S ', ' Z '));
  const named = [1, 3, 4].map((pid) => ({ pid, startTicks: 100 + pid }));
  const demand = { status: [], cmdline: [...named, { pid: 2, startTicks: 1 }] };
  const source = sourceOver(t, { procRoot: root });
  await source.next(demand);
  await source.factsSettled(LONG_MS);
  const { processes } = await source.next(demand);
  t.deepEqual(
    processes.map(({ cmdline }) => cmdline?.argv),
    [['a'], undefined, [], []],
  );
});

/** Processes whose cmdline never answers: pipes held open by a silent writer. */
function writeSilent(t: ExecutionContext, root: string, pids: readonly number[]): void {
  const fifos = pids.map((pid) => join(root, `${pid}/cmdline`));
  for (const pid of pids) writeProcess(root, pid, `p${pid}`);
  for (const fifo of fifos) rmSync(fifo);
  writePipes(t, fifos);
  for (const fifo of fifos) {
    const writer = openSync(fifo, constants.O_RDWR);
    t.teardown(() => closeSync(writer));
  }
}

test('100 command lines that never answer delay neither samples nor the end', async (t) => {
  const root = temporaryDirectory(t);
  writeSilent(
    t,
    root,
    Array.from({ length: 100 }, (_, index) => index + 1),
  );
  // With such a deadline anything that waited for an answer would not come back within the test.
  const source = linuxSource({ procRoot: root, cmdlineDeadlineMs: LONG_MS * 10 });
  for (let scan = 0; scan < 5; scan += 1) {
    const sample = await source.next(ALL);
    t.is(sample?.processes.length, 100);
    t.is(sample?.processes.filter(({ cmdline }) => cmdline !== undefined).length, 0);
  }
  const settled = source.factsSettled(LONG_MS * 10);
  await source.close();
  await settled;
  t.is(await source.next(ALL), undefined);
});

test('those that never answer are marked and counted, the others are read', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 1, 'a');
  writeSilent(t, root, [2, 3, 4]);
  writeProcess(root, 5, 'b');
  const source = sourceOver(t, { procRoot: root, cmdlineDeadlineMs: 20 });
  await source.next();
  await source.factsSettled(LONG_MS);
  const { processes, notes } = await source.next();
  t.deepEqual(
    processes.map(({ cmdline }) => cmdline?.argv?.[0] ?? cmdline?.unread),
    ['a', 'slowRead', 'slowRead', 'slowRead', 'b'],
  );
  t.is(notes.find(({ code }) => code === 'slowRead')?.count, 3);
});

test('one that hung is tried again later, and may have got better', async (t) => {
  const root = temporaryDirectory(t);
  writeSilent(t, root, [1]);
  const source = sourceOver(t, { procRoot: root, cmdlineDeadlineMs: 20, cmdlineBackoffMs: 0 });
  await source.next();
  await source.factsSettled(LONG_MS);
  rmSync(join(root, '1/cmdline'));
  writeIn(root, '1/cmdline', 'well\0');
  t.is((await source.next()).processes[0]?.cmdline?.unread, 'slowRead');
  await source.factsSettled(LONG_MS);
  const { processes, notes } = await source.next();
  t.deepEqual(processes[0]?.cmdline?.argv, ['well']);
  t.is(
    notes.find(({ code }) => code === 'slowRead'),
    undefined,
  );
});

test('a command line that did not change is the same facts, and the same process', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 1, 'a');
  const source = sourceOver(t, { procRoot: root });
  await source.next();
  await source.factsSettled(LONG_MS);
  const before = (await source.next()).processes[0];
  // Past a whole turn of the rotation.
  for (let scan = 0; scan < 31; scan += 1) await source.next();
  await source.factsSettled(LONG_MS);
  t.is((await source.next()).processes[0], before);
});

test('what is no proc tree is refused in one plain line', async (t) => {
  const root = temporaryDirectory(t);
  writeIn(root, 'file', 'x');
  writeIn(root, 'tree/1/stat', 'garbage');
  const messages = new Map([
    ['nothing', 'expected a directory like /proc, got nothing: it does not exist'],
    ['file', 'expected a directory like /proc, got something that is no directory'],
    ['.', 'expected processes (PID/stat), got a directory without any'],
    ['tree', 'expected processes (PID/stat), got 1 whose stat cannot be read'],
  ]);
  for (const [name, expected] of messages) {
    const procRoot = join(root, name);
    const source = linuxSource({ procRoot });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const error = await t.throwsAsync(source.next(ALL), { instanceOf: UnusableSource });
      t.is(error?.message, `${procRoot}: ${expected}`);
      t.is(error?.name, 'UnusableSource');
    }
    await source.close();
  }
});
