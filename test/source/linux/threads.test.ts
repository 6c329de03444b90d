import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import type { Demand } from '../../../src/sample/demand.js';
import { linuxSource } from '../../../src/source/linux/linux-source.js';
import { statLine, temporaryDirectory, writeIn, writeProcess } from './proc-tree.js';

const off: Demand = { status: [], cmdline: [] };
const all: Demand = { ...off, threads: 'all' };

/** A process of that many threads; their tids go on from its pid. */
function writeThreads(root: string, pid: number, count: number, utime = 7): void {
  writeIn(
    root,
    `${pid}/stat`,
    statLine(pid, `p${pid}`, 100 + pid, utime).replace(' 1 0 ', ` ${count} 0 `),
  );
  rmSync(join(root, `${pid}/task`), { recursive: true, force: true });
  for (let tid = pid; tid < pid + count; tid += 1)
    writeIn(root, `${pid}/task/${tid}/stat`, statLine(tid, `t${tid}`, 100 + tid, utime));
}

/** The pids and tids of each sample's thread lists. */
function listsOver(t: ExecutionContext, root: string) {
  const source = linuxSource({ procRoot: root });
  t.teardown(source.close);
  return async (demand: Demand) => {
    const sample = await source.next(demand);
    const lists = sample?.processes.flatMap(({ pid, threadList }) =>
      threadList ? [[pid, threadList.list?.map(({ tid }) => tid)] as const] : [],
    );
    return { sample, tids: Object.fromEntries(lists ?? []) };
  };
}

function treeOfTwo(t: ExecutionContext): string {
  const root = temporaryDirectory(t);
  writeProcess(root, 1, 'init');
  writeThreads(root, 10, 3);
  writeThreads(root, 20, 2);
  return root;
}

test('threads are read where they are wanted, by tid, and of nobody who has one only', async (t) => {
  const look = listsOver(t, treeOfTwo(t));
  t.deepEqual((await look(off)).tids, {});
  t.deepEqual((await look(all)).tids, { 10: [10, 11, 12], 20: [20, 21] });
  t.deepEqual((await look(off)).tids, {});
});

test('a thread is told by its own stat', async (t) => {
  const look = listsOver(t, treeOfTwo(t));
  const { sample } = await look(all);
  const thread = sample?.processes.find(({ pid }) => pid === 10)?.threadList?.list?.[1];
  t.like(thread, { tid: 11, comm: 't11', stateCode: 'S', userTicks: 7, startTicks: 111 });
});

test('what nobody looks at is read once, and again when its threads are others', async (t) => {
  const root = treeOfTwo(t);
  const look = listsOver(t, root);
  const onlyTen: Demand = { ...off, threads: [{ pid: 10, startTicks: 110 }] };
  const listOf = ({ sample }: Awaited<ReturnType<typeof look>>, pid: number) =>
    sample?.processes.find((one) => one.pid === pid)?.threadList;
  const first = await look(onlyTen);
  t.deepEqual(first.tids, { 10: [10, 11, 12], 20: [20, 21] });
  const second = await look(onlyTen);
  t.not(listOf(second, 10), listOf(first, 10));
  t.is(listOf(second, 20), listOf(first, 20));
  writeThreads(root, 20, 4);
  t.deepEqual((await look(onlyTen)).tids['20'], [20, 21, 22, 23]);
});

test('a thread that did not move is the same object, one that did is another', async (t) => {
  const root = treeOfTwo(t);
  const look = listsOver(t, root);
  const threadsOf = async () =>
    (await look(all)).sample?.processes.find(({ pid }) => pid === 10)?.threadList?.list ?? [];
  const before = await threadsOf();
  writeIn(root, '10/task/12/stat', statLine(12, 't12', 112, 99));
  const now = await threadsOf();
  t.is(now[0], before[0]);
  t.not(now[2], before[2]);
  t.is(now[2]?.userTicks, 99);
});

test('the threads of a dead main thread are read whatever is wanted: only they know how it is', async (t) => {
  const root = temporaryDirectory(t);
  writeProcess(root, 1, 'init');
  writeThreads(root, 10, 2);
  writeIn(root, '10/stat', statLine(10, 'x').replace(') S', ') Z').replace(' 1 0 ', ' 2 0 '));
  t.deepEqual((await listsOver(t, root)(off)).tids, { 10: [10, 11] });
});

test('a thread that ends while the list is read is left out; one that is no stat, too', async (t) => {
  const root = treeOfTwo(t);
  mkdirSync(join(root, '10/task/13'));
  writeIn(root, '10/task/14/stat', 'nonsense');
  t.deepEqual((await listsOver(t, root)(all)).tids['10'], [10, 11, 12]);
});

test('threads that cannot be listed have a reason, not an empty list', async (t) => {
  const root = treeOfTwo(t);
  rmSync(join(root, '10/task'), { recursive: true });
  writeIn(root, '10/task', 'a file');
  const { sample } = await listsOver(t, root)(all);
  const [ten, twenty] = [10, 20].map((pid) => sample?.processes.find((one) => one.pid === pid));
  t.is(ten?.threadList?.list, undefined);
  t.is(twenty?.threadList?.list?.length, 2);
});
