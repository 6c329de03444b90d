import { execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test, { type ExecutionContext } from 'ava';
import { thisScheduler } from '../../../src/commands/dashboard/this-scheduler.js';
import { cpusOfList, listOfCpus } from '../../../src/model/cpu-list.js';
import { changeScheduling } from '../../../src/signals/act/change-scheduling.js';
import type { IoPriority, SchedulingChange } from '../../../src/signals/scheduling-change.js';
import { kernelStat } from '../../helpers/kernel-stat.js';
import { isOnPath, isRoot } from '../../helpers/machine.js';
import { projectRoot } from '../../helpers/project-root.js';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import { until } from '../../helpers/until.js';
import { schedulingTarget } from './scheduling-target.js';

const program = join(projectRoot, 'dist/test/signals/act/change-scheduling-once.js');
const asNobody = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
const canBeNobody = isRoot && isSpokenTo([...asNobody, process.execPath, program]);
const nobodyTest = canBeNobody ? test : test.skip;
const whyNot = canBeNobody ? '' : ' (needs root, and a checkout that nobody can read)';
const hasTools = isOnPath('taskset') && isOnPath('ionice');
const toolTest = hasTools ? test : test.skip;

/** Raising the limit takes CAP_SYS_RESOURCE, which root in a container often lacks. */
const withNiceLimit = ['prlimit', '--nice=25:25'];
const canRaiseNiceLimit = isDone([...withNiceLimit, 'true']);

const up = { type: 'nice', by: 1 } as const;
const down = { type: 'nice', by: -1 } as const;
const io = (priority: IoPriority) => ({ type: 'ioPriority', priority }) as const;

/** It finds no process there, and says so: nobody can read what is imported. */
function isSpokenTo([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, [...args, '0', '{}']).stderr.includes('no process');
}

function isDone([command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** A child of our own that only sleeps, in another's name where one is given. */
async function sleeper(t: ExecutionContext, prefix: readonly string[] = []): Promise<number> {
  const [command = '', ...args] = [...prefix, 'sleep', '1000'];
  const child = spawn(command, args, { stdio: 'ignore' });
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'spawn');
  const { pid } = child;
  if (pid === undefined) throw new Error('no sleep');
  return pid;
}

const change = (pid: number, wanted: SchedulingChange) =>
  changeScheduling(schedulingTarget(pid), wanted, thisScheduler);

const niceOf = (pid: number) => Number(kernelStat(pid)?.field(19));

function cpusOf(pid: number): string {
  const status = readFileSync(`/proc/${pid}/status`, 'latin1');
  return /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1] ?? '?';
}

const cpusIn = (list: string) => cpusOfList(list) ?? [];

/** setpriv and prlimit become it: until then it is of another user. */
function untilItSleeps(pid: number): Promise<boolean> {
  return until('it is sleep', () => kernelStat(pid)?.comm === 'sleep');
}

test('anyone may raise the nice value of a process of their own, and the kernel shows it', async (t) => {
  const pid = await sleeper(t);
  const from = niceOf(pid);
  const outcome = await change(pid, up);
  t.deepEqual(outcome, { type: 'changed', from: `${from}`, to: `${from + 1}`, threads: 1 });
  t.is(niceOf(pid), from + 1);
});

test('above 19 there is no nice value: it stays, and that is said', async (t) => {
  const pid = await sleeper(t);
  setPriority(pid, 19);
  t.like(await change(pid, up), { type: 'unchanged', now: '19' });
  t.is(niceOf(pid), 19);
});

(isRoot ? test : test.skip)('root lowers it, to below 0 (needs root)', async (t) => {
  const pid = await sleeper(t);
  setPriority(pid, 0);
  t.like(await change(pid, down), { type: 'changed', from: '0', to: '-1' });
  t.is(niceOf(pid), -1);
});

// The threads of this scenario begin at 19.
const rootTest = isRoot ? scenarioTest : test.skip;
rootTest(
  'each thread moves by one from its own value (needs root)',
  async (t: ExecutionContext) => {
    const scenario = await startScenario(t, 'few-threads');
    const pid = scenario.pid('crowd');
    const tids = readdirSync(`/proc/${pid}/task`).map(Number);
    const other = tids.at(-1) ?? pid;
    for (const tid of tids) setPriority(tid, 13);
    setPriority(other, 17);
    const outcome = await change(pid, up);
    t.deepEqual(outcome, {
      type: 'changed',
      from: '13',
      to: '14',
      threads: tids.length,
      remark: 'each from its own value',
    });
    const now = tids.map((tid) => Number(kernelStat(tid, `/proc/${pid}/task`)?.field(19)));
    t.deepEqual(now, [...tids.slice(0, -1).map(() => 14), 18]);
  },
);

toolTest('one CPU and all of them again, and the kernel shows it', async (t) => {
  const pid = await sleeper(t);
  const all = cpusOf(pid);
  const facts = await thisScheduler.read(pid);
  t.is(facts?.threads[0]?.cpus, all);
  const cpus = cpusIn(all);
  const [first = 0] = cpus;
  const only = await change(pid, { type: 'cpus', cpus: [first] });
  t.like(
    only,
    cpus.length > 1 ? { type: 'changed', from: all, to: `${first}` } : { type: 'unchanged' },
  );
  t.is(cpusOf(pid), `${first}`);
  await change(pid, { type: 'cpus', cpus });
  t.is(cpusOf(pid), listOfCpus(cpus));
});

toolTest(
  'CPUs that this machine has not are not taken, and what is said of that is the truth',
  async (t) => {
    const pid = await sleeper(t);
    const before = cpusOf(pid);
    t.like(await change(pid, { type: 'cpus', cpus: [8191] }), { type: 'failed' });
    const [first = 0] = cpusIn(before);
    const outcome = await change(pid, { type: 'cpus', cpus: [first, 8190] });
    t.deepEqual(outcome, { type: 'tookOther', asked: `${first},8190`, took: `${first}` });
  },
);

toolTest('I/O priority is set in its classes, and read back', async (t) => {
  const pid = await sleeper(t);
  t.like(await change(pid, io({ class: 'idle' })), { type: 'changed', to: 'idle' });
  t.like(await change(pid, io({ class: 'idle' })), { type: 'unchanged', now: 'idle' });
  const best = await change(pid, io({ class: 'bestEffort', level: 7 }));
  t.like(best, { type: 'changed', from: 'idle', to: 'best-effort 7', threads: 1 });
});

const toolScenario: typeof scenarioTest = (title, run, needs) =>
  hasTools ? scenarioTest(title, run, needs) : test.skip(title, run);

toolScenario('all threads get the CPUs and the I/O priority, not only the first', async (t) => {
  const scenario = await startScenario(t, 'few-threads');
  const pid = scenario.pid('crowd');
  const threads = readdirSync(`/proc/${pid}/task`).length;
  t.like(await change(pid, io({ class: 'idle' })), { type: 'changed', to: 'idle', threads });
  const told = await promisify(execFile)('ionice', ['-p', ...readdirSync(`/proc/${pid}/task`)]);
  t.is(told.stdout.trim().replaceAll('idle', '').trim(), '');
  const [first = 0, second] = cpusIn(cpusOf(pid));
  if (second === undefined) return;
  t.like(await change(pid, { type: 'cpus', cpus: [first] }), { type: 'changed', threads });
  for (const tid of readdirSync(`/proc/${pid}/task`)) t.is(cpusOf(Number(tid)), `${first}`);
});

toolScenario('a zombie has nothing to be scheduled', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  for (const wanted of [up, io({ class: 'idle' }), { type: 'cpus', cpus: [0] } as const])
    t.like(await change(scenario.pid('zombie'), wanted), { type: 'refused' });
});

