import test from 'ava';
import { activeSort, type State } from '../../../src/app/state.js';
import { columns } from '../../../src/columns/columns.js';
import { usualColumns } from '../../../src/columns/screen-columns.js';
import { after, familyModel, familyScreen, named, played, shownPids } from '../made-state.js';

const sortNow = (state: State) =>
  `${activeSort(state).isReversed ? '-' : ''}${activeSort(state).column.id}`;

const busy = [
  { ...named(1, 'init', 0), userTicks: 5 },
  { ...named(10, 'c', 1), userTicks: 20, rssPages: 1 },
  { ...named(20, 'b', 1), userTicks: 90, rssPages: 9 },
  { ...named(30, 'a', 1), userTicks: 40, rssPages: 5 },
];
const busyScreen = () => played(familyScreen(), after(undefined, busy)).state;

test('the tree begins by pid, the flat list by CPU, and each keeps its own order', (t) => {
  t.is(sortNow(familyScreen()), '-pid');
  t.is(sortNow(played(familyScreen(), 't').state), 'cpuPercent');
  const state = played(familyScreen(), 'T', 't', 'M').state;
  t.is(sortNow(state), 'memPercent');
  t.is(sortNow(played(state, 't').state), 'cpuTimeMs');
});

test('numbers begin with the largest, pids with the smallest; the same key once more turns it round', (t) => {
  const flat = played(busyScreen(), 't', 'T').state;
  t.deepEqual(shownPids(flat), [20, 30, 10, 1]);
  t.deepEqual(shownPids(played(flat, 'T').state), [1, 10, 30, 20]);
  t.deepEqual(shownPids(played(flat, 'I').state), [1, 10, 30, 20]);
  t.deepEqual(shownPids(played(flat, 'N').state), [1, 10, 20, 30]);
  t.deepEqual(shownPids(played(flat, 'N', 'N').state), [30, 20, 10, 1]);
});

test('in the tree siblings are sorted, and stay below their parent', (t) => {
  t.deepEqual(shownPids(played(busyScreen(), 'T').state), [1, 20, 30, 10]);
});

test('< and > go through the columns on the screen and stop at its edges', (t) => {
  let state = played(familyScreen({ width: 120 }), '<').state;
  t.is(sortNow(state), '-pid');
  const met = [activeSort(state).column.id];
  for (let step = 0; step < 20; step += 1) {
    state = played(state, '>').state;
    met.push(activeSort(state).column.id);
  }
  t.deepEqual(
    [...new Set(met)],
    usualColumns.map(({ id }) => id),
  );
});

test('on a narrow screen < and > skip the columns that are not on it', (t) => {
  const narrow = played(familyScreen(), { type: 'resized', width: 40, height: 24 }).state;
  t.is(sortNow(played(narrow, '>', '>', '>').state), 'command');
});

test('from a column that is not on the screen < and > come back to it', (t) => {
  const hidden = played(familyScreen(), 'F6', 'Home', 'Down', 'Enter').state;
  t.is(sortNow(hidden), 'ppid');
  t.is(hidden.status?.text, 'sorted by ppid');
  t.is(sortNow(played(hidden, '>').state), '-pid');
  t.is(sortNow(played(hidden, '<').state), 'command');
});

test('the list of columns opens on the one in force, and sorts by any', (t) => {
  const { dialog } = played(familyScreen(), 'P', 'F6').state;
  t.is(dialog?.type === 'sort' && columns[dialog.index]?.id, 'cpuPercent');
  t.is(sortNow(played(familyScreen(), 'F6', 'End', 'Enter').state), columns.at(-1)?.id ?? '');
  t.is(sortNow(played(familyScreen(), 'F6', 'Up', 'Up', 'Enter').state), 'pid');
  t.is(sortNow(played(familyScreen(), 'F6', 'Down', 'Esc').state), '-pid');
});

test('sorting leaves the model alone', (t) => {
  t.is(played(familyScreen(), 't', 'P', 'M').state.model, familyModel);
});
