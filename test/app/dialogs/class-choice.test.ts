import test from 'ava';
import { perform } from '../../../src/app/perform-action.js';
import { withRows } from '../../../src/app/rows/rows.js';
import type { Model } from '../../../src/model/model.js';
import { frameToText } from '../../../src/view/frame-to-text.js';
import { view } from '../../../src/view/view.js';
import {
  after,
  aimedAt,
  changed,
  family,
  familyModel,
  familyScreen,
  played,
  selectedPid,
  shownPids,
  without,
} from '../made-state.js';

const all = shownPids(familyScreen());
const states = (...letters: readonly string[]) =>
  played(familyScreen(), 's', ...letters, 'Esc').state;

test('the first class shows only processes in it, with what is above them', (t) => {
  const state = states('Z');
  t.deepEqual(shownPids(state), [1, 20, 30]);
  t.deepEqual(
    state.rows.map(({ isContext }) => isContext),
    [true, true, false],
  );
  t.deepEqual(shownPids(played(state, 't').state), [30]);
});

test('each more adds its processes, once more takes them away, and none is all', (t) => {
  t.deepEqual(shownPids(states('Z', 'S')), all);
  t.deepEqual(
    shownPids(states('Z', 'S', 'Z')),
    all.filter((pid) => pid !== 30),
  );
  t.deepEqual(shownPids(states('Z', 'Z')), all);
  t.is(states('Z', 'Z').show.classes, undefined);
});

test('a click on a count of the header needs no list', (t) => {
  const { state } = perform(familyScreen(), { type: 'toggleClass', class: 'Z' }, 10);
  t.deepEqual(shownPids(withRows(familyScreen(), state)), [1, 20, 30]);
  t.is(state.dialog, undefined);
});

test('in the list the marked line is toggled by Space, and a letter moves the mark there', (t) => {
  const state = played(familyScreen(), 's', 'End', 'Up', 'Space').state;
  t.deepEqual([...(state.show.classes ?? [])], ['Z']);
  const onT = played(state, 't', 'Space').state;
  t.deepEqual([...(onT.show.classes ?? [])], ['Z']);
  t.deepEqual(onT.dialog, { type: 'classes', index: 3 });
});

test('the header puts those that are shown in brackets, and the line below says the way out', (t) => {
  const text = frameToText(view(states('Z', 'D')));
  t.regex(text, / R 0 +S 8 +\[D 0\] +T 0 +\[Z 1 !\] +X 0/);
  t.regex(text, /states D Z · Esc shows all/);
  t.notRegex(frameToText(view(familyScreen())), /\[[A-Z] /);
  t.deepEqual(shownPids(played(states('Z'), 'Esc').state), all);
});

test('a process comes and goes with its state', (t) => {
  const stopped = after(familyModel, changed(12, { stateCode: 'T' }));
  t.deepEqual(shownPids(played(states('T'), stopped).state), [1, 10, 11, 12]);
  t.deepEqual(shownPids(played(states('T'), stopped, after(stopped, family)).state), []);
});

test('X shows those that are gone', (t) => {
  const state = played(states('X'), after(familyModel, without(12))).state;
  t.deepEqual(shownPids(state), [1, 10, 11, 12]);
  t.true(state.rows.at(-1)?.process.goneSeenAtMs !== undefined);
});

test('folds open for a process in the state', (t) => {
  const state = played(familyScreen(), '*', 's', 'Z', 'Esc').state;
  t.deepEqual(shownPids(state), [1, 20, 30]);
});

test('a selected process that is in none of them is not selected any more, and that is said', (t) => {
  const flat = played(aimedAt(played(familyScreen(), 't').state, 10), 's', 'Z', 'Esc').state;
  t.is(selectedPid(flat), undefined);
  t.regex(flat.status?.text ?? '', /nothing is selected/);
});

test('threads obey their own state: one that hangs is shown below a process that sleeps', (t) => {
  const state = played(familyScreen(), withThreads(), 'H', 's', 'D', 'Esc').state;
  t.deepEqual(shownPids(state), [1, 10, 102]);
  t.deepEqual(
    state.rows.map(({ isContext }) => isContext),
    [true, true, false],
  );
  t.deepEqual(shownPids(played(state, 't').state), [102]);
  t.deepEqual(shownPids(played(state, 'H').state), []);
});

test('threads of a process that a filter leaves out stay out', (t) => {
  const keys = ['H', 's', 'D', 'Esc', '\\', ...'delta', 'Enter'];
  t.deepEqual(shownPids(played(familyScreen(), withThreads(), ...keys).state), []);
});

/** 10 alpha with the threads 101, which sleeps, and 102, which hangs. */
function withThreads(): Model {
  const thread = (tid: number, stateCode: string) => ({
    tid,
    stateCode,
    comm: 'alpha',
    startTicks: tid,
    userTicks: 0,
    systemTicks: 0,
    readAtMs: 0,
    priority: 20,
    nice: 0,
  });
  const list = [thread(101, 'S'), thread(102, 'D')];
  return after(familyModel, changed(10, { threadList: { readAtMs: 2000, list } }));
}
