import { rmSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import fc from 'fast-check';
import { refreshFacts, takeAnswer } from '../../../src/source/linux/facts.js';
import { gateOver } from '../../../src/source/linux/gate.js';
import { processTable } from '../../../src/source/linux/process-table.js';
import { refreshSamples } from '../../../src/source/linux/samples.js';
import { scanProcesses } from '../../../src/source/linux/scan.js';
import { workSlices } from '../../../src/source/linux/slices.js';
import { smallFiles } from '../../../src/source/linux/small-files.js';
import { closeStatFiles, openStatFiles } from '../../../src/source/linux/stat-files.js';
import { statLine, temporaryDirectory, writeIn, writeProcess } from './proc-tree.js';

type Made = {
  pid: number;
  runs: number;
  utime: number;
  threads: number;
  comm: string;
  nice: number;
};

function made(pid: number): Made {
  return { pid, runs: 0, utime: 7, threads: 1, comm: `p${pid}`, nice: 0 };
}

function write(root: string, { pid, runs, utime, threads, comm, nice }: Made): void {
  const line = statLine(pid, comm, 100 + pid, utime);
  writeIn(root, `${pid}/stat`, line.replace(' 20 0 1 0 ', ` 20 ${nice} ${threads} 0 `));
  writeIn(root, `${pid}/schedstat`, `${1000 + runs} 20 ${runs}\n`);
}

/** A tree of plain files, scanned as if it were a mounted proc, behind the gate or not. */
function tableOver(t: ExecutionContext, root: string, isGated: boolean, fdBudget = 100) {
  writeIn(root, 'self/schedstat', '5 0 1\n');
  const gate = isGated ? gateOver(root, smallFiles()) : undefined;
  const table = processTable(root, true, openStatFiles(fdBudget), gate);
  t.teardown(() => closeStatFiles(table.files));
  const scan = async (shown: readonly { pid: number; startTicks: number }[] = []) => {
    await scanProcesses(table, undefined, workSlices(), { shown });
    await refreshSamples(table, workSlices());
    return table.samples;
  };
  const kindOf = (pid: number) => table.byPid.get(pid)?.file.kind;
  return { table, scan, kindOf };
}

const without = (samples: readonly { readAtMs: number }[]) =>
  samples.map(({ readAtMs: _, ...rest }) => rest);

const step = fc.record({
  pid: fc.integer({ min: 1, max: 8 }),
  what: fc.constantFrom('run', 'runLightly', 'rename', 'thread', 'unthread', 'nothing', 'born'),
});

test('behind the gate each scan says what it says without, whoever ran, was born, or has threads', async (t) => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { maxLength: 3 }), { maxLength: 40 }),
      fc.constantFrom(100, 3),
      async (scans, fdBudget) => {
        const root = temporaryDirectory(t);
        const alive = new Map([1, 2, 3, 4].map((pid) => [pid, made(pid)]));
        for (const one of alive.values()) write(root, one);
        const gated = tableOver(t, root, true, fdBudget);
        const exact = tableOver(t, root, false, fdBudget);
        for (const steps of scans) {
          for (const { pid, what } of steps) take(root, alive, pid, what);
          t.deepEqual(without(await gated.scan()), without(await exact.scan()));
        }
        closeStatFiles(gated.table.files);
        closeStatFiles(exact.table.files);
        rmSync(root, { recursive: true });
      },
    ),
    { numRuns: 60 },
  );
});

/** What happens to one of them; whatever it does, it runs for it. */
function take(root: string, alive: Map<number, Made>, pid: number, what: string): void {
  if (what === 'born' && !alive.has(pid)) alive.set(pid, made(pid));
  const one = alive.get(pid);
  if (!one || what === 'nothing') return;
  // A thread's work does not show in the main one's schedstat.
  if (what !== 'born' && (what !== 'run' || one.threads === 1)) one.runs += 1;
  if (what === 'run') one.utime += 1;
  if (what === 'rename') one.comm = `${one.comm}x`.slice(-15);
  if (what === 'thread') one.threads = 2;
  if (what === 'unthread') one.threads = 1;
  write(root, one);
}

test('one that has several threads is never behind the gate', async (t) => {
  const root = temporaryDirectory(t);
  write(root, { ...made(1), threads: 2 });
  write(root, made(2));
  const { scan, kindOf } = tableOver(t, root, true);
  await scan();
  t.is(kindOf(1), undefined);
  await scan();
  t.is(kindOf(1), 'stat');
  t.is(kindOf(2), 'schedstat');
  write(root, { ...made(2), threads: 2, runs: 1 });
  await scan();
  await scan();
  t.is(kindOf(2), 'stat');
});

