import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { processTable } from '../../../src/source/linux/process-table.js';
import { type ScanDemand, scanProcesses } from '../../../src/source/linux/scan.js';
import { workSlices } from '../../../src/source/linux/slices.js';
import { closeStatFiles, openStatFiles } from '../../../src/source/linux/stat-files.js';
import { statLine, temporaryDirectory, writeIn, writeProcess } from './proc-tree.js';

/** A tree of plain files, scanned as if it were a mounted proc. */
function tableOver(t: ExecutionContext, fdBudget: number, pids: readonly number[]) {
  const root = temporaryDirectory(t);
  for (const pid of pids) writeProcess(root, pid, `p${pid}`);
  const table = processTable(root, true, openStatFiles(fdBudget));
  t.teardown(() => closeStatFiles(table.files));
  const scan = async (forks?: number, demand: ScanDemand = {}) => {
    await scanProcesses(table, forks, workSlices(), demand);
    return table.rows.map(({ pid }) => pid);
  };
  return { root, table, scan };
}

test('newcomers are looked for when something forked, and only then', async (t) => {
  const { root, scan } = tableOver(t, 10, [1]);
  t.deepEqual(await scan(7), [1]);
  writeProcess(root, 2, 'b');
  t.deepEqual(await scan(7), [1]);
  t.deepEqual(await scan(8), [1, 2]);
  writeProcess(root, 3, 'c');
  t.deepEqual(await scan(undefined), [1, 2, 3]);
});

test('now and then newcomers are looked for without a fork', async (t) => {
  const { root, scan } = tableOver(t, 10, [1]);
  await scan(7);
  writeProcess(root, 2, 'b');
  for (let count = 2; count < 30; count += 1) t.deepEqual(await scan(7), [1]);
  t.deepEqual(await scan(7), [1, 2]);
});

test('as many stay open as the budget allows, and all are read', async (t) => {
  const { root, table, scan } = tableOver(t, 2, [1, 2, 3, 4]);
  t.deepEqual(await scan(1), [1, 2, 3, 4]);
  t.is(table.files.kept.size, 2);
  for (const pid of [1, 2, 3, 4]) writeIn(root, `${pid}/stat`, statLine(pid, 'new'));
  await scan(1);
  t.deepEqual(
    table.rows.map(({ sample }) => sample.comm),
    ['new', 'new', 'new', 'new'],
  );
});

test('by pid ascending, whatever the order they came in', async (t) => {
  const { root, scan } = tableOver(t, 0, [10, 9, 100]);
  t.deepEqual(await scan(1), [9, 10, 100]);
  writeProcess(root, 4194304, 'x');
  writeProcess(root, 11, 'x');
  rmSync(join(root, '9'), { recursive: true });
  t.deepEqual(await scan(2), [10, 11, 100, 4194304]);
});

test('a pid that another process has now is another row', async (t) => {
  const { root, table, scan } = tableOver(t, 0, [5]);
  await scan(1);
  const [before] = table.rows;
  writeIn(root, '5/stat', statLine(5, 'p5', 9999));
  t.deepEqual(await scan(2), [5]);
  t.not(table.rows[0], before);
  t.is(table.rows[0]?.bornAtScan, 2);
});

test('a process that goes while it is found is no trouble', async (t) => {
  const { root, table, scan } = tableOver(t, 0, [5, 6]);
  renameSync(join(root, '5/stat'), join(root, '5/elsewhere'));
  t.deepEqual(await scan(1), [6]);
  t.deepEqual(table.newcomerTally, { denied: 0, garbled: 0, noDescriptor: 0 });
});

test('an unchanged process is the same object, a changed one is not', async (t) => {
  const { root, table, scan } = tableOver(t, 1, [5, 6]);
  await scan(1);
  const [five, six] = table.rows.map(({ sample }) => sample);
  writeIn(root, '6/stat', statLine(6, 'p6', 106, 8));
  await scan(1);
  t.is(table.rows[0]?.sample, five);
  t.not(table.rows[1]?.sample, six);
  t.is(table.rows[1]?.sample.userTicks, 8);
});

test('forks that gave no pid here are others: newcomers are not looked for', async (t) => {
  const { root, scan } = tableOver(t, 10, [1]);
  await scan(7, { lastPid: 1 });
  // The pid of the first scan may have been given a moment before.
  await scan(8, { lastPid: 1 });
  writeProcess(root, 2, 'b');
  t.deepEqual(await scan(9, { lastPid: 1 }), [1]);
  t.deepEqual(await scan(10, { lastPid: 2 }), [1, 2]);
});

test('one whose pid was given and that was not there yet is found at the next fork', async (t) => {
  const { root, scan } = tableOver(t, 10, [1]);
  await scan(7, { lastPid: 1 });
  await scan(8, { lastPid: 1 });
  t.deepEqual(await scan(9, { lastPid: 2 }), [1]);
  writeProcess(root, 2, 'b');
  t.deepEqual(await scan(10, { lastPid: 2 }), [1, 2]);
});

test('a look that may not take long leaves the rest for the next, where none is read twice', async (t) => {
  const pids = Array.from({ length: 250 }, (_, index) => index + 1);
  const { root, table, scan } = tableOver(t, 10, pids);
  t.deepEqual(await scan(1, { newcomersMs: 0 }), pids.slice(0, 100));
  t.deepEqual(table.unreadPids, pids.slice(100));
  writeIn(root, '1/stat', statLine(1, 'new'));
  t.deepEqual(await scan(1), pids);
  t.deepEqual(table.unreadPids, []);
  t.is(table.rows[0]?.sample.comm, 'p1');
  await scan(1);
  t.is(table.rows[0]?.sample.comm, 'new');
});
