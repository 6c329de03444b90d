import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { kernelStat } from '../helpers/kernel-stat.js';
import { projectRoot } from '../helpers/project-root.js';
import { needsOf, scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';

const names = readdirSync(join(projectRoot, 'fixtures/scenarios'))
  .filter((file) => file.endsWith('.c') && file !== 'stage.c')
  .map((file) => file.slice(0, -2));

for (const name of names) {
  const needs = needsOf(name);
  scenarioTest(
    `${name}: the end of stdin ends everything with 0`,
    async (t) => {
      const scenario = await startScenario(t, name);
      t.is(await scenario.end(), 0);
      t.deepEqual(
        Object.entries(scenario.pids).filter(([, pid]) => isThere(pid)),
        [],
      );
    },
    needs,
  );
  scenarioTest(
    `${name}: killed, it leaves nothing behind`,
    async (t) => {
      const scenario = await startScenario(t, name);
      process.kill(scenario.programPid, 'SIGKILL');
      await until('everything gone', () => !Object.values(scenario.pids).some(isThere));
      t.is(await scenario.end(), null);
    },
    needs,
  );
}

for (const name of ['orphan-init', 'orphan-subreaper']) {
  scenarioTest(`${name}: an adopted orphan dies with the program, too`, async (t) => {
    const [ended, killed] = [await startScenario(t, name), await startScenario(t, name)];
    await ended.command('orphan');
    await killed.command('orphan');
    t.is(await ended.end(), 0);
    t.false(isThere(ended.pid('orphan')));
    process.kill(killed.programPid, 'SIGKILL');
    await until('the orphan gone', () => !isThere(killed.pid('orphan')));
  });
}

scenarioTest(
  'reused-pid: this /proc is still ours',
  async (t) => {
    const scenario = await startScenario(t, 'reused-pid');
    t.truthy(kernelStat(process.pid));
    t.is(kernelStat(scenario.pid('namespace-init'))?.comm, 'namespace-init');
  },
  'pidNamespace',
);

/** A zombie that an init has yet to reap is gone enough: a container's pid 1 may never do it. */
function isThere(pid: number): boolean {
  const stat = kernelStat(pid);
  return stat !== undefined && !(stat.letter === 'Z' && Number(stat.field(20)) <= 1);
}
