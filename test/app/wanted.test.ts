import test from 'ava';
import { tableRowsOf } from '../../src/app/rows/rows.js';
import type { State } from '../../src/app/state.js';
import { wanted } from '../../src/app/wanted.js';
import { columnOf, columns } from '../../src/columns/columns.js';
import type { Need } from '../../src/sample/demand.js';
import { after, blankScreen, familyScreen, named, played, selectedPid } from './made-state.js';

const crowd = after(
  undefined,
  Array.from({ length: 500 }, (_, i) => named(i + 1, `p${i}`, 0)),
);
const crowdScreen = (keys: readonly string[] = []) => played(blankScreen(), crowd, ...keys).state;

function columnNamed(id: string) {
  const column = columnOf(id);
  if (!column) throw new Error(`no column ${id}`);
  return column;
}

const pids = (need: Need): readonly number[] => (need === 'all' ? [] : need.map(({ pid }) => pid));

test('of the first sample only what is cheap is wanted, and of as many as can be read soon', (t) => {
  t.deepEqual(wanted(blankScreen()), {
    status: [],
    cmdline: [],
    shown: [],
    mayBePartial: true,
  });
});

test('what is on the screen is wanted, a page before and a page after', (t) => {
  const state = crowdScreen(['PgDn', 'PgDn', 'PgDn', 'PgDn', 'PgDn']);
  const page = tableRowsOf(state);
  const { top } = state.selection;
  const first = top - page + 1;
  const expected = Array.from({ length: 3 * page }, (_, i) => first + i);
  const { status, cmdline } = wanted(state);
  t.true(first > 1);
  t.deepEqual([...new Set(pids(cmdline))], expected);
  t.deepEqual([...new Set(pids(status))], expected);
});

test('only what is on the screen must be as it is now', (t) => {
  const state = crowdScreen(['PgDn', 'PgDn', 'PgDn']);
  const { top } = state.selection;
  const expected = Array.from({ length: tableRowsOf(state) }, (_, i) => top + i + 1);
  t.deepEqual([...pids(wanted(state).shown ?? [])], expected);
});

test('the selected process is wanted', (t) => {
  const state = crowdScreen(['End']);
  const pid = selectedPid(state);
  t.true(pid !== undefined && pids(wanted(state).status).includes(pid));
});

test('sorted by what is read lazily, it is wanted of all, and only that', (t) => {
  const byUser = crowdScreen(['>']);
  t.is(wanted(byUser).status, 'all');
  t.not(wanted(byUser).cmdline, 'all');
  const byCommand = crowdScreen(['F6', 'Home', ...Array<string>(8).fill('Down'), 'Enter']);
  t.is(wanted(byCommand).cmdline, 'all');
  t.not(wanted(byCommand).status, 'all');
});

test('while something is searched or filtered, all is wanted', (t) => {
  const all = { status: 'all', cmdline: 'all' };
  t.like(wanted(crowdScreen(['/'])), all);
  t.like(wanted(crowdScreen(['/', 'x', 'Enter'])), all);
  t.not(wanted(crowdScreen(['/', 'Esc'])).status, 'all');
  t.like(wanted(crowdScreen(['\\'])), all);
  t.like(wanted(crowdScreen(['\\', 'p', 'Enter'])), all);
  t.not(wanted(crowdScreen(['\\', 'p', 'Esc'])).status, 'all');
  t.like(wanted(familyScreen({ filter: () => true })), all);
});

test('users are wanted only where a column shows them, of the selected one always', (t) => {
  const withoutUser = crowdScreen(['F2', 'Down', 'Space', 'Esc', 'Down', 'Down']);
  t.deepEqual(pids(wanted(withoutUser).status), [2]);
  t.true(pids(wanted(withoutUser).cmdline).length > 20);
  const narrow = played(crowdScreen(), { type: 'resized', width: 40, height: 24 }).state;
  t.deepEqual(pids(wanted(narrow).status), []);
});

test('the tracer of one that is held is wanted, whatever the columns', (t) => {
  const held = after(undefined, [named(1, 'init', 0), { ...named(5, 'held', 1), stateCode: 't' }]);
  const state = played(blankScreen({ width: 40 }), held).state;
  t.deepEqual(pids(wanted(state).status), [5]);
});

test('while users are chosen from, and while only one is shown, all users are wanted', (t) => {
  for (const keys of [['u'], ['u', 'Down', 'Enter']]) {
    t.is(wanted(crowdScreen(keys)).status, 'all');
    t.not(wanted(crowdScreen(keys)).cmdline, 'all');
  }
  t.not(wanted(crowdScreen(['u', 'Esc'])).status, 'all');
});

