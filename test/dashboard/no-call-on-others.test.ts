// Read-only, in a recording and on another proc root nothing is done to any process, by the kernel's own word.
import { spawnSync } from 'node:child_process';
import { setPriority } from 'node:os';
import test, { type ExecutionContext } from 'ava';
import { keymap } from '../../src/app/keys/keymap.js';
import { kernelStat } from '../helpers/kernel-stat.js';
import { isOnPath } from '../helpers/machine.js';
import { recordingPath } from '../helpers/recorded.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { callsOnOthers, traced, untraceable } from './calls-on-others.js';
import { bin, type Dashboard, smallProc, startDashboard } from './dashboard-in-pty.js';

const tracedTest: typeof scenarioTest = (title, run) =>
  untraceable === undefined
    ? scenarioTest(title, run)
    : test.skip(`${title} (skipped: ${untraceable})`, run);

/** All that would act, were it allowed. */
const actingKeys = keymap
  .filter(({ context, isActing }) => isActing && context === 'table')
  .flatMap(({ keys }) => keys);

function startTraced(t: ExecutionContext, args: readonly string[]) {
  const { words, callsOnOthers: calls } = traced(t);
  const size = { rows: 90, cols: 180 };
  const screen = startDashboard(t, { ...size, command: 'strace', args: [...words, bin, ...args] });
  const callsOnceOver = async () => {
    screen.press('q');
    t.is((await screen.exit).exitCode, 0);
    return calls();
  };
  return { screen, callsOnceOver };
}

/** Each key with what would confirm it, tagged too; at last the help, which says that none of them may. */
async function tryEveryWay(screen: Dashboard, why: string): Promise<void> {
  screen.press('c');
  for (const key of actingKeys) screen.press(key, 'Enter', '!', 'y');
  screen.press('Ctrl-L', '?');
  await screen.waitFor(new RegExp(`send the selected one a signal +\\(${why}\\)`));
  screen.press('q');
  await screen.waitFor((rows) => !rows.some((row) => row.includes(' help ─')));
}

/** On its row, and on the key in the bottom line; what stands there after a key of the same says that all was taken. */
async function clickOnSignal(screen: Dashboard, pid: number): Promise<void> {
  for (const place of [new RegExp(`^ *${pid}\\*`), 'F9 signal']) {
    const rows = screen.screenText();
    const y = rows.findIndex((row) => row.search(place) >= 0);
    const at = `${(rows[y] ?? '').search(place) + 1};${y + 1}`;
    screen.write(`\x1b[<0;${at}M\x1b[<0;${at}m`.repeat(2));
  }
  screen.press('Enter', '!', 'y', 'k');
  await screen.waitFor('read-only: no signal is sent');
}

tracedTest('read-only, no key and no click does anything to another process', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  const args = ['--read-only', '-d', '0.2', '-p', `${pid}`];
  const { screen, callsOnceOver } = startTraced(t, args);
  await screen.select(pid);
  const before = kernelStat(pid)?.field(19);
  await tryEveryWay(screen, 'read-only');
  await clickOnSignal(screen, pid);
  // A sample later whatever a key set off has long been done.
  process.kill(pid, 'SIGSTOP');
  await screen.waitFor(new RegExp(`^ *${pid}\\*\\S+ +T `, 'm'));
  t.is(kernelStat(pid)?.field(19), before);
  t.deepEqual(await callsOnceOver(), []);
});

tracedTest('in a recording no key does anything to a process of this machine', async (t) => {
  const { screen, callsOnceOver } = startTraced(t, ['replay', recordingPath('busy-family')]);
  await screen.waitFor(/frame 1 \/ /);
  screen.press('Down', 'Down', 'Down');
  await tryEveryWay(screen, 'a recording');
  await screen.waitFor(/frame /);
  t.deepEqual(await callsOnceOver(), []);
});

tracedTest('on another proc root no key does anything to a process of this machine', async (t) => {
  const { screen, callsOnceOver } = startTraced(t, ['--proc-root', smallProc, '-d', '0.2']);
  await screen.select(9310);
  await tryEveryWay(screen, 'not live');
  t.deepEqual(await callsOnceOver(), []);
});

