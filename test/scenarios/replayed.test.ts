// Each committed recording, played through the same model as the live machine.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import test from 'ava';
import type { Model } from '../../src/model/model.js';
import type { StateClass } from '../../src/model/process.js';
import { modelsOf, player, playerOf, recordingPath, samplesOf } from '../helpers/recorded.js';

/** By recording and name: the class in each frame, one letter a frame; `.` where it is not there. */
const classes: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  running: { init: /^S{7}$/, spinner: /^R{4}S{3}$/ },
  sleeping: { sleeper: /^S{4}$/ },
  'vfork-wait': { 'vfork-parent': /^D{4}$/, 'vfork-child': /^S{4}$/ },
  stopped: { stopped: /^TTTSSSTT$/ },
  traced: { traced: /^T{4}$/ },
  zombie: { zombie: /^ZZZZXXX$/ },
  'leader-dead': { 'leader-dead': /^S{5}$/, 'leader-dead-spin': /^S?R{4,5}$/ },
  'orphan-init': { parent: /^SSSXXXX$/, orphan: /^S{7}$/ },
  'orphan-subreaper': { parent: /^SSSXXXX$/, orphan: /^S{7}$/ },
  'reused-pid': { first: /^SSSXXXX$/, second: /^\.\.\.SSSS$/ },
  'busy-family': { elder: /^S{6}$/, 'child-a1': /^R{6}$/, 'child-b1': /^S{6}$/ },
  'hostile-names': { 'x) Z 1 \x1b[2J\n': /^SSS$/, 'z) S \x1b]52;c;x\x07': /^ZZZ$/, '': /^SSS$/ },
  'lock-keeper': { keeper: /^S{3}$/, waiter: /^S{3}$/ },
  'few-threads': { crowd: /^S{4}$/ },
  'short-lived': { 'short-lived': /^S{6}$/ },
};

for (const [name, roles] of Object.entries(classes)) {
  const told = Object.keys(roles).map((comm) => JSON.stringify(comm));
  test(`${name}: the classes of ${told.join(', ')} in each frame`, async (t) => {
    const models = await modelsOf(name);
    for (const [comm, expected] of Object.entries(roles)) {
      t.regex(models.map((model) => classIn(model, comm)).join(''), expected, comm);
    }
  });
}

function classIn(model: Model, comm: string): StateClass | '.' {
  return playerOf(model, comm)?.state ?? '.';
}

test('every recording has its claim here', (t) => {
  const files = readdirSync(dirname(recordingPath('')));
  t.deepEqual(
    files.filter((file) => file.endsWith('.jsonl')).sort(),
    Object.keys(classes)
      .map((name) => `${name}.jsonl`)
      .sort(),
  );
});