/** Each with what nobody is to expect of it. */
const asNobodyMatrix = [
  ['its own', asNobody, up, 'permitted', 'changed'],
  ['its own', asNobody, down, 'denied', 'denied'],
  ['its own', asNobody, { type: 'cpus', cpus: [0] }, 'permitted', 'changed'],
  ['its own', asNobody, io({ class: 'idle' }), 'permitted', 'changed'],
  ['its own', asNobody, io({ class: 'realtime', level: 3 }), 'denied', 'denied'],
  ["root's", [], up, 'denied', 'denied'],
  ["root's", [], { type: 'cpus', cpus: [0] }, 'denied', 'denied'],
  ["root's", [], io({ class: 'idle' }), 'denied', 'denied'],
  [
    'its own with a capability that nobody has',
    [
      'setpriv',
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      '--inh-caps=+net_raw',
      '--ambient-caps=+net_raw',
    ],
    up,
    'denied',
    'denied',
  ],
] as const;

for (const [whose, prefix, wanted, predicted, came] of asNobodyMatrix) {
  nobodyTest(
    `nobody asks ${JSON.stringify(wanted)} of ${whose}: ${predicted}, ${came}${whyNot}`,
    async (t) => {
      const told = await askedByNobody(t, prefix, wanted);
      t.is(told.permission, predicted);
      // A machine of one CPU has nothing to choose from.
      t.is(told.outcome.type === 'unchanged' ? 'changed' : told.outcome.type, came);
    },
  );
}

