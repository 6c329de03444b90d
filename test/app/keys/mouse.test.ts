import test from 'ava';
import type { Action } from '../../../src/app/action.js';
import type { State } from '../../../src/app/state.js';
import { keyOf } from '../../../src/model/identity.js';
import {
  after,
  aimedAt,
  changed,
  familyModel,
  familyScreen,
  played,
  selectedPid,
  shownPids,
  without,
} from '../made-state.js';

const keyOfPid = (pid: number) => keyOf({ pid, startTicks: pid });
const clicked = (state: State, action: Action, painted: State = state) =>
  played(state, { type: 'acted', action, dialog: painted.dialog });
const select = (state: State, pid: number) =>
  clicked(state, { type: 'selectRow', key: keyOfPid(pid) }).state;
const wheel = (state: State, notches: number, part: 'table' | 'pane' | 'dialog' = 'table') =>
  clicked(state, { type: 'scroll', part, notches }).state;
/** Three rows of the table fit. */
const low = () => familyScreen({ height: 6 });

test('a row that moved between paint and click is selected where it is now', (t) => {
  const state = select(played(familyScreen(), after(familyModel, without(10, 11))).state, 20);
  t.is(selectedPid(state), 20);
  t.is(state.rows[state.selection.cursor]?.process.sample.pid, 20);
});

test('a row that is not there any more selects nothing, and says so', (t) => {
  const aimed = aimedAt(familyScreen(), 10);
  const folded = played(aimed, '-').state;
  const state = select(folded, 12);
  t.is(selectedPid(state), 10);
  t.is(state.status?.text, 'that one is not there any more');
});

test('a pid that another process has got meanwhile selects the one that was painted', (t) => {
  const reused = played(familyScreen(), after(familyModel, changed(20, { startTicks: 999 }))).state;
  t.is(reused.rows.filter(({ process }) => process.sample.pid === 20).length, 2);
  t.is(select(reused, 20).selection.selected, keyOfPid(20));
});

test('the wheel scrolls three rows a notch and stops at both ends', (t) => {
  const state = low();
  t.is(wheel(state, 1).selection.top, 3);
  t.is(wheel(state, 100).selection.top, shownPids(state).length - 3);
  t.is(wheel(state, -1).selection.top, 0);
  t.is(wheel(wheel(state, 100), -1).selection.top, shownPids(state).length - 6);
  t.is(wheel(state, 1).selection.selected, undefined);
});

test('the wheel leaves the selected one selected, and a look does not bring it back', (t) => {
  const scrolled = wheel(aimedAt(low(), 10), 2);
  t.is(selectedPid(scrolled), 10);
  t.is(scrolled.selection.top, 6);
  const later = played(scrolled, after(familyModel, without(900))).state;
  t.is(selectedPid(later), 10);
  t.is(later.selection.top, 6);
});

test('scrolled back into sight it keeps its line again as rows come and go above it', (t) => {
  const state = wheel(wheel(aimedAt(low(), 20), 1), -1);
  const line = (one: State) => one.selection.cursor - one.selection.top;
  const later = played(state, after(familyModel, without(11, 12))).state;
  t.is(selectedPid(later), 20);
  t.is(line(later), line(state));
});

test('an arrow key goes on from the selected one, and brings it into sight', (t) => {
  const state = played(wheel(aimedAt(low(), 10), 2), 'Down').state;
  t.is(selectedPid(state), 11);
  t.true(isInSight(state));
});

test('what is done to the selected one is done in sight of it', (t) => {
  for (const key of ['F9', '-', '+', 'F', 'o', 'w']) {
    const state = played(wheel(aimedAt(low(), 10), 2), key).state;
    t.true(isInSight(state), key);
  }
  for (const key of ['Z', '?', 'F6', 'd']) {
    const state = played(wheel(aimedAt(low(), 10), 2), key).state;
    t.is(state.selection.top, 6, key);
  }
});

test('who is scrolled out of sight is not followed any more, and that is said', (t) => {
  const following = played(aimedAt(low(), 10), 'F').state;
  t.true(wheel(following, 0).isFollowing);
  const state = wheel(following, 2);
  t.false(state.isFollowing);
  t.regex(state.status?.text ?? '', /not following/);
});

test('a knob folds its branch and selects nothing', (t) => {
  const folded = clicked(familyScreen(), { type: 'toggleFold', key: keyOfPid(10) }).state;
  t.deepEqual(shownPids(folded), [1, 10, 20, 30, 800, 900, 2]);
  t.is(selectedPid(folded), undefined);
});

test('a knob that hides the selected one gives the selection to its branch', (t) => {
  const state = aimedAt(familyScreen(), 12);
  const folded = clicked(state, { type: 'toggleFold', key: keyOfPid(10) }).state;
  t.is(selectedPid(folded), 10);
  t.deepEqual(shownPids(folded), [1, 10, 20, 30, 800, 900, 2]);
});

test('a click on what a dialog has covered meanwhile does nothing', (t) => {
  const painted = aimedAt(familyScreen(), 10);
  const open = played(painted, 'F9').state;
  for (const action of [
    { type: 'selectRow', key: keyOfPid(20) },
    { type: 'toggleFold', key: keyOfPid(1) },
    { type: 'sortBy', columnId: 'user' },
    { type: 'quit' },
  ] as const) {
    const next = clicked(open, action, painted);
    t.is(next.state.selection, open.selection);
    t.is(next.state.dialog, open.dialog);
    t.deepEqual(next.effects, []);
  }
});

test('a click on "Enter send" sends what was painted or nothing', (t) => {
  const painted = played(aimedAt(familyScreen(), 10), 'F9').state;
  const [sent] = clicked(painted, { type: 'accept' }).effects;
  t.true(sent?.type === 'sendSignal' && sent.target.pid === 10);
  const otherSignal = played(painted, 'Down').state;
  t.deepEqual(clicked(otherSignal, { type: 'accept' }, painted).effects, []);
  const otherTarget = played(painted, 'Esc', 'Down', 'F9').state;
  t.deepEqual(clicked(otherTarget, { type: 'accept' }, painted).effects, []);
});

test('the wheel turns what lies on top: the mark in a list by one, the help by three lines', (t) => {
  const sort = played(familyScreen(), 'F6', 'Home').state;
  const turned = wheel(sort, 2, 'dialog');
  t.true(turned.dialog?.type === 'sort' && turned.dialog.index === 2);
  const help = wheel(played(familyScreen(), '?').state, 2, 'dialog');
  t.true(help.dialog?.type === 'help' && help.dialog.top === 6);
  t.is(wheel(help, -5, 'dialog').dialog?.type, 'help');
});

test('on a screen that is too small to see anything a click does nothing', (t) => {
  const painted = familyScreen();
  const small = played(painted, { type: 'resized', width: 10, height: 3 }).state;
  t.is(selectedPid(select(small, 20)), undefined);
  t.deepEqual(clicked(small, { type: 'quit' }).effects, [{ type: 'quit' }]);
});

test('with --read-only, and in a recording, no click opens the list of signals', (t) => {
  for (const state of [familyScreen({ isReadOnly: true }), familyScreen({ frameCount: 2 })]) {
    t.is(clicked(aimedAt(state, 10), { type: 'openPicker' }).state.dialog, undefined);
  }
});

function isInSight({ selection, rows, size }: State): boolean {
  const { cursor, top, isOutOfSight } = selection;
  return !isOutOfSight && cursor >= top && cursor < Math.min(rows.length, top + size.height);
}
