// What the measurement rests on; that it runs as a whole is seen by running it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'ava';
import { projectRoot } from '../helpers/project-root.js';

const scripts = join(projectRoot, 'scripts/bench');
const part = (name: string) => import(join(scripts, `${name}.mjs`));

test('a child that was waited for counts, and one that lives', async (t) => {
  const { cpuNsOf, treeOf } = await part('process-tree');
  const before = cpuNsOf(treeOf(process.pid));
  const busy = 'while (process.cpuUsage().user < 300_000) {}';
  t.is(spawnSync(process.execPath, ['-e', busy]).status, 0);
  const used = cpuNsOf(treeOf(process.pid)) - before;
  t.true(used > 270e6, `${used} ns`);
});

test('who is not there has used nothing', async (t) => {
  const { cpuNsOf, rssBytesOf, treeOf } = await part('process-tree');
  t.deepEqual(treeOf(4_194_305), [4_194_305]);
  t.is(cpuNsOf([4_194_305]), 0);
  t.deepEqual(rssBytesOf([4_194_305]), { rssBytes: 0, peakBytes: 0 });
});

test('the median of an even count lies between; what was not measured does not count', async (t) => {
  const { median, percentile } = await part('median');
  t.is(median([4, 1, undefined, 2, 10]), 3);
  t.is(median([]), undefined);
  t.is(percentile([5, 1, 3], 0.99), 5);
});

test('a straight line has its slope and no error, noise around none has an error', async (t) => {
  const { slopeOf } = await part('slope');
  const line = [0, 1, 2, 3].map((x) => ({ x, y: 7 + 2 * x }));
  t.deepEqual(slopeOf(line), { slope: 2, error: 0 });
  const { slope, error } = slopeOf([1, -1, 1, -1, 1].map((y, x) => ({ x, y })));
  t.is(slope, 0);
  t.true(error > 0);
});

test('a target that is not met is told like one that is', async (t) => {
  const { targetsOf } = await part('targets');
  const told = targetsOf(madeResult(6));
  const cpu = told.find(({ what }: { what: string }) => what === 'CPU a refresh, 100 idle');
  t.like(cpu, { value: 2, limit: 0.7, isMet: false });
  const { tables } = await part('tables');
  t.regex(
    tables(madeResult(6)),
    /CPU a refresh, 100 idle +\| +2\.00 \| +0\.70 \| × htop .*NOT met/,
  );
  t.true(targetsOf(madeResult(2)).every(({ isMet }: { isMet: boolean }) => isMet));
});

test('a replay is held against limits of its own, in time and in memory', async (t) => {
  const { targetsOf } = await part('targets');
  const { tables } = await part('tables');
  const replays = targetsOf(madeResult(3)).filter(({ what }: { what: string }) =>
    /24 h/.test(what),
  );
  t.deepEqual(
    replays.map(({ isMet }: { isMet: boolean }) => isMet),
    [true, false, true],
  );
  t.regex(tables(madeResult(3)), /\| 24 h of 100 +\| 86,400 /);
});

test('a recorder is held against atop, in bytes and in CPU', async (t) => {
  const { targetsOf } = await part('targets');
  const told = targetsOf(madeResult(6)).filter(({ what }: { what: string }) =>
    what.startsWith('recording'),
  );
  t.like(told, [
    { what: 'recording, bytes, 100 idle', value: 0.3, limit: 0.25, isMet: false },
    { what: 'recording, CPU, 100 idle', value: 0.05, isMet: true },
  ]);
  const { tables } = await part('tables');
  t.regex(tables(madeResult(6)), /100 idle *\| treetop record \| +600 \|/);
});

test('the document has its markers, and the picture is drawn of one size too', async (t) => {
  const text = readFileSync(join(projectRoot, 'docs/performance.md'), 'utf8');
  t.true(text.includes('<!-- measured:') && text.includes('<!-- end of what was measured -->'));
  const { picture } = await part('picture');
  for (const result of [madeResult(2), { cpu: [] }]) {
    t.notRegex(picture(result), /NaN|Infinity|undefined/);
  }
});

test('what the bench does not know is wrong usage, and nothing is measured', (t) => {
  for (const words of [['--sizes', 'many'], ['--only', 'luck'], ['--peers', 'ps'], ['--what']]) {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(scripts, 'run.mjs'), ...words],
      { encoding: 'utf8' },
    );
    t.is(status, 2, stderr);
    t.is(stdout, '');
    t.regex(stderr, /^bench: .+\n$/);
  }
});

/** A run at 100 processes in which htop took 3 ms. */
function madeResult(treetopMs: number) {
  const figures = {
    kind: 'idle',
    count: 100,
    cpuMsPerSecond: 1,
    refreshesPerSecond: 1,
    bytesPerRefresh: 100,
    rssBytes: 5e6,
    peakBytes: 6e6,
    warmUpCpuMs: 10,
    runs: 1,
  };
  return {
    machine: { fdBudget: 1000 },
    cpu: [
      { ...figures, program: 'treetop', cpuMsPerRefresh: treetopMs },
      { ...figures, program: 'htop', cpuMsPerRefresh: 3 },
    ],
    starts: [],
    keys: [],
    records: [
      { ...figures, program: 'treetop', bytesPerSecond: 100 * treetopMs },
      { ...figures, program: 'atop', bytesPerSecond: 2000, cpuMsPerSecond: 20 },
    ],
    replays: [
      {
        count: 100,
        hours: 24,
        frames: 86_400,
        fileBytes: 2e8,
        bareMs: 50,
        firstRowMs: 50 + 100 * treetopMs,
        firstMs: 90,
        p50Ms: 40,
        maxMs: 40 * treetopMs,
        jumps: 20,
        rssBytes: 120e6,
      },
    ],
  };
}
