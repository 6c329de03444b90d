import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { FactDemand } from '../../../src/sample/demand.js';
import type { ProcessSample } from '../../../src/sample/process-sample.js';
import type { RowFacts, RowReading } from '../../../src/sample/row-facts.js';
import type { Sample } from '../../../src/sample/sample.js';
import { linuxSource } from '../../../src/source/linux/linux-source.js';
import { isRoot } from '../../helpers/machine.js';
import { until } from '../../helpers/until.js';
import { statLine, temporaryDirectory, writeIn, writePipes, writeProcess } from './proc-tree.js';

const everyFact = ['statm', 'usage', 'io', 'oomScore', 'cgroups', 'exe', 'cwd'] as const;
const all: FactDemand = Object.fromEntries(everyFact.map((fact) => [fact, 'all']));

function sourceOf(t: ExecutionContext, procRoot = '/proc') {
  const source = linuxSource({ procRoot });
  t.teardown(source.close);
  return async (rowFacts?: FactDemand): Promise<Sample> => {
    const sample = await source.next({
      status: [],
      cmdline: [],
      ...(rowFacts && { rowFacts }),
    });
    if (sample === undefined) throw new Error('no sample');
    return sample;
  };
}

function rowIn({ processes }: Sample, pid: number): ProcessSample {
  const row = processes.find((one) => one.pid === pid);
  if (!row) throw new Error(`no process ${pid}`);
  return row;
}

const factsIn = (sample: Sample, pid: number): RowFacts => rowIn(sample, pid).rowFacts ?? {};

function known<T>(reading: RowReading<T> | undefined): T {
  if (!reading || 'unread' in reading) throw new Error(`not read: ${JSON.stringify(reading)}`);
  return reading.value;
}

const IO =
  'rchar: 1\nwchar: 2\nsyscr: 3\nsyscw: 4\nread_bytes: 5\nwrite_bytes: 6\ncancelled_write_bytes: 7\n';
const USAGE =
  'Uid:\t0\t0\t0\t0\nVmSwap:\t     12 kB\nvoluntary_ctxt_switches:\t8\nnonvoluntary_ctxt_switches:\t9\n';

function tree(t: ExecutionContext): string {
  const root = join(realpathSync(temporaryDirectory(t)), 'proc');
  writeProcess(root, 5, 'full');
  writeIn(root, '5/statm', '100 50 20 10 0 30 0\n');
  writeIn(root, '5/io', IO);
  writeIn(root, '5/status', USAGE);
  writeIn(root, '5/oom_score', '666\n');
  writeIn(root, '5/cgroup', '0::/system.slice/a b.service\n');
  symlinkSync('/nowhere/at all', join(root, '5/exe'));
  symlinkSync('/', join(root, '5/cwd'));
  writeProcess(root, 6, 'bare');
  return root;
}

test('each file of a captured tree is read, and no link followed', async (t) => {
  const facts = factsIn(await sourceOf(t, tree(t))(all), 5);
  t.deepEqual(known(facts.statm), { sharedPages: 20, textPages: 10, dataPages: 30 });
  t.deepEqual(known(facts.usage), {
    swapBytes: 12 * 1024,
    voluntarySwitches: 8,
    involuntarySwitches: 9,
  });
  t.like(known(facts.io), { readCharacters: 1, readBytes: 5, writtenBytes: 6 });
  t.is(known(facts.oomScore), 666);
  t.deepEqual(known(facts.cgroups), [
    { hierarchy: 0, controllers: [], path: '/system.slice/a b.service' },
  ]);
  t.is(known(facts.exe), '/nowhere/at all');
  t.is(known(facts.cwd), '/');
});

test('what the tree does not have says so, and what is of another form', async (t) => {
  const root = tree(t);
  writeIn(root, '6/statm', '1 2 x\n');
  writeIn(root, '6/io', 'rchar: 1\n');
  writePipes(t, [join(root, '6/oom_score')]);
  const facts = factsIn(await sourceOf(t, root)(all), 6);
  const reasons = everyFact.map((fact) => {
    const reading = facts[fact];
    return reading && 'unread' in reading ? reading.unread : undefined;
  });
  t.deepEqual(reasons, [
    'garbled',
    undefined,
    'garbled',
    'garbled',
    'missing',
    'missing',
    'missing',
  ]);
  t.deepEqual(known(facts.usage), {});
});

test('only what is wanted of whom it is wanted is read', async (t) => {
  const next = sourceOf(t, tree(t));
  const first = await next({ io: [rowIn(await next(), 5)], statm: [] });
  t.deepEqual(Object.keys(factsIn(first, 5)), ['io']);
  t.is(rowIn(first, 6).rowFacts, undefined);
  t.is(rowIn(await next(), 5).rowFacts, undefined);
  const former = { pid: 5, startTicks: 1 };
  t.is(rowIn(await next({ io: [former] }), 5).rowFacts, undefined);
});