test('no recording holds a path of the machine that it was made on, or a raw control character', (t) => {
  for (const name of Object.keys(classes)) {
    const text = readFileSync(recordingPath(name), 'utf8');
    t.false(/\/(work|home|tmp|root|usr)\//.test(text), name);
    t.false(/[\0-\x09\x0b-\x1f\x7f-\x9f]/.test(text), name);
  }
});

test('no recording has lost anything, and each has the whole family: nobody from outside', async (t) => {
  for (const name of Object.keys(classes)) {
    const samples = await samplesOf(name);
    t.deepEqual(
      samples.flatMap(({ notes }) => notes),
      [],
      name,
    );
    const [root] = samples[0]?.processes ?? [];
    t.is(root?.pid, 1, name);
    t.true(
      samples[0]?.processes.every(({ pid, ppid }) => pid === 1 || ppid >= 1),
      name,
    );
  }
});

test('nobody of a recording can be signalled', async (t) => {
  for (const name of Object.keys(classes)) {
    t.true(
      (await samplesOf(name)).every(({ viewer }) => !viewer.canSignal),
      name,
    );
  }
});

test('running: its CPU time is a rate from the second frame on, and none at rest', async (t) => {
  const models = await modelsOf('running');
  const percents = models.map((model) => player(model, 'spinner').cpuPercent);
  t.is(percents[0], undefined);
  t.true(percents.slice(1, 4).every((percent) => percent !== undefined && percent > 1));
  t.true(percents.every((percent) => percent === undefined || percent <= 110));
  t.is(percents.at(-1), 0);
});

test('traced: the letter is t, and the tracer is known', async (t) => {
  const model = await lastModel('traced');
  const { sample } = player(model, 'traced');
  t.is(sample.stateCode, 't');
  t.is(sample.status?.tracerPid, sample.ppid);
  t.is((await lastModel('stopped')).classCounts.T, 1);
});

test('zombie: its exit status was 7, and it is gone once its parent asked', async (t) => {
  const [first, ...rest] = await modelsOf('zombie');
  if (!first) return t.fail();
  const zombie = player(first, 'zombie');
  t.is(zombie.sample.exitCode, 7 << 8);
  t.false(zombie.isLeaderDead);
  t.is(first.classCounts.Z, 1);
  const gone = rest.at(-1);
  t.is(gone?.classCounts.Z, 0);
  t.is(gone?.classCounts.X, 1);
  t.is(gone?.processes.get(zombie.key)?.goneSeenAtMs, rest[3]?.sample.monotonicMs);
});

test('leader-dead: no zombie although the kernel says Z, and the busy one uses CPU', async (t) => {
  const model = await lastModel('leader-dead');
  const [asleep, busy] = [player(model, 'leader-dead'), player(model, 'leader-dead-spin')];
  t.deepEqual([asleep.sample.stateCode, busy.sample.stateCode], ['Z', 'Z']);
  t.true(asleep.isLeaderDead);
  t.true(busy.isLeaderDead);
  t.is(asleep.cpuPercent, 0);
  t.true((busy.cpuPercent ?? 0) > 1);
  t.is(model.classCounts.Z, 0);
});

for (const [name, adopter] of [
  ['orphan-init', 'init'],
  ['orphan-subreaper', 'orphan-subreaper'],
] as const) {
  test(`${name}: the orphan moves under ${adopter} and keeps the name of its parent`, async (t) => {
    const models = await modelsOf(name);
    const [before, after] = [models[2], models.at(-1)];
    if (!before || !after) return t.fail();
    const parent = player(before, 'parent');
    t.is(player(before, 'orphan').parentKey, parent.key);
    t.deepEqual(player(before, 'orphan').adoptions, []);
    const orphan = player(after, 'orphan');
    t.is(orphan.parentKey, player(after, adopter).key);
    t.is(orphan.adoptions.length, 1);
    t.is(orphan.adoptions[0]?.formerParent.comm, 'parent');
    t.is(orphan.adoptions[0]?.formerParent.pid, parent.sample.pid);
    t.is(orphan.adoptions[0]?.adopter.pid, player(after, adopter).sample.pid);
    t.is(orphan.adoptions[0]?.seenAtMs, models[3]?.sample.takenAtMs);
    t.deepEqual(
      models[3]?.lifeEvents.map(({ type, comm }) => `${comm} ${type}`),
      ['orphan adopted', 'parent gone'],
    );
  });
}

test('reused-pid: another process, with no CPU time, no adoption and no state of the first', async (t) => {
  const models = await modelsOf('reused-pid');
  const [before, at, after] = [models[2], models[3], models[4]];
  if (!before || !at || !after) return t.fail();
  const first = player(before, 'first');
  const second = player(at, 'second');
  t.is(first.sample.pid, second.sample.pid);
  t.not(first.key, second.key);
  t.is(second.cpuPercent, undefined);
  t.deepEqual(second.adoptions, []);
  t.is(second.bornSeenAtMs, at.sample.monotonicMs);
  t.is(at.processes.get(first.key)?.state, 'X');
  t.is(at.processes.get(first.key)?.cpuPercent, undefined);
  t.deepEqual(
    at.lifeEvents.map(({ type, comm }) => `${comm} ${type}`),
    ['second born', 'first gone'],
  );
  t.is(player(after, 'second').cpuPercent, 0);
  const pid = first.sample.pid;
  t.deepEqual(
    [...at.processes.values()]
      .filter(({ sample }) => sample.pid === pid)
      .map(({ sample }) => sample.comm),
    ['first', 'second'],
  );
});

test('busy-family: three generations under the program', async (t) => {
  const model = await lastModel('busy-family');
  const names: string[] = [];
  let at = player(model, 'child-a1');
  for (;;) {
    names.push(at.sample.comm);
    const parent = at.parentKey === undefined ? undefined : model.processes.get(at.parentKey);
    if (!parent) break;
    at = parent;
  }
  t.deepEqual(names, ['child-a1', 'parent-a', 'elder', 'busy-family', 'init']);
});

test('short-lived: the rows know nothing of 400 processes, the forks of the machine do', async (t) => {
  const models = await modelsOf('short-lived');
  t.true(models.every(({ processes }) => processes.size === 2));
  t.true((models[3]?.host.forksPerSecond ?? 0) > 400);
});

test('hostile-names: bytes that are not UTF-8 come back as they were', async (t) => {
  const model = await lastModel('hostile-names');
  const invalid = [...model.processes.values()].find(
    ({ sample }) => sample.cmdline?.argv?.[0] === 'invalid',
  );
  t.deepEqual(invalid?.sample.cmdline?.argv?.slice(1), [
    '\udcff\udcfe',
    '\udcc0\udcaf',
    '\udced\udca0\udc80',
    'cut\udce6\udc97',
  ]);
});

async function lastModel(name: string): Promise<Model> {
  const model = (await modelsOf(name)).at(-1);
  if (!model) throw new Error(`${name} is empty`);
  return model;
}
