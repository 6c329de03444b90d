import test from 'ava';
import { columnsThatFit, screenColumns } from '../../src/columns/screen-columns.js';

const ids = (width: number) => columnsThatFit(width).map(({ id }) => id);

test('a wide screen shows all, the command last', (t) => {
  t.deepEqual(columnsThatFit(200), screenColumns);
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
    const fixed = columnsThatFit(width).slice(0, -1);
    const taken = fixed.reduce((sum, column) => sum + column.width + 1, 0);
    if (fixed.length > 2) t.true(taken + 20 <= width, `at ${width}`);
  }
});