const shows = (...ids: readonly string[]) => columns.filter(({ id }) => ids.includes(id));
const withColumns = (...ids: readonly string[]) =>
  played(blankScreen({ width: 200, columns: shows(...ids) }), crowd).state;

test('what costs a file for each process is not wanted while no column shows it', (t) => {
  t.is(wanted(crowdScreen()).rowFacts, undefined);
  t.is(wanted(crowdScreen(['t'])).rowFacts, undefined);
});

test('what a column shows is wanted of the rows near the screen, and nothing else', (t) => {
  const { rowFacts = {} } = wanted(
    withColumns('pid', 'writtenBytesPerSecond', 'swapBytes', 'rssBytes'),
  );
  t.deepEqual(Object.keys(rowFacts).sort(), ['io', 'usage']);
  const { io = [] } = rowFacts;
  t.deepEqual(pids(io), pids(wanted(crowdScreen()).cmdline));
  t.true(pids(io).length < 100);
});

test('a column that has no room is not read', (t) => {
  const narrow = played(withColumns('pid', 'cgroup', 'exe'), {
    type: 'resized',
    width: 40,
    height: 24,
  });
  t.is(wanted(narrow.state).rowFacts, undefined);
});

test('what the order rests on is wanted of all, on the screen or not', (t) => {
  const sort = { column: columnNamed('ioBytesPerSecond'), isReversed: false };
  const flat = played(blankScreen({ sort, isTree: false }), crowd).state;
  t.deepEqual(wanted(flat).rowFacts, { io: 'all' });
  t.is(wanted(played(flat, 't').state).rowFacts?.io, 'all');
});

test('what a filter rests on is wanted of all, typed or of the command line', (t) => {
  t.deepEqual(wanted(crowdScreen(['\\', ...'swap>1'])).rowFacts, { usage: 'all' });
  t.deepEqual(wanted(crowdScreen(['\\', ...'swap>1', 'Enter'])).rowFacts, { usage: 'all' });
  t.is(wanted(crowdScreen(['\\', ...'swap>1', 'Esc'])).rowFacts, undefined);
  const filterColumns = [columnNamed('oomScore')];
  const asked = played(blankScreen({ filter: () => false, filterColumns }), crowd).state;
  t.deepEqual(wanted(asked).rowFacts, { oomScore: 'all' });
});

test('of a folded row all that it sums is wanted', (t) => {
  const state = familyScreen({ width: 200, columns: shows('pid', 'swapBytes') });
  const folded = played(state, 'Home', '-').state;
  const { usage = [] } = wanted(folded).rowFacts ?? {};
  t.deepEqual(
    pids(usage).toSorted((a, b) => a - b),
    [1, 2, 10, 11, 12, 20, 30, 800, 900],
  );
});

test('a column that is added, a sort and a filter by what was not read come at once', (t) => {
  const isAsked = (state: State, ...keys: readonly string[]) =>
    played(state, ...keys).effects.some(({ type }) => type === 'resample');
  const list = played(crowdScreen(), 'F2');
  const { dialog } = list.state;
  const at = dialog?.type === 'columns' ? dialog.order.indexOf('oomScore') : -1;
  const marked = played(list.state, ...Array<string>(at).fill('Down'));
  t.deepEqual([...list.effects, ...marked.effects], []);
  t.true(isAsked(marked.state, 'Space'));
  t.false(isAsked(played(marked.state, 'Space').state, 'Space'));
  const shown = withColumns('pid', 'oomScore');
  t.true(isAsked(shown, '>'));
  t.false(isAsked(withColumns('pid', 'rssBytes'), '>'));
});

test('on a screen that is too small nothing is wanted', (t) => {
  const state = played(crowdScreen(), { type: 'resized', width: 5, height: 5 }).state;
  t.true(pids(wanted(state).status).length <= 1);
});

test('devices are wanted while their pane is open, and then at once', (t) => {
  t.is(wanted(crowdScreen()).devices, undefined);
  const { state, effects } = played(crowdScreen(), 'D');
  t.true(wanted(state).devices);
  t.deepEqual(effects, [{ type: 'resample' }]);
  t.is(wanted(crowdScreen(['D', 'w'])).devices, undefined);
  const closed = played(state, 'Esc');
  t.is(wanted(closed.state).devices, undefined);
  t.deepEqual(closed.effects, []);
});
