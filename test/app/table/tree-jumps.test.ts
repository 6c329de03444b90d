import test from 'ava';
import { frameToText } from '../../../src/view/frame-to-text.js';
import { view } from '../../../src/view/view.js';
import {
  after,
  aimedAt,
  blankScreen,
  familyModel,
  familyScreen,
  played,
  selectedPid,
  shownPids,
  without,
} from '../made-state.js';

test('from sibling to sibling, past all that is below, and no further than the last', (t) => {
  const state = aimedAt(familyScreen(), 10);
  t.is(selectedPid(played(state, '}', '}').state), 800);
  const last = played(state, '}', '}', '}').state;
  t.is(selectedPid(last), 800);
  t.is(last.status?.text, 'this is the last sibling');
  t.is(played(state, '{').state.status?.text, 'this is the first sibling');
  t.regex(played(state, 't', '}').state.status?.text ?? '', /flat list/);
});

test('levels are folded and unfolded one by one, and no further than there are', (t) => {
  const at = (...keys: readonly string[]) => shownPids(played(familyScreen(), ...keys).state);
  t.deepEqual(at('(', '(', '('), [1, 2]);
  t.deepEqual(at('(', '(', '(', '(', '('), [1, 2]);
  t.deepEqual(at('(', '(', '(', ')'), [1, 10, 20, 800, 2]);
  t.deepEqual(at(')', ')'), at());
});

test('a selected process that a level hides gives the selection to the ancestor that does', (t) => {
  t.is(selectedPid(played(aimedAt(familyScreen(), 12), '(', '(').state), 10);
});

test('only a subtree: its depth counts from its top, a fold by level too, in the flat list as well', (t) => {
  const state = played(aimedAt(familyScreen(), 10), 'o').state;
  t.deepEqual(
    state.rows.map(({ depth }) => depth),
    [0, 1, 2],
  );
  t.deepEqual(shownPids(played(state, '(').state), [10, 11]);
  t.deepEqual(shownPids(played(state, 't', 'N').state).toSorted(), [10, 11, 12]);
});

test('a subtree is told on the screen, and o on one below narrows further', (t) => {
  const state = played(aimedAt(familyScreen(), 10), 'o').state;
  t.true(frameToText(view(state)).includes('only 10 alpha and below · Esc shows all'));
  t.deepEqual(shownPids(played(state, 'Down', 'o').state), [11, 12]);
});

test('a search in a subtree finds nothing outside of it', (t) => {
  const state = played(aimedAt(familyScreen(), 10), 'o', '/', 's', 'h', 'e', 'l', 'l').state;
  t.like(state.dialog, { type: 'search', isMissed: true });
});

test('a subtree whose top is gone gives way to everything', (t) => {
  let state = played(aimedAt(familyScreen(), 20), 'o').state;
  for (let second = 0; second < 7; second += 1)
    state = played(state, after(state.model, without(20, 30))).state;
  t.deepEqual(shownPids(state), [1, 10, 11, 12, 800, 900, 2]);
  t.is(state.show.subtree, undefined);
});

test('collapsed at the start: roots and their children, and what one unfolds then stays so', (t) => {
  const start = played(blankScreen({ isCollapsed: true }), familyModel).state;
  t.deepEqual(shownPids(start), [1, 10, 20, 800, 2]);
  const open = played(aimedAt(start, 20), '+', after(familyModel, without())).state;
  t.deepEqual(shownPids(open), [1, 10, 20, 30, 800, 2]);
});

test('a folded row says the worst class below it', (t) => {
  const text = frameToText(view(played(aimedAt(familyScreen(), 20), '-').state));
  t.true(text.includes('delta]  +1 [Z]'));
});

test('kernel threads hidden are not found, and that is told', (t) => {
  const state = played(familyScreen(), 'K').state;
  t.deepEqual(shownPids(played(state, 't', 'N').state).includes(2), false);
  t.true(frameToText(view({ ...state, status: undefined })).includes('no kernel threads: K'));
});
