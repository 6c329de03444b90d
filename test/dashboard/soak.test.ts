// The short form of scripts/soak.mjs: what may not grow, seen over some hundred births at ten samples a second.
import { readdirSync, readlinkSync } from 'node:fs';
import { kernelStat } from '../helpers/kernel-stat.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';
import { childrenOf, isGone, startDashboard } from './dashboard-in-pty.js';

const deadlineMs = 60_000;
/** libuv starts its own when it first needs them. */
const poolThreads = 4;

scenarioTest('500 births later no descriptor, thread or helper is left of them', async (t) => {
  await startScenario(t, 'busy-crowd', ['60']);
  const screen = startDashboard(t, {
    args: ['-d', '0.1', '-F', 'guest', '--sort=-startedAt'],
    cols: 120,
    rows: 60,
  });
  // Fifty are born a second, and each is among the youngest for its one second.
  await screen.waitFor(/ guest-1\d\d *$/m, deadlineMs);
  const before = standing(screen.pid);
  const helpers = new Set<number>();
  await screen.waitFor(() => {
    for (const pid of childrenOf(screen.pid)) helpers.add(pid);
    return screen.screenText().some((row) => / guest-[67]\d\d *$/.test(row));
  }, deadlineMs);
  const those = standing(screen.pid).ofTheDead;
  await until(
    'no file of one that is gone is kept open',
    () => {
      const { ofTheDead } = standing(screen.pid);
      return those.every((link) => !ofTheDead.includes(link));
    },
    deadlineMs,
  );
  await until(
    'as many other descriptors and threads as before',
    () => {
      const { others, threads } = standing(screen.pid);
      return others.length <= before.others.length + 2 && threads <= before.threads + poolThreads;
    },
    deadlineMs,
  );
  screen.press('q');
  t.is((await screen.exit).exitCode, 0);
  await until('no helper outlives it', () => [...helpers].every(isGone));
});

/** What the program holds now: descriptors by what they lead to, and threads. */
function standing(pid: number) {
  const links = readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(pid, fd));
  const ofProcesses = links.filter((link) => /^\/proc\/\d+\//.test(link));
  return {
    // Not of zombies: theirs are read on, for as long as nobody reaps them.
    ofTheDead: ofProcesses.filter((link) => kernelStat(Number(link.split('/')[2])) === undefined),
    others: links.filter((link) => link !== '' && !ofProcesses.includes(link)),
    threads: readdirSync(`/proc/${pid}/task`).length,
  };
}

/** '' where it was closed meanwhile. */
function linkOf(pid: number, fd: string): string {
  try {
    return readlinkSync(`/proc/${pid}/fd/${fd}`);
  } catch {
    return '';
  }
}
