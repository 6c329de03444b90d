import test from 'ava';
import { parseSystemStat } from '../../../src/source/linux/system-stat.js';

const STAT = `cpu  30 0 0 0 0 0 0 0 0 0
cpu0 1 2 3 4 5 6 7 8 9 10
cpu12 21 22 23 24 25 26 27 28 29 30
cpu3 11 12 13 14
intr 114930548 113199788 3 0 5 263
ctxt 1990473
btime 1062191376
processes 2915
procs_running 1
`;

test('CPUs come by number, holes and all, the sum of all left out', (t) => {
  const { cpus } = parseSystemStat(STAT);
  t.deepEqual(
    cpus.map(({ id }) => id),
    [0, 3, 12],
  );
  t.deepEqual(cpus[0], {
    id: 0,
    user: 1,
    nice: 2,
    system: 3,
    idle: 4,
    iowait: 5,
    irq: 6,
    softirq: 7,
    steal: 8,
  });
  t.is(cpus[1]?.idle, 14);
  t.is(cpus[1]?.steal, 0);
});

test('forks, context switches and the boot are read', (t) => {
  const { forks, contextSwitches, bootedAtMs } = parseSystemStat(STAT);
  t.deepEqual([forks, contextSwitches, bootedAtMs], [2915, 1990473, 1062191376000]);
});

test('what is not there is absent', (t) => {
  t.deepEqual(parseSystemStat(''), { cpus: [] });
  t.deepEqual(parseSystemStat('cpu0 x\ncpu1\nctxt -1\nprocesses\n'), { cpus: [] });
});
