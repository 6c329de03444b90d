import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import test, { type ExecutionContext } from 'ava';
import type { Demand } from '../../../src/sample/demand.js';
import type { Sample } from '../../../src/sample/sample.js';
import { linuxSource } from '../../../src/source/linux/linux-source.js';
import { temporaryDirectory } from './proc-tree.js';

const ALL: Demand = { status: 'all', cmdline: 'all' };
const LONG_MS = 60_000;

type Child = ChildProcessByStdio<Writable, Readable, null> & { readonly pid: number };

/** A child that runs, ended with the test. */
async function running(t: ExecutionContext, command: string, ...args: string[]): Promise<Child> {
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  return child as Child;
}

function liveSource(t: ExecutionContext, fdBudget?: number) {
  const source = linuxSource(fdBudget === undefined ? {} : { fdBudget });
  t.teardown(source.close);
  const next = async (): Promise<Sample> => {
    const sample = await source.next(ALL);
    if (sample === undefined) throw new Error('no sample');
    return sample;
  };
  return { ...source, next };
}

const processIn = (sample: Sample, pid: number) => sample.processes.find((row) => row.pid === pid);

test('what is sampled is what /proc says', async (t) => {
  const child = await running(t, 'cat');
  const source = liveSource(t);
  let sample = await source.next();
  let plain: readonly string[] = [];
  // Until nothing of it moved around the sample: only then may the two be compared.
  do {
    plain = plainStat(child.pid) ?? [];
    sample = await source.next();
  } while (plain.join() !== plainStat(child.pid)?.join());
  const pids = sample.processes.map(({ pid }) => pid);
  t.deepEqual(
    pids,
    [...new Set(pids)].sort((a, b) => a - b),
  );
  for (const { pid, startTicks } of sample.processes) {
    const now = plainStat(pid);
    if (now !== undefined) t.is(Number(now[22]), startTicks);
  }
  const idle = processIn(sample, child.pid);
  t.is(idle?.comm, 'cat');
  t.is(idle?.stateCode, plain[3]);
  t.is(idle?.flags, Number(plain[9]));
  t.is(idle?.minorFaults, Number(plain[10]));
  t.is(idle?.userTicks, Number(plain[14]));
  t.is(idle?.nice, Number(plain[19]));
  t.is(idle?.vsizeBytes, Number(plain[23]));
  t.is(idle?.rssPages, Number(plain[24]));
  t.is(idle?.processor, Number(plain[39]));
  t.is(idle?.status?.uids[1], process.geteuid?.());
  t.is(processIn(sample, child.pid)?.ppid, process.pid);
  t.true(sample.viewer.canSignal);
  t.deepEqual(sample.viewer.ancestorPids.slice(0, 2), [process.pid, process.ppid]);
  t.is(sample.boot.id, readFileSync('/proc/sys/kernel/random/boot_id', 'ascii').trim());
  t.is(sample.boot.arch, process.arch);
  t.is(`${sample.boot.pageBytes}`, spawnSync('getconf', ['PAGESIZE']).stdout.toString().trim());
});

for (const fdBudget of [1000, 0]) {
  test(`a child comes, is idle and goes, with ${fdBudget} descriptors`, async (t) => {
    const source = liveSource(t, fdBudget);
    await source.next();
    const child = await running(t, 'sleep', '1000');
    const born = processIn(await source.next(), child.pid);
    t.truthy(born);
    await source.next();
    await source.factsSettled(LONG_MS);
    const idle = processIn(await source.next(), child.pid);
    t.deepEqual(idle?.cmdline?.argv, ['sleep', '1000']);
    t.is(processIn(await source.next(), child.pid), idle);
    child.kill('SIGKILL');
    await once(child, 'close');
    t.is(processIn(await source.next(), child.pid), undefined);
    await source.close();
  });
}

test('after an exec the command line is read again', async (t) => {
  const source = liveSource(t);
  const child = await running(t, 'sh', '-c', 'echo; read x; exec cat');
  await once(child.stdout, 'data');
  await source.next();
  await source.factsSettled(LONG_MS);
  t.is(processIn(await source.next(), child.pid)?.cmdline?.argv?.[0], 'sh');
  child.stdin.write('go\necho this\n');
  await once(child.stdout, 'data');
  t.is(processIn(await source.next(), child.pid)?.comm, 'cat');
  await source.factsSettled(LONG_MS);
  t.deepEqual(processIn(await source.next(), child.pid)?.cmdline?.argv, ['cat']);
});

