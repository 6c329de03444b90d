import test from 'ava';
import fc from 'fast-check';
import { columns } from '../../src/columns/columns.js';
import { processesAsText } from '../../src/export/processes-text.js';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { cellWidth } from '../../src/text/width.js';
import { hostileSamples } from '../helpers/hostile-samples.js';
import { modelOf, row } from '../model/made-sample.js';

const chosen = (...ids: readonly string[]) =>
  ids.flatMap((id) => columns.filter((one) => one.id === id));

test('numbers to the right, text to the left, as wide as the widest; the last column is not padded', (t) => {
  const model = modelOf([
    row({ pid: 5, comm: '日本' }),
    row({ pid: 4_194_304, comm: 'worker', nice: -20 }),
  ]);
  t.is(
    textOf(model, 'pid', 'comm', 'nice', 'state'),
    '    PID NAME    NI S\n      5 日本     0 S\n4194304 worker -20 S\n',
  );
});

test('the last column is not cut', (t) => {
  const argv = ['x'.repeat(5000)];
  const model = modelOf([row({ pid: 5, cmdline: { readAtMs: 0, argv } })]);
  t.true(textOf(model, 'pid', 'command').endsWith(` ${argv[0]}\n`));
});

test('a tree is indented by two cells a generation', (t) => {
  const model = modelOf([row({ pid: 1 }), row({ pid: 2, ppid: 1 }), row({ pid: 3, ppid: 2 })]);
  t.is(
    processesAsText(model, [...model.processes.values()], chosen('pid', 'comm'), true),
    'PID NAME\n  1 p1\n  2   p2\n  3     p3\n',
  );
});

test('a chain of thousands is not indented off the end of the memory', (t) => {
  const rows = Array.from({ length: 3000 }, (_, index) => row({ pid: index + 1, ppid: index }));
  const model = modelOf(rows);
  const text = processesAsText(model, [...model.processes.values()], chosen('comm'), true);
  t.true(text.length < 3000 * 150);
});

test('any processes are a line each, aligned, and nothing in them controls a terminal', (t) => {
  fc.assert(
    fc.property(hostileSamples, ([sample]) => {
      if (!sample) return;
      const model = nextModel(undefined, sample);
      const text = processesAsText(
        model,
        [...model.processes.values()],
        [...columns, ...chosen('depth')],
      );
      const lines = text.split('\n').slice(0, -1);
      t.is(lines.length, sample.processes.length + 1);
      t.is(new Set(lines.map(cellWidth)).size, 1);
      t.notRegex(lines.join(''), /[\p{C}\p{Zl}\p{Zp}]/u);
    }),
  );
});

function textOf(model: Model, ...ids: readonly string[]): string {
  return processesAsText(model, [...model.processes.values()], chosen(...ids));
}
