import { fc, testProp } from '@fast-check/ava';
import test from 'ava';
import { tableRowsOf } from '../../../src/app/rows/rows.js';
import type { State } from '../../../src/app/state.js';
import { carriedOver } from '../../../src/app/table/selection.js';
import {
  after,
  aimedAt,
  blankScreen,
  changed,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  selectedPid,
  shownPids,
  without,
} from '../made-state.js';

/** Line of the table, from 0, that a pid is on. */
const lineOf = (state: State, pid: number) => shownPids(state).indexOf(pid) - state.selection.top;

/** A machine with more processes than the table has lines. */
const crowd = (count: number, from = 1) =>
  Array.from({ length: count }, (_, i) => named(from + i, `p${from + i}`, 0));
const crowdModel = after(undefined, crowd(200, 100));
const crowdScreen = () => played(blankScreen(), crowdModel).state;

test('nothing is selected until the user aims', (t) => {
  t.is(familyScreen().selection.selected, undefined);
  t.is(played(familyScreen(), after(familyModel, family)).state.selection.selected, undefined);
});

test('a first step selects the row where the cursor is, not the one below', (t) => {
  t.is(selectedPid(played(familyScreen(), 'Down').state), 1);
  t.is(selectedPid(played(familyScreen(), 'Up').state), 1);
});

test('a first step selects a row that is on the screen', (t) => {
  const gone = played(
    played(crowdScreen(), 'End').state,
    { type: 'resized', width: 80, height: 10 },
    after(crowdModel, crowd(199, 100)),
  ).state;
  const later = [6, 7].reduce(
    (state) => played(state, after(state.model, crowd(199, 100))).state,
    gone,
  );
  const aimed = played(later, 'Down').state;
  const line = lineOf(aimed, selectedPid(aimed) ?? 0);
  t.true(line >= 0 && line < tableRowsOf(aimed));
});

test('no step leaves the table', (t) => {
  t.is(selectedPid(played(familyScreen(), 'Home', 'Up', 'Up').state), 1);
  t.is(selectedPid(played(familyScreen(), 'End', 'Down', 'PgDn').state), 2);
});

test('rows that come and go above leave the selected process selected, on its line', (t) => {
  const aimed = played(crowdScreen(), 'PgDn', 'PgDn', 'PgDn', 'Up', 'Up').state;
  const pid = selectedPid(aimed) ?? 0;
  const more = played(aimed, after(crowdModel, [...crowd(30, 20), ...crowd(200, 100)])).state;
  t.is(selectedPid(more), pid);
  t.is(lineOf(more, pid), lineOf(aimed, pid));
  const fewer = played(
    more,
    ...[1, 2, 3, 4, 5, 6].map((second) =>
      after(
        more.model && {
          ...more.model,
          sample: { ...more.model.sample, monotonicMs: 3000 + second * 1000 },
        },
        crowd(190, 110),
      ),
    ),
  ).state;
  t.is(selectedPid(fewer), pid);
});

test('following, the rows stay and the selected process moves, as long as it is in view', (t) => {
  const aimed = played(crowdScreen(), 'PgDn', 'PgDn', 'F').state;
  const pid = selectedPid(aimed) ?? 0;
  const { top } = aimed.selection;
  const up = played(aimed, 'Up', 'Up', 'Up', 'Up', 'Up').state;
  const next = played(up, after(crowdModel, [...crowd(2, 20), ...crowd(200, 100)])).state;
  t.is(next.selection.top, top);
  t.is(lineOf(next, pid - 5), lineOf(up, pid - 5) + 2);
  const far = played(up, after(crowdModel, [...crowd(70, 20), ...crowd(200, 100)])).state;
  const line = lineOf(far, pid - 5);
  t.true(line >= 0 && line < tableRowsOf(far));
});

test('sorting moves the rows, not the selection', (t) => {
  const aimed = aimedAt(familyScreen(), 11);
  for (const keys of [['t'], ['t', 'I'], ['P'], ['F6', 'End', 'Enter']])
    t.is(selectedPid(played(aimed, ...keys).state), 11, keys.join());
});

test('a process that is gone stays selected as a tombstone, then nothing is selected, and that is said', (t) => {
  let state = aimedAt(familyScreen(), 12);
  state = played(state, 'F', after(state.model, without(12))).state;
  t.is(selectedPid(state), 12);
  for (let second = 0; second < 6; second += 1)
    state = played(state, after(state.model, without(12))).state;
  t.is(state.selection.selected, undefined);
  t.is(state.status?.text, '12 gamma is gone: nothing is selected');
  t.false(state.isFollowing);
});

