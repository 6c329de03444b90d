import test from 'ava';
import { tableRowsOf } from '../../src/app/rows.js';
import { wanted } from '../../src/app/wanted.js';
import type { Need } from '../../src/sample/demand.js';
import { after, blankScreen, familyScreen, named, played, selectedPid } from './made-state.js';

const crowd = after(
  undefined,
  Array.from({ length: 500 }, (_, i) => named(i + 1, `p${i}`, 0)),
);
const crowdScreen = (keys: readonly string[] = []) => played(blankScreen(), crowd, ...keys).state;

const pids = (need: Need): readonly number[] => (need === 'all' ? [] : need.map(({ pid }) => pid));

test('before the first sample everything is wanted', (t) => {
  t.deepEqual(wanted(blankScreen()), { status: 'all', cmdline: 'all' });
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
  const all = { status: 'all', cmdline: 'all' } as const;
  t.deepEqual(wanted(crowdScreen(['/'])), all);
  t.deepEqual(wanted(crowdScreen(['/', 'x', 'Enter'])), all);
  t.not(wanted(crowdScreen(['/', 'Esc'])).status, 'all');
  t.deepEqual(wanted(crowdScreen(['\\'])), all);
  t.deepEqual(wanted(crowdScreen(['\\', 'p', 'Enter'])), all);
  t.not(wanted(crowdScreen(['\\', 'p', 'Esc'])).status, 'all');
  t.deepEqual(wanted(familyScreen({ filter: () => true })), all);
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
