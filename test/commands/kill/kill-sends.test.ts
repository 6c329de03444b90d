// `treetop kill` on real processes: it sends, and says what became of it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { readTargetFacts } from '../../../src/source/linux/target-facts.js';
import { kernelStat } from '../../helpers/kernel-stat.js';
import { isRoot } from '../../helpers/machine.js';
import { projectRoot } from '../../helpers/project-root.js';
import { bin, ended, endedTreetop, startTreetop } from '../../helpers/run-treetop.js';
import { scenarioTest, startScenario } from '../../helpers/scenario.js';
import { schemaFaults } from '../../helpers/schema-faults.js';
import { hupIgnored, startSleeper, termIgnored } from '../../helpers/sleeper.js';
import { until } from '../../helpers/until.js';

const schema = JSON.parse(readFileSync(join(projectRoot, 'docs/kill.schema.json'), 'utf8'));
/** Longer than any test takes: that it is not waited for is what is tested. */
const never = '1h';
const letter = (pid: number) => kernelStat(pid)?.letter;
/** Of one that is reaped older kernels do not tell how it ended. */
const died = 'died( of it)? (at once|after \\d+ ms)';

const killed = (...words: readonly string[]) => endedTreetop(['kill', ...words]);

async function documentOf(t: ExecutionContext, words: readonly string[], status: number) {
  const end = await killed('--json', ...words);
  t.is(end.stderr, '');
  t.is(end.status, status);
  const document = JSON.parse(end.stdout);
  t.deepEqual(schemaFaults(schema, document), []);
  t.false(document.isDryRun);
  return document;
}

test('TERM ends a sleeper: exit 0 as soon as it is dead', async (t) => {
  const { pid, child } = await startSleeper(t, hupIgnored);
  const { status, stdout, stderr } = await killed('--wait', never, String(pid));
  t.regex(stdout, RegExp(`^TERM → ${pid} sleep: ${died}\n$`));
  t.is(stderr, '');
  t.is(status, 0);
  await until('it is dead', () => child.signalCode === 'SIGTERM');
});

test('one that ignores it goes on: exit 1 at once, and what would help is said', async (t) => {
  const { pid, child } = await startSleeper(t, termIgnored);
  t.deepEqual(await killed('--wait', never, String(pid)), {
    status: 1,
    stdout: `TERM → ${pid} sleep: dropped: it ignores TERM; KILL cannot be ignored\n`,
    stderr: '',
  });
  t.is(child.signalCode, null);
});

test('then KILL, for whom is still there: exit 0', async (t) => {
  const [stubborn, easy] = [await startSleeper(t, termIgnored), await startSleeper(t, hupIgnored)];
  const words = ['--then', 'KILL', '--after', '200ms', '--wait', never];
  const { targets, ...document } = await documentOf(
    t,
    [...words, String(stubborn.pid), String(easy.pid)],
    0,
  );
  t.deepEqual(document.next, { name: 'KILL', number: 9, afterMs: 200 });
  t.like(targets, [
    { pid: stubborn.pid, outcome: { signal: { name: 'KILL' }, type: 'died', isAsAsked: true } },
    { pid: easy.pid, outcome: { signal: { name: 'TERM' }, type: 'died', isAsAsked: true } },
  ]);
  await until('both are dead', () => stubborn.child.signalCode && easy.child.signalCode);
  t.deepEqual([stubborn.child.signalCode, easy.child.signalCode], ['SIGKILL', 'SIGTERM']);
});

test('one that ignores it and ends of something else before the second signal has ended: exit 0', async (t) => {
  const { pid, child } = await startSleeper(t, termIgnored);
  const treetop = startTreetop(['kill', '--then', 'KILL', '--after', never, String(pid)]);
  t.teardown(() => treetop.kill('SIGKILL'));
  treetop.stdout.once('data', () => child.kill('SIGUSR1'));
  const { status, stdout } = await ended(treetop);
  t.regex(stdout, /dropped: it ignores TERM.*\nTERM → .*: died after .*\n$/);
  t.is(status, 0);
});

test('an orderly end may take its time: whom TERM ended late gets no KILL, exit 0', async (t) => {
  // Longer than a handler is followed.
  const script =
    "process.on('SIGTERM', () => setTimeout(() => process.exit(3), 5200)); setInterval(() => {}, 1e6); console.log('ready')";
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'ignore'] });
  t.teardown(() => child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  const words = ['--then', 'KILL', '--after', never, String(child.pid)];
  const { status, stdout } = await killed(...words);
  t.regex(
    stdout,
    /^TERM → .*: delivered to its handler; still there after 5 s \(S\); KILL cannot be caught\nTERM → .*: died after 5\.\d s( \(exit status 3\))?\n$/,
  );
  t.is(status, 0);
  t.is(child.exitCode, 3);
});