// Alone: the other tests' sources are of this process, too.
test.serial('nothing stays open when the source is closed', async (t) => {
  const statFiles = () => openFiles().filter((path) => /^\/proc\/\d+\/stat$/.test(path)).length;
  const source = liveSource(t);
  const before = statFiles();
  await source.next();
  t.true(statFiles() > before);
  const next = source.next();
  await source.close();
  await next.catch(() => undefined);
  t.is(statFiles(), before);
});

const SCRIPT = `
import { linuxSource } from ${JSON.stringify(new URL('../../../src/source/linux/linux-source.js', import.meta.url).href)};
import { execFileSync } from 'node:child_process';
const [procRoot, limit, fdBudget] = process.argv.slice(1);
// Only now: Node's own loader opens all modules at once.
if (limit) execFileSync('prlimit', ['--pid', String(process.pid), '--nofile=' + limit]);
const source = linuxSource({ procRoot, ...(fdBudget ? { fdBudget: Number(fdBudget) } : {}) });
const demand = { status: 'all', cmdline: 'all' };
await source.next(demand);
await source.factsSettled(60000);
const sample = await source.next(demand);
const { processes, notes } = sample;
await source.close();
const withArgv = processes.filter((row) => row.cmdline?.argv?.length > 0).length;
console.log(JSON.stringify({ pids: processes.map((row) => row.pid), withArgv, notes, uid: sample.viewer.uid }));
`;

/** A tree of more processes than there are descriptors, read in a Node of its own. */
function sampleUnder(...args: string[]) {
  const env = { ...process.env };
  delete env['NODE_V8_COVERAGE'];
  const words = ['--input-type=module', '-e', SCRIPT, ...args];
  const run = spawnSync(process.execPath, words, { env });
  return { output: run.stdout.toString(), errors: run.stderr.toString() };
}

for (const [name, ...args] of [
  ['with no descriptor to keep', '/proc', '40'],
  ['when descriptors run out at once', '/proc', '40', '100000'],
] as const) {
  test(`all processes are there ${name}`, async (t) => {
    const children = await Promise.all(
      Array.from({ length: 30 }, () => running(t, 'sleep', '1000')),
    );
    const { output, errors } = sampleUnder(...args);
    t.is(errors, '');
    const { pids, withArgv, notes } = JSON.parse(output);
    for (const { pid } of children) t.true(pids.includes(pid), `${pid}`);
    t.true(withArgv >= 30);
    t.true(notes.some(({ code }: { code: string }) => code === 'fdBudget'));
  });
}

const isRoot = process.geteuid?.() === 0;

const UNSHARED = 'script=$1; shift; exec unshare -mpf sh -c "$script" sh "$@"';

// A fresh proc in a mount and a pid namespace of its own: nothing outside can notice.
(isRoot ? test : test.skip)('hidden processes are told of (needs root)', (t) => {
  const directory = temporaryDirectory(t);
  const inside = `mount -t proc -o hidepid=2 proc ${directory} || exit 77
    setpriv --reuid=65534 --regid=65534 --clear-groups "$@"`;
  const node = [process.execPath, '--input-type=module', '-e', SCRIPT, directory];
  const run = spawnSync('sh', ['-c', UNSHARED, 'sh', inside, ...node]);
  if (run.status === 77 || run.stderr.includes('unshare: ')) {
    t.log('no namespace or no proc could be mounted here');
    t.pass();
    return;
  }
  t.is(run.stderr.toString(), '');
  const { pids, notes, uid } = JSON.parse(run.stdout.toString());
  t.is(uid, 65534);
  t.false(pids.includes(1));
  t.true(pids.length > 0);
  t.deepEqual(
    notes.map(({ code }: { code: string }) => code),
    ['hidepid'],
  );
});

/** By the numbers of proc(5), read in the plainest way; undefined where it is gone. */
function plainStat(pid: number): readonly string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return ['', `${pid}`, '', ...line.slice(line.lastIndexOf(')') + 2).split(' ')];
  } catch {
    return undefined;
  }
}

function openFiles(): readonly string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch {
      return [];
    }
  });
}
