import test from 'ava';
import { type Scenario, scenarioTest, startScenario } from '../helpers/scenario.js';
import { isRowOf, startDashboard } from './dashboard-in-pty.js';

for (const [cols, rows] of [
  [200, 50],
  [80, 24],
] as const) {
  test.serial(
    `at ${cols}x${rows} the first rows and the counts of each class appear`,
    async (t) => {
      const startedAtMs = performance.now();
      const screen = startDashboard(t, { cols, rows });
      await screen.waitFor(/^ +\d+ \S+ +[RSDTZX] /m);
      t.log(`first rows after ${Math.round(performance.now() - startedAtMs)} ms`);
      // What is written last of that frame, which may come in pieces.
      await screen.waitFor(/^ \? help .* q quit *$/m);
      const text = screen.screenText().join('\n');
      const counts =
        /^ R ([\d,]+)(?: !)? +S ([\d,]+) +D ([\d,]+)(?: !)? +T ([\d,]+) +Z ([\d,]+)/m.exec(text);
      const living = counts?.slice(1).map(numberOf) ?? [];
      t.is(sum(living), numberOf(/([\d,]+) (?:processes|in a pid namespace)/.exec(text)?.[1]));
      t.true(sum(living) > 1);
      t.is(screen.screenText().length, rows);
      t.regex(screen.screenText().at(-1) ?? '', /^ \? help .* q quit *$/);
    },
  );
}

test('a pid that is not there is said, and is no failure', async (t) => {
  const screen = startDashboard(t, { args: ['-p', '4194999'] });
  await screen.waitFor('no process 4194999');
  t.pass();
});

const situations = [
  { name: 'running', role: 'spinner', row: / R / },
  { name: 'sleeping', role: 'sleeper', row: / S .* sleeper/ },
  { name: 'vfork-wait', role: 'vfork-parent', row: / D .* vfork-parent/ },
  { name: 'stopped', role: 'stopped', row: / T .* stopped/ },
  { name: 'traced', role: 'traced', row: / T .* traced/ },
  { name: 'zombie', role: 'zombie', row: / Z .* \[zombie\]/ },
  { name: 'leader-dead', role: 'leader-dead', row: / S .*main thread exited/ },
] as const;

scenarioTest('each state is seen live on the screen, by its letter', async (t) => {
  const scenarios = await Promise.all(situations.map(({ name }) => startScenario(t, name)));
  const screen = startDashboard(t, { cols: 140, rows: 30 });
  for (const [index, { role, row }] of situations.entries()) {
    const pid = scenarios[index]?.pid(role) ?? 0;
    await screen.select(pid);
    await screen.waitForRow(pid, row);
  }
  await screen.waitFor(/ D [1-9]\d* !.* T [1-9].* Z [1-9]\d* !/);
  t.pass();
});

scenarioTest('an orphan moves under its adopter and says whose child it was', async (t) => {
  for (const name of ['orphan-init', 'orphan-subreaper']) {
    const scenario = await startScenario(t, name);
    const [parent, orphan] = [scenario.pid('parent'), scenario.pid('orphan')];
    const screen = startDashboard(t, {
      args: ['-d', '0.2', '-p', `${parent},${orphan}`],
      cols: 140,
      rows: 40,
    });
    // A first look may be partial: who is read first has no parent yet.
    await screen.waitFor((rows) => parentRowPid(rows, orphan) === parent);
    const adopter = await adopterOf(scenario);
    const wasChild = new RegExp(`^ *${orphan} .*was child of ${parent} \\(parent\\)`);
    const exited = new RegExp(`^ *${parent} .* X `);
    // In one look: who exited is shown for some seconds only.
    await screen.waitFor(
      (rows) =>
        [wasChild, exited].every((one) => rows.some((row) => one.test(row))) &&
        parentRowPid(rows, orphan) === adopter,
    );
  }
  t.pass();
});

async function adopterOf(scenario: Scenario): Promise<number> {
  return Number((await scenario.command('orphan'))['adopterPid']);
}

/** By the lines of the tree: the nearest row above that stands further left. */
function parentRowPid(screen: readonly string[], pid: number): number | undefined {
  const own = screen.findIndex((row) => isRowOf(row, pid));
  const depth = depthOf(screen[own] ?? '');
  const above = screen.slice(0, Math.max(0, own)).reverse();
  const parent = above.find((row) => /^ *\d+ /.test(row) && depthOf(row) < depth);
  return parent === undefined ? undefined : Number(/\d+/.exec(parent)?.[0]);
}

function depthOf(row: string): number {
  return row.search(/[├└]─/);
}

function numberOf(text = ''): number {
  return Number(text.replaceAll(',', ''));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