test('STOP stops, CONT continues; both say so, and once more that there was nothing to do', async (t) => {
  const { pid } = await startSleeper(t, hupIgnored);
  const said = [
    ['STOP', /: stopped (at once|after \d+ ms)\n$/, 'T'],
    ['STOP', /: no effect: it was stopped already\n$/, 'T'],
    ['CONT', /: continued (at once|after \d+ ms)\n$/, 'S'],
    ['CONT', /: no effect: it was not stopped \(S\)\n$/, 'S'],
  ] as const;
  for (const [signal, words, state] of said) {
    const { status, stdout } = await killed('-s', signal, String(pid));
    t.regex(stdout, words);
    t.is(status, 0);
    await until(`${state} after ${signal}`, () => letter(pid) === state);
  }
});

test('what waits when the wait is over is told as it is then, and is exit 1', async (t) => {
  const { pid } = await startSleeper(t, hupIgnored);
  process.kill(pid, 'SIGSTOP');
  await until('it stands', () => letter(pid) === 'T');
  const { targets } = await documentOf(t, ['--wait', '300ms', String(pid)], 1);
  const { outcome } = targets[0];
  t.like(outcome, { type: 'pending', heldBy: 'stopped', isSettled: false, isAsAsked: false });
  t.true(outcome.afterMs >= 300, String(outcome.afterMs));
  t.is(outcome.help, 'it acts after CONT; KILL needs none');
  const { stdout } = await killed('--wait', '0', '-s', 'USR1', String(pid));
  t.regex(stdout, /: pending \d+ ms \(stopped: it waits for CONT\)/);
});

test('what does nothing by default asks for nothing: exit 0', async (t) => {
  const { pid } = await startSleeper(t, hupIgnored);
  const { status, stdout } = await killed('-s', 'CHLD', String(pid));
  t.is(stdout, `CHLD → ${pid} sleep: dropped: CHLD does nothing by default\n`);
  t.is(status, 0);
});

test('where one is refused nothing is sent to any: another start, no pid, nonsense, ourselves', async (t) => {
  const { pid, startTicks, child } = await startSleeper(t, hupIgnored);
  const self = String(process.pid);
  const refusals = [
    [`${pid}:${startTicks + 1}`, /^now another process \(started at tick \d+, not \d+\)$/],
    ['0', /^expected PID or PID:startTicks/],
    ['-1', /^expected PID or PID:startTicks.*; a signal is named by -s$/],
    ['nonsense', /^expected PID/],
    ['4194305', /^no such process$/],
    [self, /is an ancestor of treetop/],
    ['1', /^pid 1 is init; --force lifts this$/],
  ] as const;
  for (const [word, reason] of refusals) {
    const { targets } = await documentOf(t, ['-s', 'KILL', '--', word, String(pid)], 1);
    t.regex(targets[0].refusal, reason, word);
    t.like(targets[1], { pid, refusal: null, outcome: null });
  }
  t.is(child.signalCode, null);
  t.is(letter(pid), 'S');
  const { status, stdout } = await killed(String(pid), '0');
  t.regex(
    stdout,
    /^TERM → \d+ sleep: not sent\nTERM → 0: refused: .*\n2 targets, 1 refused: nothing was sent\n$/,
  );
  t.is(status, 1);
});

test('its own group as a whole, and a tree that it is in itself, are refused', async (t) => {
  // It is started by us, so that its group is ours.
  const { targets } = await documentOf(t, ['-s', 'CONT', '--group', String(process.pid)], 1);
  t.true(targets.every(({ refusal }: { refusal: string | null }) => refusal !== null));
  const tree = await documentOf(t, ['-s', 'CONT', '--tree', String(process.pid)], 1);
  t.true(
    tree.targets.some(({ refusal }: { refusal: string | null }) => /treetop/.test(refusal ?? '')),
  );
});

test('a start that matches is that process', async (t) => {
  const { pid, startTicks, child } = await startSleeper(t, hupIgnored);
  const { status } = await killed('-s', 'KILL', `${pid}:${startTicks}`);
  t.is(status, 0);
  await until('it is dead', () => child.signalCode === 'SIGKILL');
});