test('facts that did not move are the same objects, and so is the process', async (t) => {
  const root = tree(t);
  const next = sourceOf(t, root);
  const first = rowIn(await next(all), 5);
  t.is(rowIn(await next(all), 5), first);
  writeIn(root, '5/io', IO.replace('write_bytes: 6', 'write_bytes: 600'));
  const moved = rowIn(await next(all), 5);
  t.is(known(moved.rowFacts?.io).writtenBytes, 600);
  t.is(moved.rowFacts?.statm, first.rowFacts?.statm);
  t.true((moved.rowFacts?.io?.readAtMs ?? 0) > (first.rowFacts?.io?.readAtMs ?? 0));
  t.is(moved.readAtMs, first.readAtMs);
});

test('swap and switches are those of this very sample, each time', async (t) => {
  const root = tree(t);
  const next = sourceOf(t, root);
  for (const count of [8, 11, 12]) {
    writeIn(root, '5/status', USAGE.replace(':\t8', `:\t${count}`));
    t.is(known(factsIn(await next({ usage: 'all' }), 5).usage).voluntarySwitches, count);
  }
});

test('a zombie and a kernel thread have no program, whatever the kernel answers', async (t) => {
  const root = tree(t);
  writeIn(root, '7/stat', statLine(7, 'dead').replace(') S ', ') Z '));
  writeIn(root, '8/stat', statLine(8, 'kworker').replace(' 4194304 ', ' 2097152 '));
  const sample = await sourceOf(t, root)(all);
  t.like(factsIn(sample, 7), { exe: { unread: 'ended' }, cwd: { unread: 'ended' } });
  t.like(factsIn(sample, 8), { exe: { unread: 'kernelThread' }, cwd: { unread: 'missing' } });
});

test('a thousand processes of which nothing is wanted have nothing', async (t) => {
  const root = tree(t);
  for (let pid = 100; pid < 1100; pid += 1) mkdirSync(join(root, String(pid)), { recursive: true });
  for (let pid = 100; pid < 1100; pid += 1) writeIn(root, `${pid}/stat`, statLine(pid, 'x'));
  const next = sourceOf(t, root);
  const { processes } = await next({ io: [rowIn(await next(), 5)] });
  t.deepEqual(
    processes.filter(({ rowFacts }) => rowFacts !== undefined).map(({ pid }) => pid),
    [5],
  );
});

async function writer(t: ExecutionContext) {
  const cwd = realpathSync(temporaryDirectory(t));
  const child = spawn('sh', ['-c', 'while read x; do echo "$x" >> out; done'], {
    cwd,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  return { cwd, stdin: child.stdin, pid: child.pid ?? 0 };
}

test('what is read of a process is what /proc says', async (t) => {
  const { cwd, stdin, pid } = await writer(t);
  const next = sourceOf(t);
  stdin.write(`${'x'.repeat(5000)}\n`);
  const facts = await until('what was written is counted', async () => {
    const now = factsIn(await next(all), pid);
    return known(now.io).writtenCharacters >= 5000 && now;
  });
  t.is(known(facts.cwd), cwd);
  t.is(known(facts.exe), readlinkSync(`/proc/${pid}/exe`));
  t.is(known(facts.oomScore), Number(readFileSync(`/proc/${pid}/oom_score`)));
  const { sharedPages, dataPages } = known(facts.statm);
  const [, , shared, , , data] = readFileSync(`/proc/${pid}/statm`, 'ascii').split(' ').map(Number);
  t.deepEqual([sharedPages, dataPages], [shared, data]);
  t.true((known(facts.usage).voluntarySwitches ?? 0) > 0);
  const lines = readFileSync(`/proc/${pid}/cgroup`, 'utf8').trim().split('\n');
  t.is(known(facts.cgroups).length, lines.length);
});

const SCRIPT = `
import { linuxSource } from ${JSON.stringify(new URL('../../../src/source/linux/linux-source.js', import.meta.url).href)};
const source = linuxSource();
const need = [{ pid: Number(process.argv[1]), startTicks: Number(process.argv[2]) }];
const facts = Object.fromEntries(${JSON.stringify(everyFact)}.map((fact) => [fact, need]));
const { processes, notes } = await source.next({ status: [], cmdline: [], rowFacts: facts });
await source.close();
const row = processes.find(({ pid }) => pid === need[0].pid);
console.log(JSON.stringify({ facts: row.rowFacts, notes }));
`;

(isRoot ? test : test.skip)(
  "of another user's process io and links are unknown, the rest is told (needs root)",
  async (t) => {
    const { pid } = await writer(t);
    const { startTicks } = rowIn(await sourceOf(t)(), pid);
    const node = [process.execPath, '--input-type=module', '-e', SCRIPT, `${pid}`, `${startTicks}`];
    const args = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...node];
    const env = { ...process.env };
    delete env['NODE_V8_COVERAGE'];
    const run = spawnSync('sh', ['-c', 'exec "$@"', 'sh', ...args], { env });
    t.is(run.stderr.toString(), '');
    const { facts, notes } = JSON.parse(run.stdout.toString());
    for (const fact of ['io', 'exe', 'cwd']) t.is(facts[fact].unread, 'eacces', fact);
    for (const fact of ['statm', 'usage', 'oomScore', 'cgroups'])
      t.true('value' in facts[fact], fact);
    const message = 'processes whose io, exe, cwd may not be read';
    t.deepEqual(
      notes.filter(({ code }: { code: string }) => code === 'eacces'),
      [{ code: 'eacces', count: 1, message }],
    );
  },
);
