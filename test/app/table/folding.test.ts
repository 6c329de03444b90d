import test from 'ava';
import {
  after,
  aimedAt,
  familyModel,
  familyScreen,
  named,
  played,
  selectedPid,
  shownPids,
  without,
} from '../made-state.js';

test('a fold hides everything below and counts it', (t) => {
  const state = played(aimedAt(familyScreen(), 10), '-').state;
  const row = state.rows.find((one) => one.process.sample.pid === 10);
  t.true(row?.isFolded);
  t.is(row?.hiddenCount, 2);
  t.is(selectedPid(state), 10);
});

test('fold on a leaf, or where it is folded, goes to the parent, at last to the root', (t) => {
  const state = aimedAt(familyScreen(), 12);
  t.is(selectedPid(played(state, '-').state), 11);
  t.is(selectedPid(played(state, '-', '-', '-').state), 10);
  t.is(selectedPid(played(state, ...'-------').state), 1);
});

test('folding everything selects the ancestor that hides the selected process', (t) => {
  t.is(selectedPid(played(aimedAt(familyScreen(), 12), '*').state), 1);
  t.is(selectedPid(played(aimedAt(familyScreen(), 2), '*').state), 2);
  t.is(selectedPid(played(familyScreen(), '*').state), undefined);
});

test('what is folded stays folded while samples come, and the fold goes with its process', (t) => {
  let state = played(aimedAt(familyScreen(), 20), '-').state;
  state = played(state, after(familyModel, without(12))).state;
  t.false(shownPids(state).includes(30));
  for (let second = 0; second < 7; second += 1)
    state = played(state, after(state.model, without(20, 30))).state;
  t.is(state.folded.size, 0);
});

test('a recording keeps the folds of processes that are not in this frame', (t) => {
  const state = played(aimedAt(familyScreen({ frameCount: 4 }), 20), '-').state;
  const back = played(state, {
    type: 'modelArrived',
    model: after(undefined, without(20, 30)),
    frame: 1,
  }).state;
  t.is(back.folded.size, 1);
});

test('a newborn below a fold is hidden and counted', (t) => {
  const state = played(aimedAt(familyScreen(), 10), '-').state;
  const next = played(state, after(familyModel, [...without(), named(40, 'late', 12)])).state;
  t.is(next.rows.find((one) => one.process.sample.pid === 10)?.hiddenCount, 3);
});

test('in the flat list there is nothing to fold, and that is said', (t) => {
  for (const key of ['-', '+', '*'])
    t.regex(
      played(aimedAt(familyScreen(), 10), 't', key).state.status?.text ?? '',
      /nothing to fold/,
    );
});

test('how many levels are shown is said', (t) => {
  const text = (...keys: readonly string[]) => played(familyScreen(), ...keys).state.status?.text;
  t.is(text(...Array.from({ length: 9 }, () => '(')), '1 level is shown');
  t.is(text(...Array.from({ length: 9 }, () => ')')), 'all levels are shown');
});

test('with nothing selected the fold keys say what to do', (t) => {
  for (const key of ['-', '+', 'F'])
    t.regex(played(familyScreen(), key).state.status?.text ?? '', /select/);
});
