import test from 'ava';
import type { State } from '../../../src/app/state.js';
import {
  after,
  aimedAt,
  changed,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  selectedPid,
  shownPids,
} from '../made-state.js';

const all = shownPids(familyScreen());
const typing = (state: State, text: string) =>
  played(state, '\\', ...[...text].map((one) => (one === ' ' ? 'Space' : one))).state;
const filterText = ({ show }: State) => show.textFilter?.text;
const mistake = ({ dialog }: State) => dialog?.type === 'filter' && dialog.mistake;

test('the table narrows with each letter and keeps what is above a match', (t) => {
  const one = typing(familyScreen(), 'e');
  t.deepEqual(shownPids(one), [1, 10, 11, 20, 30, 800, 900, 2]); // beta, delta, kthreadd, …
  const two = played(one, 'l').state;
  t.deepEqual(shownPids(two), [1, 20, 800]);
  t.deepEqual(
    two.rows.filter(({ isContext }) => isContext).map(({ process }) => process.sample.pid),
    [1],
  );
  t.deepEqual(shownPids(played(two, 'Backspace').state), shownPids(one));
});

test('the flat list narrows to the matches alone', (t) => {
  const flat = played(familyScreen(), 't').state;
  t.deepEqual(shownPids(typing(flat, 'gamma')), [12]);
});

test('it is the whole language of the option -F', (t) => {
  const flat = played(familyScreen(), 't').state;
  t.deepEqual(shownPids(typing(flat, 'state=Z')), [30]);
  t.deepEqual(shownPids(typing(flat, 'pid>=20 !shell (delta or treetop)')), [20, 900]);
});

test('Enter keeps it, also when samples come, and Esc in the table shows all again', (t) => {
  const kept = played(typing(familyScreen(), 'gamma'), 'Enter').state;
  t.is(kept.dialog, undefined);
  t.deepEqual(shownPids(kept), [1, 10, 11, 12]);
  const born = played(kept, after(familyModel, [...family, named(40, 'gamma2', 20)])).state;
  t.deepEqual(shownPids(born), [1, 10, 11, 12, 20, 40]);
  t.deepEqual(shownPids(played(kept, 'Esc').state), all);
});

test('Esc in the prompt brings back what was: filter, folds and selection', (t) => {
  const kept = played(typing(familyScreen(), 'gamma'), 'Enter').state;
  const again = played(kept, '\\').state;
  t.is(again.dialog?.type === 'filter' && again.dialog.text, 'gamma');
  const changedOne = played(again, 'Backspace', 'x').state;
  t.deepEqual(shownPids(changedOne), []);
  t.deepEqual(shownPids(played(changedOne, 'Esc').state), [1, 10, 11, 12]);
  const aimed = typing(aimedAt(familyScreen(), 20), 'gamma');
  t.is(selectedPid(aimed), undefined);
  t.is(selectedPid(played(aimed, 'Esc').state), 20);
  const folded = played(familyScreen(), '*').state;
  t.deepEqual(shownPids(played(typing(folded, 'gamma'), 'Esc').state), [1, 2]);
});

test('an empty text is no filter', (t) => {
  const kept = played(typing(familyScreen(), 'ab'), 'Enter').state;
  const emptied = played(kept, '\\', 'Backspace', 'Backspace').state;
  t.deepEqual(shownPids(emptied), all);
  t.is(filterText(played(emptied, 'Enter').state), undefined);
  t.is(filterText(typing(familyScreen(), '  ')), undefined);
});

test('what is no filter is said, is not taken, and the last one that was holds meanwhile', (t) => {
  const state = typing(familyScreen(), 'gamma pid>');
  t.is(mistake(state), 'a value is missing after pid>');
  t.is(filterText(state), 'gamma pid');
  t.is(played(state, 'Enter').state.dialog?.type, 'filter');
  const whole = played(state, '5').state;
  t.is(mistake(whole), undefined);
  t.is(filterText(whole), 'gamma pid>5');
  t.is(filterText(played(state, 'Esc').state), undefined);
});

test('a selected process that the filter leaves stays selected', (t) => {
  const state = typing(aimedAt(familyScreen(), 12), 'gam');
  t.is(selectedPid(state), 12);
  t.is(selectedPid(played(state, 'Enter').state), 12);
});

test('one that it hides is selected again when the letter is taken back', (t) => {
  const hidden = typing(aimedAt(familyScreen(), 20), 'dg');
  t.is(selectedPid(hidden), undefined);
  t.regex(hidden.status?.text ?? '', /20 delta is not among what is shown now/);
  const back = played(hidden, 'Backspace').state;
  t.is(selectedPid(back), 20);
  t.is(back.status, undefined);
});

test('the arrows move in the narrowed table while one types', (t) => {
  const state = played(typing(familyScreen(), 'gam'), 'Down', 'Down').state;
  t.is(selectedPid(state), 10);
  t.is(selectedPid(played(state, 'm').state), 10);
  t.is(selectedPid(played(state, 'Esc').state), 10);
});

test('folds open for matches, only for those, and a match keeps its own', (t) => {
  const folded = played(familyScreen(), '*').state;
  t.deepEqual(shownPids(typing(folded, 'gam')), [1, 10, 11, 12]);
  t.deepEqual(shownPids(typing(folded, 'alpha')), [1, 10]);
  const back = played(typing(folded, 'gam'), 'Backspace', 'Backspace', 'Backspace').state;
  t.deepEqual(shownPids(back), [1, 2]);
});

test('it narrows what the command line has left', (t) => {
  const filter = ({ sample }: { readonly sample: { readonly pid: number } }) => sample.pid < 20;
  const state = played(familyScreen({ filter }), 't').state;
  t.deepEqual(shownPids(typing(state, 'ta')), [11]);
  t.is(shownPids(played(typing(state, 'ta'), 'Enter', 'Esc').state).length, 5);
});

test('it holds together with a subtree and hidden kernel threads', (t) => {
  const branch = played(aimedAt(familyScreen(), 10), 'o').state;
  t.deepEqual(shownPids(typing(branch, 'ta')), [10, 11]);
  const flat = played(familyScreen(), 't', 'K').state;
  t.deepEqual(shownPids(typing(flat, 'pid<11')), [1, 10]);
});

test('a match may come and go with what a process says of itself', (t) => {
  const kept = played(typing(familyScreen(), 'worker'), 'Enter').state;
  t.deepEqual(shownPids(kept), []);
  const renamed = played(kept, after(familyModel, changed(20, { comm: 'worker' }))).state;
  t.deepEqual(shownPids(renamed), [1, 20]);
});

test('a paste into the prompt is cut', (t) => {
  const { dialog } = typing(familyScreen(), 'x'.repeat(500));
  t.is(dialog?.type === 'filter' && dialog.text.length, 100);
});