test('the key after that starts where the cursor was', (t) => {
  let state = aimedAt(familyScreen(), 12);
  for (let second = 0; second < 7; second += 1)
    state = played(state, after(state.model, without(12))).state;
  t.is(selectedPid(played(state, 'Down').state), 20);
});

test('a process with the pid of the selected one is another: it does not inherit the selection', (t) => {
  let state = aimedAt(familyScreen(), 12);
  const reused = changed(12, { startTicks: 9999, comm: 'other' });
  for (let second = 0; second < 7; second += 1) {
    state = played(state, after(state.model, reused)).state;
    t.not(state.selection.selected, '12:9999');
  }
  t.is(state.selection.selected, undefined);
  t.regex(state.status?.text ?? '', /^12 gamma is gone/);
});

test('in a recording it is not gone but not in this frame', (t) => {
  const state = aimedAt(familyScreen({ frameCount: 5 }), 12);
  const back = played(state, {
    type: 'modelArrived',
    model: after(undefined, without(12)),
    frame: 0,
  }).state;
  t.is(back.status?.text, '12 gamma is not in this frame: selected again where it is');
});

test('in a recording it is selected again, and followed, in a frame in which it is', (t) => {
  const state = played(aimedAt(familyScreen({ frameCount: 5 }), 12), 'F').state;
  const frame = (number: number, rows: Parameters<typeof after>[1]) =>
    ({ type: 'modelArrived', model: after(undefined, rows), frame: number }) as const;
  const away = played(state, frame(0, without(12))).state;
  t.is(selectedPid(away), undefined);
  const back = played(away, frame(1, family)).state;
  t.is(selectedPid(back), 12);
  t.true(back.isFollowing);
  t.is(back.status, undefined);
  const other = played(away, 'g', frame(1, family)).state;
  t.is(selectedPid(other), 1);
});

test('a selected process that is given to a folded parent is shown there', (t) => {
  const folded = played(aimedAt(familyScreen(), 20), '-').state;
  const state = aimedAt(folded, 11);
  const next = played(state, after(state.model, changed(11, { ppid: 20 }))).state;
  t.is(selectedPid(next), 11);
  t.true(shownPids(next).includes(11));
});

test('the tree, shown again, opens where the selected process is folded away', (t) => {
  const flat = played(aimedAt(familyScreen(), 10), '-', 't').state;
  const tree = played(aimedAt(flat, 12), 't').state;
  t.is(selectedPid(tree), 12);
  t.true(shownPids(tree).includes(12));
});

test('a selected process that the filter drops is dropped aloud', (t) => {
  const filter = ({ sample }: { readonly sample: { readonly comm: string } }) =>
    sample.comm !== 'renamed';
  const state = aimedAt(familyScreen({ filter }), 12);
  const next = played(state, after(state.model, changed(12, { comm: 'renamed' }))).state;
  t.is(next.selection.selected, undefined);
  t.is(next.status?.text, '12 renamed is not among what is shown now: nothing is selected');
});

test('with no rows there is nothing to select, and no key minds', (t) => {
  const state = familyScreen({ filter: () => false });
  for (const key of ['Down', 'Up', 'End', 'PgDn', '-', '+', '*', 'F', 'F9', 'n'])
    t.is(played(state, key).state.selection.selected, undefined);
});

testProp(
  'the selected row is in view at every size',
  [
    fc.integer({ min: 0, max: 199 }),
    fc.integer({ min: 20, max: 500 }),
    fc.integer({ min: 5, max: 200 }),
    fc.boolean(),
  ],
  (t, downs, width, height, isFollowing) => {
    const aimed = played(
      crowdScreen(),
      'Home',
      ...Array<string>(downs % 20).fill('PgDn'),
      ...(isFollowing ? ['F'] : []),
    ).state;
    const state = played(aimed, { type: 'resized', width, height }).state;
    const line = lineOf(state, selectedPid(state) ?? 0);
    t.true(line >= 0 && line < tableRowsOf(state));
    t.true(state.selection.top + tableRowsOf(state) <= Math.max(200, tableRowsOf(state)));
  },
  { numRuns: 60 },
);

test('a selection that is carried over to its own rows is the same', (t) => {
  const { selection, rows } = aimedAt(familyScreen(), 20);
  t.deepEqual(carriedOver(selection, rows, 10, false), selection);
});
