// 500 threads of one process, through our own reader, the model and the screen.
import { initialState } from '../../src/app/initial-state.js';
import { rowOrderOf } from '../../src/app/rows/row-order.js';
import { visibleRows } from '../../src/app/rows/visible-rows.js';
import { update } from '../../src/app/update.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { linuxSource } from '../../src/source/linux/linux-source.js';
import { scenarioTest, startScenario } from '../helpers/scenario.js';
import { until } from '../helpers/until.js';

scenarioTest(
  'many-threads: all 500 are listed, the busy ones with a rate, on top of a list by CPU',
  async (t) => {
    const scenario = await startScenario(t, 'many-threads');
    const pid = scenario.pid('crowd');
    const source = linuxSource();
    t.teardown(source.close);
    let model: Model | undefined;
    const look = async () => {
      const sample = await source.next({ status: [], cmdline: [], threads: 'all' });
      if (!sample) throw new Error('a live source has no end');
      model = nextModel(model, sample);
      return model;
    };
    const crowdOf = (now: Model) =>
      [...now.processes.values()].find((process) => process.sample.pid === pid)?.threads ?? [];
    await look();
    const seen = await until('a busy thread', async () => {
      const threads = crowdOf(await look());
      return threads.some(({ cpuPercent = 0 }) => cpuPercent > 0) && threads;
    });
    t.is(seen.length, 500);
    t.is(new Set(seen.map(({ key }) => key)).size, 500);
    const names = seen.map(({ sample }) => sample.comm);
    // In whatever order: thread ids begin anew where they have reached pid_max.
    for (const name of ['crowd', 'busy-1', 'idle-2']) t.true(names.includes(name), name);
    const running = seen.filter(({ cpuPercent = 0 }) => cpuPercent > 0);
    t.true(
      running.every(({ sample }) => sample.comm.startsWith('busy-') || sample.comm === 'crowd'),
    );
    t.deepEqual(
      flatNames(model, pid).slice(0, running.length).sort(),
      running.map(({ sample }) => sample.comm).sort(),
    );
  },
);

/** The names of a process's threads in the flat list, by CPU. */
function flatNames(model: Model | undefined, pid: number): string[] {
  const options = { width: 120, height: 30, intervalMs: 1000, isTree: false, sort: undefined };
  const rest = { filter: undefined, isReadOnly: false, frameCount: undefined, version: '0.0.0' };
  const pressed = update(initialState({ ...options, ...rest }), { type: 'keyPressed', key: 'H' });
  const rows = model ? visibleRows(model, rowOrderOf(pressed.state)) : [];
  return rows.flatMap((row) => (row.owner?.sample.pid === pid ? [row.process.sample.comm] : []));
}