(canBeNobody && canRaiseNiceLimit ? test : test.skip)(
  'nobody lowers nice as far as its RLIMIT_NICE allows (needs root with CAP_SYS_RESOURCE)',
  async (t) => {
    const told = await askedByNobody(t, [...withNiceLimit, ...asNobody], down);
    t.is(told.permission, 'permitted');
    t.like(told.outcome, { type: 'changed', to: '-1' });
  },
);

async function askedByNobody(
  t: ExecutionContext,
  prefix: readonly string[],
  wanted: SchedulingChange,
) {
  const pid = await sleeper(t, prefix);
  await untilItSleeps(pid);
  const [command = '', ...args] = [...asNobody, process.execPath, program];
  const told = await promisify(execFile)(command, [...args, `${pid}`, JSON.stringify(wanted)]);
  return JSON.parse(told.stdout);
}

toolScenario('where the main thread is dead, the living ones are scheduled', async (t) => {
  const scenario = await startScenario(t, 'leader-dead');
  const pid = scenario.pid('leader-dead');
  const threads = Number(kernelStat(pid)?.field(20)) - 1;
  t.like(await change(pid, up), { type: 'changed', threads });
  t.like(await change(pid, io({ class: 'idle' })), { type: 'changed', to: 'idle', threads });
  const [first = 0, second] = cpusIn(cpusOf(pid));
  if (second === undefined) return;
  t.like(await change(pid, { type: 'cpus', cpus: [first] }), { type: 'changed', threads });
});

toolScenario(
  'who got the pid while the dialog was open keeps nice, CPUs and I/O priority',
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    const procRoot = String(scenario.ready['procRoot']);
    const pid = `${scenario.ready['innerPid']}`;
    const stat = () => kernelStat(Number(pid), procRoot);
    const cpus = cpusIn(cpusOf(scenario.pid('namespace-init')));
    const inside = ['-t', `${scenario.pid('namespace-init')}`, '-p', '-m'];
    const ask = async (wanted: SchedulingChange, ...startTicks: readonly string[]) => {
      const words = [process.execPath, program, pid, JSON.stringify(wanted), ...startTicks];
      const told = await promisify(execFile)('nsenter', [...inside, ...words]);
      return JSON.parse(told.stdout).outcome;
    };
    const first = `${stat()?.field(22)}`;
    await scenario.command('reuse');
    const startTicks = Number(stat()?.field(22));
    const nice = Number(stat()?.field(19));
    const last = { type: 'cpus', cpus: cpus.slice(-1) } as const;
    for (const wanted of [up, last, io({ class: 'idle' })]) {
      t.deepEqual(await ask(wanted, first), { type: 'nowAnother', startTicks });
    }
    t.is(Number(stat()?.field(19)), nice);
    // Asked for by its own start, it gets them: from what it had, not from what was refused.
    t.like(await ask(up), { type: 'changed', from: `${nice}` });
    const type = cpus.length > 1 ? 'changed' : 'unchanged';
    t.like(await ask(last), { type });
    t.like(await ask(io({ class: 'idle' })), { type: 'changed', from: 'none' });
  },
  'pidNamespace',
);
