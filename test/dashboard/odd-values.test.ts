// What is odd about a process, in the pane that tells of it, on the real screen.
import test, { type ExecutionContext } from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { isRoot } from '../helpers/machine.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';
import { bin, childrenOf, type Dashboard, startDashboard } from './dashboard-in-pty.js';

const hasKthreadd = kernelStat(2)?.comm === 'kthreadd';

(hasKthreadd ? test : test.skip)(
  `a kernel thread: what it has none of is said${hasKthreadd ? '' : ' (skipped: none is seen here)'}`,
  async (t) => {
    const screen = await paneOf(t, 2, 'kthreadd');
    await screen.waitFor(/command +none: a kernel thread/);
    await screen.waitFor(/memory +none of its own/);
    await screen.waitFor(/^ +2 root +S .* \[kthreadd\]/m);
    t.pass();
  },
);

scenarioTest('a zombie: it has ended, and how', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  const screen = await paneOf(t, scenario.pid('zombie'), 'zombie');
  await screen.waitFor(/state +Z dead, not yet waited for by its parent/);
  if (isRoot) await screen.waitFor(/ended +exit status 7/);
  await screen.waitFor(/command +none any more: it has ended/);
  t.pass();
});

scenarioTest('a command line of 2 MB: three lines of it, and all that is kept by w', async (t) => {
  const scenario = await startScenario(t, 'huge-argv');
  const screen = await paneOf(t, scenario.pid('huge'), 'huge');
  await screen.waitFor(/command +a{80,}/);
  await screen.waitFor('… w shows all');
  screen.press('w');
  await screen.waitFor((rows) => rows.filter((row) => /^ +a{80,} *$/.test(row)).length > 20);
  t.pass();
});

scenarioTest('a process of 500 threads: it is one', async (t) => {
  const scenario = await startScenario(t, 'many-threads');
  const screen = await paneOf(t, scenario.pid('crowd'), 'crowd');
  await screen.waitFor(/threads +500 /);
  t.pass();
});

scenarioTest(
  'within 50 namespaces: the pid in each pid namespace, and who made them',
  async (t) => {
    const scenario = await startScenario(t, 'nested-namespaces');
    const innermost = await innermostBelow(scenario.pid('level-0'));
    const screen = await paneOf(t, innermost, 'innermost');
    await screen.waitFor(/parents +\d+ innermost ← \d+ level-24 ← \d+ level-23 /);
    await screen.waitFor(/pid inside them +.*25 .*24 .*23/);
    t.pass();
  },
  'pidNamespace',
);

(isRoot ? scenarioTest : skipped)(
  'as nobody: of a process of root each fact is there, or why it is not',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const screen = await paneOf(t, pid, 'sleeper', [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
    ]);
    for (const file of ['exe', 'cwd', 'root', 'ns', 'io', 'smaps_rollup']) {
      await screen.waitFor(new RegExp(`\\? not allowed: /proc/${pid}/${file}\\b`));
    }
    await screen.waitFor(/RSS +\d/);
    await screen.waitFor(/user +root \(0\)/);
    t.notRegex(screen.screenText().join('\n'), /(NaN|undefined|Infinity)/);
  },
);

/** The pane of a process, as large as it gets; with words for setpriv, as another user sees it. */
async function paneOf(
  t: ExecutionContext,
  pid: number,
  name: string,
  setpriv?: readonly string[],
): Promise<Dashboard> {
  const args = ['-d', '0.3', '-p', String(pid)];
  const command = setpriv ? 'setpriv' : process.execPath;
  const words = setpriv ? [...setpriv, process.execPath, bin, ...args] : args;
  const screen = startDashboard(t, { command, args: words, cols: 120, rows: 110 });
  await screen.select(pid);
  screen.press('Enter', 'z');
  await screen.waitFor(new RegExp(`process ${pid} ${name} ─`));
  return screen;
}

async function innermostBelow(level0: number): Promise<number> {
  let pid = level0;
  return until('the innermost', () => {
    if (kernelStat(pid)?.comm === 'innermost') return pid;
    pid = childrenOf(pid)[0] ?? pid;
    return undefined;
  });
}

function skipped(title: string, run: Parameters<typeof scenarioTest>[1]): void {
  test.skip(`${title} (skipped: not root)`, run);
}
