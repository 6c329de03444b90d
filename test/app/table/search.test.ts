import test from 'ava';
import type { State } from '../../../src/app/state.js';
import {
  after,
  aimedAt,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  selectedPid,
  shownPids,
} from '../made-state.js';

const searched = (state: State, text: string) => played(state, '/', ...text).state;
const isMissed = ({ dialog }: State) => dialog?.type === 'search' && dialog.isMissed;

test('it goes to the first match while typing, and each letter taken back goes back', (t) => {
  const state = searched(familyScreen(), 'e');
  t.is(selectedPid(state), 11); // beta
  t.is(selectedPid(played(state, 'p').state), 30);
  t.is(selectedPid(played(state, 'p', 'Backspace').state), 11);
  t.is(selectedPid(played(state, 'Backspace').state), undefined);
});

test('it begins at the selected process', (t) => {
  t.is(selectedPid(searched(aimedAt(familyScreen(), 20), 'e')), 20);
});

test('capitals do not count; name, user and pid do', (t) => {
  t.is(selectedPid(searched(familyScreen(), 'DELTA')), 20);
  t.is(selectedPid(searched(aimedAt(familyScreen(), 20), 'ana')), 20);
  t.is(selectedPid(searched(familyScreen(), '80')), 800);
});

test('a pid that is there is gone to, wherever its digits stand before', (t) => {
  const model = after(familyModel, [...family, named(5, 'worker 900', 1), named(9, 'nine', 1)]);
  const state = played(familyScreen(), model).state;
  t.is(selectedPid(played(state, '9').state), 9);
  t.is(selectedPid(played(state, '9', '0', '0').state), 900);
  t.is(selectedPid(played(state, '9', '0').state), 5);
});

test('of one pid the living one is gone to', (t) => {
  const model = after(familyModel, [
    ...family.filter(({ pid }) => pid !== 20),
    { ...named(20, 'anew', 1), startTicks: 5000 },
  ]);
  t.is(played(familyScreen(), model, '2', '0').state.selection.selected, '20:5000');
});

test('no match: nothing moves, and it is said', (t) => {
  const state = searched(aimedAt(familyScreen(), 20), 'zz');
  t.true(isMissed(state));
  t.is(selectedPid(state), 20);
  t.false(isMissed(played(state, 'Backspace', 'Backspace', 'd').state));
  const after = played(state, 'Enter', 'n').state;
  t.is(after.status?.text, 'no match for zz');
  t.is(selectedPid(after), 20);
});

test('what is searched is found when it is born', (t) => {
  const waiting = searched(familyScreen(), 'newc');
  t.true(isMissed(waiting));
  const born = played(waiting, after(familyModel, [...family, named(5, 'newcomer', 1)])).state;
  t.is(selectedPid(born), 5);
  t.false(isMissed(born));
});

test('n goes to the next and round the end, Alt-n the other way, and both say that they went round', (t) => {
  const state = played(searched(familyScreen(), 'ta'), 'Enter').state; // beta, delta
  t.is(selectedPid(state), 11);
  const next = played(state, 'n').state;
  t.is(selectedPid(next), 20);
  t.is(next.status, undefined);
  const round = played(next, 'n').state;
  t.is(selectedPid(round), 11);
  t.is(round.status?.text, 'searched on from the top');
  const back = played(round, 'Alt-n').state;
  t.is(selectedPid(back), 20);
  t.is(back.status?.text, 'searched on from the bottom');
});

test('backwards with nothing selected begins at the last', (t) => {
  t.is(selectedPid(played(familyScreen(), '/', 'a', 'Esc', '/', 't', 'a', 'Enter').state), 11);
  const nothing = {
    ...played(familyScreen(), '/', 'a', 'Enter').state,
    selection: { selected: undefined, cursor: 0, top: 0 },
  };
  t.is(selectedPid(played(nothing, 'Alt-n').state), 2);
  t.is(selectedPid(played(nothing, 'n').state), 1);
});

test('in the prompt the arrows go from match to match', (t) => {
  const state = searched(familyScreen(), 'ta');
  t.is(selectedPid(played(state, 'Down').state), 20);
  t.is(selectedPid(played(state, 'F3', 'Up').state), 11);
});

test('folds open for a match, only for that, and close again when it is taken back', (t) => {
  const folded = played(familyScreen(), '*').state;
  const found = searched(folded, 'gam');
  t.is(selectedPid(found), 12);
  t.deepEqual(shownPids(found), [1, 10, 11, 12, 20, 800, 2]);
  t.deepEqual(shownPids(played(found, 'Backspace', 'Backspace', 'Backspace').state), [1, 2]);
  t.deepEqual(shownPids(played(found, 'Esc').state), [1, 2]);
  t.deepEqual(shownPids(played(found, 'Enter').state), shownPids(found));
});

test('Esc goes back to where the search began, Enter stays', (t) => {
  const state = searched(aimedAt(familyScreen(), 20), 'shell');
  t.is(selectedPid(played(state, 'Esc').state), 20);
  t.is(selectedPid(played(state, 'Enter').state), 800);
});

test('an empty search keeps what was searched before', (t) => {
  const state = played(searched(familyScreen(), 'ta'), 'Enter', '/', 'Enter').state;
  t.is(state.searched, 'ta');
});

test('n before any search says what to do', (t) => {
  t.is(played(familyScreen(), 'n').state.status?.text, 'nothing searched yet: / searches');
});

test('a paste into the prompt is cut', (t) => {
  const { dialog } = searched(familyScreen(), 'x'.repeat(500));
  t.is(dialog?.type === 'search' && dialog.text.length, 100);
});

test('what is said meanwhile is not taken for a missed search', (t) => {
  const state = played(searched(familyScreen(), 'ta'), { type: 'troubled', text: 'odd' }).state;
  t.false(isMissed(state));
  t.is(state.status?.text, 'odd');
});
