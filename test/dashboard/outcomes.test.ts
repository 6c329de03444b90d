// What became of signals, on the screen, of real processes in each situation that can be brought about.
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { canFreeze, canMakePidNamespace, hasCompiler, isRoot } from '../helpers/machine.js';
import { type Scenario, startScenario } from '../helpers/scenario.js';
import { furtherCases, isSaid, type SaidCase, startVictim } from '../signals/act/said-cases.js';
import { type Dashboard, startDashboard } from './dashboard-in-pty.js';

const needOf = ({ needs }: SaidCase) => needs?.name ?? 'no rights';

for (const name of new Set(furtherCases.map(needOf))) {
  const cases = furtherCases.filter((one) => needOf(one) === name);
  const isThere = hasCompiler && cases.every(({ needs }) => needs?.isThere !== false);
  const title = `each sentence on what became of a signal is seen on the screen: those that need ${name}`;
  const skipped = hasCompiler ? 'not here' : 'no C compiler';
  (isThere ? test : test.skip)(isThere ? title : `${title} (skipped: ${skipped})`, async (t) => {
    const victims = await Promise.all(cases.map((one) => startVictim(t, one)));
    const screen = await logOn(
      t,
      victims.map((victim) => victim.pid('target')),
    );
    // What is not settled at once is waited for while others are sent theirs.
    for (const [index, one] of cases.entries()) {
      const victim = victims[index];
      if (!victim) return t.fail();
      await send(screen, victim.pid('target'), one.signal);
      if (one.type) await saidInLog(screen, one, victim);
    }
    for (const [index, one] of cases.entries()) {
      const victim = victims[index];
      if (victim && !one.type) await saidInLog(screen, one, victim);
    }
    t.log(`${cases.length} sentences`);
    t.pass();
  });
}

async function saidInLog(screen: Dashboard, one: SaidCase, victim: Scenario): Promise<void> {
  await screen.waitFor((rows) => {
    const words = wordsInLog(rows, victim.pid('target'), one.signal);
    return words !== undefined && beforeAdvice(words).some((said) => isSaid(said, one, victim));
  });
}

/** The words whole, and cut at each semicolon: what would help stands behind the last, and goes on in the next line. */
function beforeAdvice(words: string): readonly string[] {
  const parts = words.split('; ');
  return parts.map((_, at) => parts.slice(0, at + 1).join('; '));
}

/** Behind the time, the signal, the pid and the name. */
function wordsInLog(rows: readonly string[], pid: number, signal: string): string | undefined {
  const entry = new RegExp(
    `^ \\d\\d:\\d\\d:\\d\\d ${signal} +${pid} \\S+ +(.*?)(?:; sent without a pidfd: .*)? *$`,
  );
  return rows.map((row) => entry.exec(row)?.[1]).find((words) => words !== undefined);
}

/** A screen with these processes and the log of signals. */
async function logOn(t: ExecutionContext, pids: readonly number[]): Promise<Dashboard> {
  const args = ['-d', '0.5', '-p', pids.join(',')];
  const screen = startDashboard(t, { args, rows: 120, cols: 180 });
  await screen.waitFor(new RegExp(`^ *${pids[0]} `, 'm'));
  screen.press('O');
  await screen.waitFor('no signal was sent yet');
  return screen;
}

async function send(screen: Dashboard, pid: number, signal: string, by = 'Enter'): Promise<void> {
  await screen.select(pid);
  screen.press('F9');
  await screen.waitFor(`signal to ${pid} `);
  screen.press(...signal);
  await screen.waitFor(new RegExp(`▸ +\\d+ ${signal} `));
  screen.press(by);
  await screen.waitFor((rows) => wordsInLog(rows, pid, signal) !== undefined);
}

const canFreezeNamespace = canFreeze && canMakePidNamespace && hasCompiler;

(canFreezeNamespace ? test : test.skip)(
  `one that ends and cannot yet is on its way out, with what it waits in${canFreezeNamespace ? '' : ' (skipped: needs root, a freezer and pid namespaces)'}`,
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    const init = scenario.pid('namespace-init');
    const screen = await logOn(t, [init]);
    // An init waits in exit(2) for the last one in its namespace.
    const thaw = frozen(t, Number(readFileSync(`/proc/${init}/task/${init}/children`, 'utf8')));
    await send(screen, init, 'KILL');
    await screen.waitFor((rows) =>
      /^on its way out for [\d.]+ m?s \(S in [a-z_0-9.]+\)$/.test(
        wordsInLog(rows, init, 'KILL') ?? '',
      ),
    );
    thaw();
    await screen.waitFor((rows) => /^died of it after /.test(wordsInLog(rows, init, 'KILL') ?? ''));
    t.pass();
  },
);

/** In a group of its own by cgroup v1, until it is thawed. */
function frozen(t: ExecutionContext, pid: number): () => void {
  const group = `/sys/fs/cgroup/freezer/treetop-outcomes-${process.pid}`;
  const put = (file: string, text: string) => writeFileSync(join(group, file), text);
  mkdirSync(group);
  t.teardown(() => {
    put('freezer.state', 'THAWED');
    rmdirSync(group);
  });
  put('cgroup.procs', String(pid));
  put('freezer.state', 'FROZEN');
  return () => put('freezer.state', 'THAWED');
}

const hasKernelThread = isRoot && kernelStat(2)?.comm === 'kthreadd';

(hasKernelThread ? test : test.skip)(
  `a kernel thread drops what it gets${hasKernelThread ? '' : ' (skipped: needs root, and to see kernel threads)'}`,
  async (t) => {
    const screen = await logOn(t, [2]);
    // WINCH: should it ever be heard, it would do nothing by default either.
    await send(screen, 2, 'WINCH', '!');
    await screen.waitFor(
      (rows) => wordsInLog(rows, 2, 'WINCH')?.startsWith('dropped: a kernel thread') === true,
    );
    t.pass();
  },
);
