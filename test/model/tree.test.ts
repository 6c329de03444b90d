import test from 'ava';
import fc from 'fast-check';
import type { Model } from '../../src/model/model.js';
import { treeOf } from '../../src/model/tree.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { modelOf, modelsOf, plainTree, processOf, row } from './made-sample.js';

test('children are under their parents, siblings by pid', (t) => {
  const { tree } = modelOf([
    row({ pid: 1 }),
    row({ pid: 5, ppid: 1 }),
    row({ pid: 7, ppid: 5 }),
    row({ pid: 9, ppid: 1 }),
  ]);
  t.deepEqual(tree.roots, ['1:1']);
  t.deepEqual(Object.fromEntries(tree.children), { '1:1': ['5:5', '9:9'], '5:5': ['7:7'] });
  t.deepEqual(Object.fromEntries(tree.depths), { '1:1': 0, '5:5': 1, '7:7': 2, '9:9': 1 });
});

test('a parent may have a greater pid than its child: pids wrap around', (t) => {
  const { tree } = modelOf([
    row({ pid: 3, ppid: 900, startTicks: 1000 }),
    row({ pid: 900, startTicks: 900 }),
  ]);
  t.is(tree.depths.get('3:1000'), 1);
});

test('one whose parent is not there, or that names itself, is a root', (t) => {
  const { tree } = modelOf([row({ pid: 4, ppid: 99 }), row({ pid: 5, ppid: 5 })]);
  t.deepEqual(tree.roots, ['4:4', '5:5']);
});

test('a parent that started after its child is none: its pid was reused', (t) => {
  const { tree } = modelOf([
    row({ pid: 4, startTicks: 51 }),
    row({ pid: 5, ppid: 4, startTicks: 50 }),
    row({ pid: 6, ppid: 4, startTicks: 51 }),
  ]);
  t.deepEqual(tree.roots, ['4:51', '5:50']);
  t.deepEqual(tree.children.get('4:51'), ['6:51']);
});

test('a cycle is cut at its smallest pid, and what hangs on it stays there', (t) => {
  const startTicks = 1;
  const { tree } = modelOf([
    row({ pid: 2, ppid: 6, startTicks }),
    row({ pid: 4, ppid: 8, startTicks }),
    row({ pid: 6, ppid: 4, startTicks }),
    row({ pid: 8, ppid: 6, startTicks }),
  ]);
  t.deepEqual(tree.roots, ['4:1']);
  t.deepEqual(Object.fromEntries(tree.depths), { '2:1': 2, '4:1': 0, '6:1': 1, '8:1': 2 });
});

test('a chain of 30,000 is a tree too', (t) => {
  const rows = Array.from({ length: 30_000 }, (_, index) => row({ pid: index + 1, ppid: index }));
  t.is(modelOf(rows).tree.depths.get('30000:30000'), 29_999);
});

test('a process in X says ppid 0 and keeps its place', (t) => {
  const model = modelOf(
    [row({ pid: 1 }), row({ pid: 5, ppid: 1 })],
    [row({ pid: 1 }), row({ pid: 5, ppid: 0, stateCode: 'X' })],
  );
  t.is(processOf(model, '5:5').parentKey, '1:1');
});

test('a process that stays in X is a root when its parent is gone', (t) => {
  const dying = row({ pid: 6, ppid: 0, stateCode: 'X', threads: 0 });
  const [init, parent] = [row({ pid: 1 }), row({ pid: 5, ppid: 1 })];
  const child = row({ pid: 6, ppid: 5 });
  const models = modelsOf([init, parent, child], [init, parent, dying], [init, dying]);
  t.deepEqual(
    models.map((model) => processOf(model, '6:6').parentKey),
    ['5:5', '5:5', undefined],
  );
});

test('a process that is seen in X first is a root', (t) => {
  const model = modelOf([row({ pid: 1 })], [row({ pid: 1 }), row({ pid: 5, stateCode: 'X' })]);
  t.deepEqual(model.tree.roots, ['1:1', '5:5']);
});

test('the tree of a machine where nobody came or went is the same object', (t) => {
  const rows = [row({ pid: 1 }), row({ pid: 5, ppid: 1 })];
  const busy = [row({ pid: 1 }), row({ pid: 5, ppid: 1, userTicks: 3, readAtMs: 2000 })];
  const moved = [row({ pid: 1 }), row({ pid: 5, ppid: 0 })];
  const [first, second, third] = modelsOf(rows, busy, moved);
  t.is(second?.tree, first?.tree);
  t.not(third?.tree, second?.tree);
});

/** Any rows at all: parents that are not there, cycles, dying, few start ticks so that they tie. */
const anyRows = fc
  .uniqueArray(
    fc.record({
      pid: fc.integer({ min: 1, max: 30 }),
      ppid: fc.integer({ min: 0, max: 32 }),
      startTicks: fc.integer({ min: 0, max: 2 }),
      stateCode: fc.constantFrom('S', 'S', 'S', 'Z', 'X'),
    }),
    { selector: ({ pid }) => pid, maxLength: 30 },
  )
  .map((rows) => rows.map(row).sort((one, other) => one.pid - other.pid));

const anyScans = fc.array(anyRows, { minLength: 1, maxLength: 8 });

test('each process is in the tree once, one deeper than its parent, whatever the rows say', (t) => {
  fc.assert(
    fc.property(anyScans, (scans) => {
      for (const model of modelsOf(...scans)) {
        const { tree, processes } = model;
        const placed = [...tree.roots, ...[...tree.children.values()].flat()];
        t.deepEqual(placed.toSorted(), [...processes.keys()].toSorted());
        t.is(tree.depths.size, processes.size);
        for (const [key, { parentKey }] of processes) {
          const parentDepth = parentKey === undefined ? -1 : tree.depths.get(parentKey);
          t.is(tree.depths.get(key), (parentDepth ?? Number.NaN) + 1);
        }
      }
    }),
  );
});

test('updated equals rebuilt: the tree, whatever happened before', (t) => {
  fc.assert(
    fc.property(anyScans, (scans) => {
      for (const { tree, processes } of modelsOf(...scans)) {
        t.deepEqual(plainTree(tree), plainTree(treeOf(processes)));
      }
    }),
  );
});

test('roots and siblings are by pid, and of one pid the older life comes first', (t) => {
  fc.assert(
    fc.property(anyScans, (scans) => {
      for (const model of modelsOf(...scans)) {
        for (const keys of [model.tree.roots, ...model.tree.children.values()]) {
          t.deepEqual(
            keys,
            keys.toSorted((one, other) => pidOf(model, one) - pidOf(model, other)),
          );
        }
      }
    }),
  );
});

test('the living hang under the living only', (t) => {
  fc.assert(
    fc.property(anyScans, (scans) => {
      for (const { processes } of modelsOf(...scans)) {
        for (const { parentKey, goneSeenAtMs } of processes.values()) {
          if (parentKey === undefined || goneSeenAtMs !== undefined) continue;
          t.is(processes.get(parentKey)?.goneSeenAtMs, undefined);
        }
      }
    }),
  );
});

test('rows that break their promise of order are put in order, each pid once', (t) => {
  const rows: readonly ProcessSample[] = [
    row({ pid: 9, ppid: 3 }),
    row({ pid: 3 }),
    row({ pid: 9, ppid: 3 }),
  ];
  t.deepEqual([...modelOf(rows).processes.keys()], ['3:3', '9:9']);
});

function pidOf(model: Model, key: string): number {
  return processOf(model, key).sample.pid;
}
