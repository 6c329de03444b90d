import test from 'ava';
import fc from 'fast-check';
import { processChanges } from '../../src/model/process-changes.js';
import { pidOf } from '../../src/model/process-list.js';
import { modelOf, modelsOf, row } from './made-sample.js';

const rowsOf = (maxPid: number) =>
  fc
    .uniqueArray(
      fc.record({
        pid: fc.integer({ min: 1, max: maxPid }),
        startTicks: fc.integer({ min: 1, max: 2 }),
        userTicks: fc.integer({ min: 0, max: 1 }),
      }),
      { selector: ({ pid }) => pid, maxLength: 12 },
    )
    .map((rows) => rows.map(row).sort((one, other) => one.pid - other.pid));

test('the processes are a map: what is listed is found, and nothing else', (t) => {
  fc.assert(
    fc.property(fc.array(rowsOf(12), { minLength: 1, maxLength: 8 }), (scans) => {
      for (const { processes } of modelsOf(...scans)) {
        const map = new Map(processes);
        t.deepEqual([...map.keys()], [...processes.keys()]);
        t.deepEqual([...map.values()], [...processes.values()]);
        t.is(processes.size, map.size);
        for (let pid = 0; pid < 14; pid++) {
          for (const key of [`${pid}:1`, `${pid}:2`]) {
            t.is(processes.get(key), map.get(key));
            t.is(processes.has(key), map.has(key));
          }
        }
        const told: unknown[] = [];
        processes.forEach((process, key) => {
          told.push([key, process]);
        });
        t.deepEqual(told, [...map]);
      }
    }),
  );
});

test('a key that is none is not there; a hostile pid is found all the same', (t) => {
  const { processes } = modelOf([row({ pid: 5 }), row({ pid: 1e21, startTicks: 7 })]);
  for (const key of ['', '5', '5:', ':', '5:5/5:5', 'x', '1:7']) t.false(processes.has(key));
  t.is(processes.get('1e+21:7')?.sample.pid, 1e21);
  t.is(pidOf('12/34:5'), Number.NaN);
});

test('what changed between any two models is what a comparison of their maps tells', (t) => {
  fc.assert(
    fc.property(fc.array(rowsOf(8), { minLength: 2, maxLength: 10 }), (scans) => {
      const models = modelsOf(...scans);
      const last = models.at(-1);
      for (const before of models) {
        if (!last) continue;
        const { made, removed } = processChanges(before, last);
        const [then, now] = [before.processes.list, last.processes.list];
        t.deepEqual(
          new Set(now.filter((process) => !then.includes(process) && !made.includes(process))),
          new Set(),
        );
        t.true(made.every((process) => now.includes(process)));
        t.deepEqual(
          removed,
          then.filter(({ key }) => !last.processes.has(key)),
        );
      }
    }),
  );
});

test('a list that holds the very same processes is the list of before', (t) => {
  const idle = row({ pid: 5 });
  const [, second, third, fourth] = modelsOf([idle], [idle], [idle], [row({ pid: 5 })]);
  t.is(third?.processes, second?.processes);
  t.not(fourth?.processes, third?.processes);
});

test('nothing changed in the processes of one model', (t) => {
  const model = modelOf([row({ pid: 5 })]);
  t.deepEqual(processChanges(model, model), { made: [], removed: [] });
});
