import test from 'ava';
import { columnOf } from '../../src/columns/columns.js';
import { columnsThatFit, usualColumns, withCommandLast } from '../../src/columns/screen-columns.js';

const ids = (width: number) => columnsThatFit(usualColumns, width).map(({ id }) => id);

test('a wide screen shows all, the command last', (t) => {
  t.deepEqual(columnsThatFit(usualColumns, 200), usualColumns);
  t.is(ids(200).at(-1), 'command');
});

test('pid, state and command stay, however narrow it is', (t) => {
  for (const width of [-5, 0, 1, 20]) t.deepEqual(ids(width), ['pid', 'state', 'command']);
});

test('a wider screen shows no less than a narrower one', (t) => {
  for (let width = 0; width < 200; width += 1) {
    const wider = ids(width + 1);
    t.true(
      ids(width).every((id) => wider.includes(id)),
      `at ${width}`,
    );
  }
});

test('what is shown leaves 20 cells for the command, once more than the least is shown', (t) => {
  for (let width = 0; width < 200; width += 1) {
    const fixed = columnsThatFit(usualColumns, width).slice(0, -1);
    const taken = fixed.reduce((sum, column) => sum + column.width + 1, 0);
    if (fixed.length > 2) t.true(taken + 20 <= width, `at ${width}`);
  }
});

const chosen = (...names: readonly string[]) =>
  withCommandLast(names.flatMap((id) => columnOf(id) ?? []));

test('the command is last and there once, wherever it was chosen', (t) => {
  for (const names of [['pid'], ['command', 'pid'], ['pid', 'command']])
    t.deepEqual(chosen(...names), chosen('pid', 'command'));
  t.deepEqual(
    chosen().map(({ id }) => id),
    ['command'],
  );
});

test('what was chosen beside the usual columns is left out after the less telling of them, from the right', (t) => {
  const columns = [...usualColumns, columnOf('ppid'), columnOf('vsizeBytes')].flatMap(
    (one) => one ?? [],
  );
  const at = (width: number) => columnsThatFit(withCommandLast(columns), width).map(({ id }) => id);
  t.is(at(200).length, columns.length);
  t.deepEqual(at(80), [
    'pid',
    'user',
    'state',
    'cpuPercent',
    'rssBytes',
    'ppid',
    'vsizeBytes',
    'command',
  ]);
  t.deepEqual(at(62), ['pid', 'user', 'state', 'cpuPercent', 'ppid', 'command']);
  t.deepEqual(at(50), ['pid', 'state', 'cpuPercent', 'command']);
  t.deepEqual(at(30), ['pid', 'state', 'command']);
});