for (const option of ['--read-only', '--readonly']) {
  test(`${option} sends nothing: exit 1, and what would be done may be asked`, async (t) => {
    const { pid, child } = await startSleeper(t, hupIgnored);
    const { status, stdout, stderr } = await killed(option, String(pid));
    t.is(status, 1);
    t.is(stdout, '');
    t.is(stderr, 'treetop: --read-only sends no signal; --dry-run tells what it would do\n');
    t.is((await killed(option, '--dry-run', String(pid))).status, 0);
    t.is(child.signalCode, null);
    t.is(letter(pid), 'S');
  });
}

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`${signal} ends the wait: what is known is told, exit ${status}`, async (t) => {
    const { pid } = await startSleeper(t, hupIgnored);
    process.kill(pid, 'SIGSTOP');
    await until('it stands', () => letter(pid) === 'T');
    const treetop = startTreetop(['kill', '--wait', never, String(pid)]);
    t.teardown(() => treetop.kill('SIGKILL'));
    const end = ended(treetop);
    const isPending = () => readTargetFacts('/proc', pid)?.masks?.processPending !== zeros;
    await until('TERM is sent', isPending);
    treetop.kill(signal);
    const { stdout, ...rest } = await end;
    t.regex(stdout, /^TERM → \d+ sleep: pending .*\(stopped: it waits for CONT\)/);
    t.deepEqual(rest, { status, stderr: '' });
  });
}

const zeros = '0000000000000000';

test('nobody reads its lines: the signal is sent all the same, and it ends quietly', async (t) => {
  const { pid, child } = await startSleeper(t, hupIgnored);
  const treetop = startTreetop(['kill', String(pid)]);
  treetop.stdout.destroy();
  const { stderr } = await ended(treetop);
  t.is(stderr, '');
  await until('it is dead', () => child.signalCode === 'SIGTERM');
});

scenarioTest('KILL to a zombie: exit 1, and whose it is', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['zombie', 'default']);
  const pid = scenario.pid('target');
  const { status, stdout } = await killed('-s', 'KILL', String(pid));
  const parent = scenario.programPid;
  t.is(
    stdout,
    `KILL → ${pid} target: no effect: a zombie until parent ${parent} (signal-target) reaps it; ` +
      `it is dead already: ${parent} has to wait for it, or to end\n`,
  );
  t.is(status, 1);
});

scenarioTest('HUP to one that handles it is as asked, TERM is not', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['plain', 'handler']);
  const pid = scenario.pid('target');
  t.is((await killed('--wait', '100ms', '-s', 'HUP', String(pid))).status, 0);
  const { status, stdout } = await killed('--wait', '100ms', String(pid));
  t.regex(
    stdout,
    /: delivered (at once|after \d+ ms): its handler decides; KILL cannot be caught\n$/,
  );
  t.is(status, 1);
});

scenarioTest('D: QUIT is pending, in what wait, and what ends that', async (t) => {
  const scenario = await startScenario(t, 'signal-target', ['vfork', 'default']);
  const pid = scenario.pid('target');
  const { status, stdout } = await killed('--wait', '100ms', '-s', 'QUIT', String(pid));
  t.regex(stdout, /: pending \d+ ms \(D in [a-z_.0-9]+\); it acts when that wait ends/);
  t.is(status, 1);
});

scenarioTest('a tree ends as a whole, stopped first, newcomers too', async (t) => {
  const scenario = await startScenario(t, 'busy-family');
  const roles = ['elder', 'parent-a', 'parent-b', 'child-a1', 'child-a2', 'child-b1'] as const;
  const { targets, frozen } = await documentOf(
    t,
    ['--tree', '--wait', never, String(scenario.pid('elder'))],
    0,
  );
  t.like(frozen, { isComplete: true });
  t.deepEqual(
    targets.map((one: { pid: number }) => one.pid).toSorted(),
    roles.map((role) => scenario.pid(role)).toSorted(),
  );
  for (const { outcome } of targets) t.like(outcome, { isAsAsked: true, isSettled: true });
});

scenarioTest(
  'a group is stopped as a group, and goes on as one; others are left alone',
  async (t) => {
    const scenario = await startScenario(t, 'own-session');
    const members = ['leader', 'member', 'grandchild'].map((role) => scenario.pid(role));
    const outsider = scenario.pid('other-group');
    const words = ['--group', String(members[0])];
    const stopped = await killed('-s', 'STOP', ...words);
    t.regex(stopped.stdout, /\n3 targets: 3 as asked\n$/);
    t.is(stopped.status, 0);
    t.deepEqual([...members, outsider].map(letter), ['T', 'T', 'T', 'S']);
    t.is((await killed('-s', 'CONT', ...words)).status, 0);
    await until('all go on', () => members.every((pid) => letter(pid) !== 'T'));
  },
);

(isRoot ? test : test.skip)(
  'another user is told that it is not permitted: exit 1 (needs root)',
  async (t) => {
    const { pid, child } = await startSleeper(t, hupIgnored);
    const nobody = { uid: 65534, gid: 65534 };
    const treetop = spawn(process.execPath, [bin, 'kill', String(pid)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...nobody,
    });
    t.deepEqual(await ended(treetop), {
      status: 1,
      stdout: `TERM → ${pid} sleep: not sent: permission denied (EPERM); its user may, and root\n`,
      stderr: '',
    });
    t.is(child.signalCode, null);
  },
);