tracedTest(
  'treetop kill does nothing to a process read-only or in a dry run, and else what it says',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    for (const [option, isSent] of [
      ['--read-only', false],
      ['--dry-run', false],
      ['--force', true],
    ] as const) {
      const { words, callsOnOthers: calls } = traced(t);
      const { status } = spawnSync('strace', [
        ...words,
        bin,
        'kill',
        '-s',
        'STOP',
        option,
        `${pid}`,
      ]);
      t.is(status, option === '--read-only' ? 1 : 0);
      const sending = calls().filter((line) => line.includes('SIGSTOP'));
      t.is(sending.length, isSent ? 1 : 0);
      if (!isSent) t.deepEqual(calls(), []);
      t.is(kernelStat(pid)?.letter, isSent ? 'T' : 'S');
    }
  },
);

tracedTest('where it is allowed, the same watch sees a signal and other priorities', async (t) => {
  const scenario = await startScenario(t, 'sleeping');
  const pid = scenario.pid('sleeper');
  setPriority(pid, 1);
  const { screen, callsOnceOver } = startTraced(t, ['-d', '0.2', '-p', `${pid}`]);
  await screen.select(pid);
  screen.press('F8');
  await screen.waitFor(`${pid} sleeper: nice 1 → 2`);
  const hasTools = isOnPath('taskset') && isOnPath('ionice');
  if (hasTools) await changeByTools(screen, pid);
  screen.press('F9');
  await screen.waitFor(`signal to ${pid} `);
  screen.press('K', 'I', 'L', 'L', 'Enter');
  await screen.waitFor(`KILL → ${pid} sleeper: died of it`);
  const calls = (await callsOnceOver()).join('\n');
  t.regex(calls, new RegExp(`setpriority\\(PRIO_PROCESS, ${pid}, 2`));
  t.regex(calls, new RegExp(`pidfd_send_signal\\(\\d+, SIGKILL|kill\\(${pid}, SIGKILL`));
  if (!hasTools) return;
  t.regex(calls, new RegExp(`sched_setaffinity\\(${pid}, `));
  t.regex(calls, new RegExp(`ioprio_set\\(IOPRIO_WHO_PROCESS, ${pid}, `));
});

/** All CPUs again, and idle in I/O. */
async function changeByTools(screen: Dashboard, pid: number): Promise<void> {
  screen.press('a');
  await screen.waitFor('now CPUs ');
  screen.press('*', 'Enter');
  await screen.waitFor(new RegExp(`${pid} sleeper: .*CPUs`));
  screen.press('i');
  await screen.waitFor('permitted: ');
  screen.press('End', 'Enter');
  await screen.waitFor(`${pid} sleeper: I/O priority none → idle`);
}

test('a call on a child or a thread of its own is none on another, one on a group or a stranger is', (t) => {
  const own = [
    '20 tgkill(20, 21, SIGUSR1)            = 0',
    '20 kill(22, SIGKILL <unfinished ...>',
    '20 sched_setscheduler(0, SCHED_BATCH, [0]) = 0',
    '20 pidfd_open(20, 0 <unfinished ...>',
    '21 pidfd_open(99, 0) = 8',
    '20 <... pidfd_open resumed>) = 7',
    '20 pidfd_send_signal(7, 0, NULL, 0) = 0',
    '20 setpriority(PRIO_PROCESS, 21, 5) = 0',
    '20 openat(AT_FDCWD, "/proc/99/stat", O_RDONLY) = 5',
    '20 openat(AT_FDCWD, "/tmp/x", O_WRONLY|O_CREAT, 0600) = 5',
    '21 +++ exited with 0 +++',
    '22 +++ killed by SIGKILL +++',
  ];
  const others = [
    '20 kill(99, SIGTERM) = 0',
    '20 kill(99, 0) = -1 ESRCH (No such process)',
    '20 kill(0, SIGTSTP) = 0',
    '20 kill(-20, SIGTERM) = 0',
    '20 pidfd_send_signal(8, SIGKILL, NULL, 0) = 0',
    '20 pidfd_send_signal(9, SIGKILL, NULL, 0) = 0',
    '20 setpriority(PRIO_PGRP, 20, 5) = 0',
    '22 sched_setaffinity(99, 8, [0]) = 0',
    '22 ioprio_set(IOPRIO_WHO_PROCESS, 99, IOPRIO_PRIO_VALUE(IOPRIO_CLASS_IDLE, 7)) = 0',
    '20 ptrace(PTRACE_SEIZE, 99, NULL, 0) = 0',
    '20 openat(AT_FDCWD, "/proc/99/oom_score_adj", O_WRONLY) = 5',
  ];
  t.deepEqual(callsOnOthers([...own, ...others].join('\n')), others);
});