test('the stat of one that runs all the time stays open, until it has rested for a while', async (t) => {
  const root = temporaryDirectory(t);
  const one = made(1);
  write(root, one);
  const { scan, kindOf } = tableOver(t, root, true);
  const scans = async (count: number, isRunning: boolean): Promise<number> => {
    let gated = 0;
    for (let turn = 0; turn < count; turn += 1) {
      if (isRunning) {
        one.runs += 1;
        one.utime += 1;
        write(root, one);
      }
      await scan();
      gated += kindOf(1) === 'schedstat' ? 1 : 0;
    }
    return gated;
  };
  t.is(await scans(3, false), 2);
  t.is(await scans(10, true), 2);
  t.true((await scans(12, false)) <= 1);
  t.is(await scans(10, false), 10);
  // Each time it comes back it is believed longer.
  const byTurn: number[] = [];
  for (let turn = 0; turn < 4; turn += 1) {
    await scans(5, true);
    byTurn.push(100 - (await scans(100, false)));
  }
  t.deepEqual(
    byTurn,
    [...byTurn].sort((a, b) => a - b),
  );
});

test('what moves without its running is told at once of those that are shown, of others in turn', async (t) => {
  const root = temporaryDirectory(t);
  for (const pid of [1, 2]) write(root, made(pid));
  const { scan } = tableOver(t, root, true);
  const shown = [{ pid: 1, startTicks: 101 }];
  for (let turn = 0; turn < 3; turn += 1) await scan(shown);
  for (const pid of [1, 2]) write(root, { ...made(pid), nice: 5 });
  let samples = await scan(shown);
  t.is(samples[0]?.nice, 5);
  for (let turn = 0; turn < 32; turn += 1) samples = await scan(shown);
  t.is(samples[1]?.nice, 5);
});

test('where nothing moved the list is the same, and where one did all others are the same', async (t) => {
  const root = temporaryDirectory(t);
  for (const pid of [1, 2, 3]) write(root, made(pid));
  const { scan } = tableOver(t, root, true);
  await scan();
  const before = await scan();
  t.is(await scan(), before);
  write(root, { ...made(2), runs: 1, utime: 8 });
  const after = await scan();
  t.not(after, before);
  t.deepEqual(
    after.map((sample, index) => sample === before[index]),
    [true, false, true],
  );
});

test('a kernel that does not count has no gate', (t) => {
  const root = temporaryDirectory(t);
  t.is(gateOver(root, smallFiles()), undefined);
  for (const text of ['0 0 0\n', 'x', '']) {
    writeIn(root, 'self/schedstat', text);
    t.is(gateOver(root, smallFiles()), undefined);
  }
  writeIn(root, 'self/schedstat', '18446744073709551615 0 3\n');
  t.truthy(gateOver(root, smallFiles()));
});

test('more than the first slots hold', async (t) => {
  const root = temporaryDirectory(t);
  const pids = Array.from({ length: 300 }, (_, index) => index + 1);
  for (const pid of pids) write(root, made(pid));
  const { scan, table } = tableOver(t, root, true, 1000);
  await scan();
  const before = await scan();
  t.is(table.gate?.lengths.length, 300);
  t.is(await scan(), before);
  rmSync(join(root, '300/schedstat'));
  writeProcess(root, 301, 'x');
  t.is((await scan()).length, 301);
});

test('a command line is asked for again in turn of those that ran since or may have, and of no other', async (t) => {
  const root = temporaryDirectory(t);
  for (const pid of [1, 2]) write(root, made(pid));
  write(root, { ...made(3), threads: 2 });
  const { table, scan } = tableOver(t, root, true);
  const demand = { status: [], cmdline: 'all', shown: [] } as const;
  const asked = async () => {
    await scan();
    const due = await refreshFacts(table, demand, smallFiles(), workSlices());
    const answer = { bytes: Buffer.from('x\0'), isCut: false };
    for (const tracked of due) takeAnswer(table, tracked, answer, 1);
    return due.map(({ pid }) => pid);
  };
  t.deepEqual(await asked(), [1, 2, 3]);
  write(root, { ...made(2), runs: 1 });
  while (table.scan < 29) t.deepEqual(await asked(), []);
  t.deepEqual(await asked(), [2, 3]);
  while (table.scan < 59) t.deepEqual(await asked(), []);
  t.deepEqual(await asked(), [3]);
});
