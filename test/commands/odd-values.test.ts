import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import test from 'ava';
import { kernelStat } from '../helpers/kernel-stat.js';
import { isRoot } from '../helpers/machine.js';
import { bin, runTreetop } from '../helpers/run-treetop.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';

type Row = Readonly<Record<string, unknown>>;

const kthreadd = kernelStat(2)?.comm === 'kthreadd';

(kthreadd ? test : test.skip)(
  `a kernel thread has no command line, no memory and no terminal${kthreadd ? '' : ' (skipped: none is seen here)'}`,
  async (t) => {
    t.like(await rowOf(2), {
      pid: 2,
      command: '[kthreadd]',
      argv: [],
      isKernelThread: true,
      rssBytes: 0,
      vsizeBytes: 0,
      tty: '',
      user: 'root',
    });
  },
);

scenarioTest('a zombie has a name, a parent and a state, and no memory', async (t) => {
  const scenario = await startScenario(t, 'zombie');
  t.like(await rowOf(scenario.pid('zombie')), {
    ppid: scenario.programPid,
    state: 'Z',
    stateCode: 'Z',
    isLeaderDead: false,
    command: '[zombie]',
    rssBytes: 0,
    threads: 1,
  });
});

scenarioTest('a command line of 2 MB is there as far as it is kept', async (t) => {
  const scenario = await startScenario(t, 'huge-argv');
  const row = await rowOf(scenario.pid('huge'));
  t.regex(String(row['command']), /^a{4000,4200}$/);
});

scenarioTest('500 threads are one process', async (t) => {
  const scenario = await startScenario(t, 'many-threads');
  t.like(await rowOf(scenario.pid('crowd')), { threads: 500, state: 'S', command: 'crowd' });
});

scenarioTest(
  'a process within 50 namespaces has the pid that it has here, and its place in the tree',
  async (t) => {
    const scenario = await startScenario(t, 'nested-namespaces');
    const { processes } = JSON.parse(await runTreetop(['ps', '--json', '--tree', '-d', '0']));
    const chain: unknown[] = [];
    let row = innermostOf(processes, scenario.pid('level-0'));
    while (row && row['pid'] !== scenario.programPid) {
      chain.unshift(row['comm']);
      const above = row['ppid'];
      row = (processes as Row[]).find(({ pid }) => pid === above);
    }
    const levels = Array.from({ length: 25 }, (_, level) => `level-${level}`);
    t.deepEqual(chain, [...levels, 'innermost']);
  },
  'pidNamespace',
);

const asNobody = ['--reuid=65534', '--regid=65534', '--clear-groups', process.execPath, bin];

(isRoot ? scenarioTest : skipped)(
  'as nobody a process of root is told as far as anyone may know it',
  async (t) => {
    const scenario = await startScenario(t, 'sleeping');
    const pid = scenario.pid('sleeper');
    const words = ['ps', '--json', '-d', '0', '-p', String(pid)];
    const { stdout, stderr } = await promisify(execFile)('setpriv', [...asNobody, ...words]);
    t.is(stderr, '');
    const [row] = JSON.parse(stdout).processes;
    t.like(row, { pid, state: 'S', user: 'root', uid: 0, argv: ['sleeper'], threads: 1 });
    t.true(row.rssBytes > 0);
  },
);

/** Of those that may be there (tests run beside each other) the one below that process. */
function innermostOf(rows: readonly Row[], root: number): Row | undefined {
  const isBelow = (row: Row | undefined): boolean => {
    if (row === undefined) return false;
    return row['pid'] === root || isBelow(rows.find(({ pid }) => pid === row['ppid']));
  };
  return rows.find((row) => row['comm'] === 'innermost' && isBelow(row));
}

async function rowOf(pid: number): Promise<Row> {
  const text = await runTreetop(['ps', '--json', '-d', '0', '-p', String(pid)]);
  return JSON.parse(text).processes[0];
}

function skipped(title: string, run: Parameters<typeof scenarioTest>[1]): void {
  test.skip(`${title} (skipped: not root)`, run);
}
