import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';
import type { Readable, Writable } from 'node:stream';
import test, { type ExecutionContext } from 'ava';
import { isRoot } from '../../../helpers/machine.js';
import { bin } from '../../../helpers/run-treetop.js';
import { scenarioTest, startScenario } from '../../../helpers/scenario.js';
import { until } from '../../../helpers/until.js';
import { temporaryDirectory } from '../proc-tree.js';
import { detailsOf, known, reasons } from './read-details.js';

type Child = ChildProcessByStdio<Writable, Readable, null> & { readonly pid: number };

async function running(
  t: ExecutionContext,
  command: readonly [string, ...string[]],
  options: { readonly cwd?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Child> {
  const [program, ...args] = command;
  const env = { PATH: process.env['PATH'] ?? '', ...options.env };
  const child = spawn(program, args, { ...options, env, stdio: ['pipe', 'pipe', 'ignore'] });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  return child as Child;
}

test('what is told of a process is what /proc says', async (t) => {
  const cwd = realpathSync(temporaryDirectory(t));
  const child = await running(t, ['cat'], { cwd, env: { TREETOP: 'a=b\nc', EMPTY: '' } });
  child.stdin.write('0123456789');
  await once(child.stdout, 'data');
  const read = detailsOf(t, child.pid);
  const details = await read.settled();
  t.deepEqual(reasons(details), {});
  if (details === undefined) return t.fail();
  t.is(known(details.cwd), cwd);
  t.is(known(details.exe), readlinkSync(`/proc/${child.pid}/exe`));
  t.is(known(details.root), readlinkSync(`/proc/${child.pid}/root`));
  const { list, isCut } = known(details.environment);
  t.true(list.includes('TREETOP=a=b\nc') && list.includes('EMPTY='));
  t.is(isCut, undefined);
  const [mount] = known(details.namespaces).filter(({ type }) => type === 'mnt');
  t.is(`mnt:[${mount?.inode}]`, readlinkSync(`/proc/${child.pid}/ns/mnt`));
  t.true(known(details.io).readCharacters >= 10);
  t.true(known(details.io).writtenCharacters >= 10);
  t.is(known(details.oom).scoreAdj, Number(readFileSync(`/proc/${child.pid}/oom_score_adj`)));
  t.is(known(details.scheduling).policy, 0);
  t.not(known(details.waitChannel), '0');
  t.is(known(details.status).umask, process.umask().toString(8).padStart(4, '0'));
  const memory = known(details.memory);
  t.true(memory.rssBytes > 0 && memory.pssBytes <= memory.rssBytes);
  const files = known(details.files).list;
  t.is(known(details.openFileCount), files.length);
  t.deepEqual(
    files.slice(0, 3).map(({ descriptor, target }) => [descriptor, target]),
    [0, 1, 2].map((fd) => [fd, readlinkSync(`/proc/${child.pid}/fd/${fd}`)]),
  );
});

test('a limit is soft and hard, in its unit', async (t) => {
  const child = await running(t, ['sh', '-c', 'ulimit -Sn 123; exec cat']);
  const read = detailsOf(t, child.pid, ['process']);
  const limit = await until('the limit', async () => {
    const details = await read.now();
    return known(details?.limits).find(
      ({ name, soft }) => name === 'Max open files' && soft === 123,
    );
  });
  t.is(limit.unit, 'files');
});

test('details that did not move are the same object', async (t) => {
  const child = await running(t, ['sleep', '1000']);
  const { now } = detailsOf(t, child.pid, ['process', 'files', 'locks']);
  await until('two readings alike', async () => {
    const first = await now();
    return first !== undefined && (await now()) === first;
  });
  t.pass();
});

test('parts that were not asked for are absent', async (t) => {
  const child = await running(t, ['sleep', '1000']);
  const details = await detailsOf(t, child.pid, ['files']).settled();
  t.deepEqual(Object.keys(details ?? {}), ['pid', 'startTicks', 'readAtMs', 'files']);
});

test('a process that is gone has no details, and neither has another life of its pid', async (t) => {
  const child = await running(t, ['sleep', '1000']);
  const { source, settled } = detailsOf(t, child.pid);
  const details = await settled();
  t.is(details?.pid, child.pid);
  const of = [{ pid: child.pid, startTicks: (details?.startTicks ?? 0) - 1 }];
  const demand = { status: [], cmdline: [], details: { of, parts: ['process'] } } as const;
  t.deepEqual((await source.next(demand))?.details, []);
  child.kill('SIGKILL');
  await once(child, 'close');
  const gone = {
    ...demand,
    details: { of: [details ?? { pid: 0, startTicks: 0 }], parts: ['process'] },
  } as const;
  t.deepEqual((await source.next(gone))?.details, []);
  t.false('details' in ((await source.next({ status: [], cmdline: [] })) ?? {}));
});

test('an environment of 2 MB is cut, and says so', async (t) => {
  const big = Array.from({ length: 15 }, (_, index) => [`V${index}`, 'x'.repeat(130_000)]);
  const child = await running(t, ['sleep', '1000'], { env: Object.fromEntries(big) });
  const { list, isCut } = known(
    (await detailsOf(t, child.pid, ['environment']).settled())?.environment,
  );
  t.true(isCut);
  t.is(list.join('').length, 256 * 1024 - (list.length - 1));
});

scenarioTest('who holds a lock and who waits for it know of each other', async (t) => {
  const { pid } = await startScenario(t, 'locks');
  const locksOf = async (role: string, count: number) =>
    until(`${count} locks of ${role}`, async () => {
      const details = await detailsOf(t, pid(role), ['locks']).now();
      const { list } = known(details?.locks);
      return list.length === count && list.toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
    });
  const [waiting] = await locksOf('posix-waiter', 1);
  t.like(waiting, { kind: 'POSIX', mode: 'WRITE', isWaiting: true, startByte: 10, endByte: 29 });
  t.deepEqual(waiting?.others, [{ pid: pid('holder'), isWaiting: false }]);
  t.regex(waiting?.path ?? '', /treetop-lock-\S+ \(deleted\)$/);
  const [waitingForFlock] = await locksOf('flock-waiter', 1);
  t.deepEqual(waitingForFlock?.others, [{ pid: pid('holder'), isWaiting: false }]);
  const held = await locksOf('holder', 3);
  t.deepEqual(
    held.map(({ kind, isWaiting, others }) => [kind, isWaiting, others]),
    [
      ['FLOCK', false, [{ pid: pid('flock-waiter'), isWaiting: true }]],
      ['OFDLCK', false, []],
      ['POSIX', false, [{ pid: pid('posix-waiter'), isWaiting: true }]],
    ],
  );
  t.is(held[0]?.path, waitingForFlock?.path);
  t.is(held[2]?.path, waiting?.path);
  const inherited = await locksOf('heir', 2);
  t.deepEqual(
    inherited.map(({ kind, path }) => [kind, path]),
    [
      ['FLOCK', held[0]?.path],
      ['OFDLCK', held[1]?.path],
    ],
  );
});

scenarioTest('open files of each kind are told by what the kernel calls them', async (t) => {
  const { pid } = await startScenario(t, 'locks');
  const { list } = known((await detailsOf(t, pid('holder'), ['files']).now())?.files);
  const targets = list.map(({ target }) => target ?? '');
  for (const kind of [
    /^pipe:\[\d+\]$/,
    /^socket:\[\d+\]$/,
    /eventfd/,
    /eventpoll/,
    /\(deleted\)$/,
  ]) {
    t.true(
      targets.some((target) => kind.test(target)),
      `${kind} in ${targets.join()}`,
    );
  }
  t.true(list.every(({ flags, offset }) => flags !== undefined && offset !== undefined));
});

scenarioTest('what a zombie gave back has ended; it is not 0', async (t) => {
  const { pid } = await startScenario(t, 'zombie');
  const details = await detailsOf(t, pid('zombie')).settled();
  t.like(reasons(details), {
    memory: 'ended',
    environment: 'ended',
    files: 'ended',
    openFileCount: 'ended',
    exe: 'ended',
    cwd: 'ended',
  });
  t.false('peakRssBytes' in known(details?.status));
});

scenarioTest('what the living threads of a dead main thread share is told', async (t) => {
  const { pid } = await startScenario(t, 'leader-dead');
  const details = await detailsOf(t, pid('leader-dead')).settled();
  // The process's own io is root's when its main thread has given back its memory.
  const { io: _io, ...unread } = reasons(details);
  t.deepEqual(unread, {});
  t.regex(known(details?.exe), /leader-dead/);
  t.true(known(details?.memory).rssBytes > 0);
  t.true(known(details?.files).list.length > 0);
  t.is(known(details?.openFileCount), known(details?.files).list.length);
});

const hasKernelThreads =
  existsSync('/proc/2/stat') && readFileSync('/proc/2/stat', 'latin1').includes('(kthreadd)');

(isRoot && hasKernelThreads ? test : test.skip)(
  'a kernel thread has no program, memory and environment (needs root, and to see pid 2)',
  async (t) => {
    const details = await detailsOf(t, 2).settled();
    t.like(reasons(details), {
      memory: 'kernelThread',
      environment: 'kernelThread',
      exe: 'kernelThread',
      files: 'kernelThread',
    });
    t.true(known(details?.limits).length > 0);
  },
);

(isRoot ? test : test.skip)('namespaces and the pids in them (needs root)', async (t) => {
  const child = await running(t, ['unshare', '-upf', '--kill-child', 'sleep', '1000']);
  const inner = await until('the child inside', () => {
    const pids = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'latin1');
    return Number(pids) || undefined;
  });
  const read = detailsOf(t, inner, ['process']);
  const details = await until('sleep', async () => {
    const now = await read.now();
    return known(now?.exe).endsWith('sleep') || known(now?.exe).includes('coreutils')
      ? now
      : undefined;
  });
  const inodeOf = (type: string) =>
    known(details.namespaces).find((one) => one.type === type)?.inode;
  t.not(`uts:[${inodeOf('uts')}]`, readlinkSync('/proc/self/ns/uts'));
  t.is(`mnt:[${inodeOf('mnt')}]`, readlinkSync('/proc/self/ns/mnt'));
  t.deepEqual(known(details.status).namespacePids, [inner, 1]);
});

(isRoot ? test : test.skip)(
  'what nobody may know of our process has its reason (needs root)',
  async (t) => {
    const child = await running(t, ['sleep', '1000']);
    const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as const;
    const words = [process.execPath, bin, 'ps', '--json', '--details', '-p', `${child.pid}`];
    const nobody = await running(t, [...asNobody, ...words]);
    let text = '';
    nobody.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    await once(nobody, 'close');
    const [{ details, detailsUnread }] = JSON.parse(text).processes;
    for (const name of [
      'io',
      'exe',
      'cwd',
      'root',
      'memory',
      'environment',
      'files',
      'waitChannel',
    ]) {
      t.is(details[name], null, name);
      t.is(detailsUnread[name], 'eacces', name);
    }
    t.is(details.readBytesPerSecond, null);
    t.truthy(details.status);
    t.truthy(details.limits);
    t.true(details.locks.list.every(({ kind }: { kind: string }) => kind !== 'OFDLCK'));
  },
);
