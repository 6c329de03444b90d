import test from 'ava';
import type { State } from '../../../src/app/state.js';
import { frameToText } from '../../../src/view/frame-to-text.js';
import { view } from '../../../src/view/view.js';
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
  taggedPids,
  without,
} from '../made-state.js';

const onAlpha = () => aimedAt(familyScreen(), 10);
const textOf = (state: State) => frameToText(view(state));

test('Space tags and goes to the next row, and once more there untags', (t) => {
  const state = played(onAlpha(), 'Space').state;
  t.deepEqual(taggedPids(state), [10]);
  t.is(selectedPid(state), 11);
  t.deepEqual(taggedPids(played(state, 'Up', 'Space').state), []);
});

test('with nothing selected nothing is tagged, and it is said what to do', (t) => {
  for (const key of ['Space', 'c']) {
    const state = played(familyScreen(), key).state;
    t.is(state.tagged.size, 0);
    t.regex(state.status?.text ?? '', /select a process first/);
  }
});

test('c tags what is below too, folded or not, and adds to what is tagged', (t) => {
  const folded = played(onAlpha(), '-', 'c').state;
  t.deepEqual(taggedPids(folded), [10, 11, 12]);
  t.is(selectedPid(folded), 10);
  t.deepEqual(taggedPids(played(folded, 'Down', 'c').state), [10, 11, 12, 20, 30]);
  const flat = played(aimedAt(played(familyScreen(), 't', 'N').state, 10), 'c').state;
  t.deepEqual(taggedPids(flat), [10, 11, 12]);
});

test('c does not tag what the filter hides', (t) => {
  const narrowed = played(familyScreen(), '\\', ...'gamma', 'Enter').state;
  t.deepEqual(taggedPids(played(aimedAt(narrowed, 1), 'c').state), [1, 10, 11, 12]);
});

test('a tag is of a life, not of a pid: it goes with its process and is not handed on', (t) => {
  const state = played(onAlpha(), 'c').state;
  const gone = played(state, after(familyModel, without(12))).state;
  t.deepEqual(taggedPids(gone), [10, 11]);
  const reborn = [...without(12), { ...named(12, 'gamma', 11), startTicks: 9000 }];
  t.deepEqual(taggedPids(played(state, after(familyModel, reborn)).state), [10, 11]);
});

test('tags stay while rows are folded, filtered, sorted or listed flat', (t) => {
  const state = played(onAlpha(), 'c', '*', 't', 'P', '\\', ...'shell', 'Enter').state;
  t.deepEqual(taggedPids(state), [10, 11, 12]);
  t.deepEqual(shownPids(state), [800]);
});

test('what is gone is not tagged', (t) => {
  const gone = played(familyScreen(), after(familyModel, without(12))).state;
  const state = played(aimedAt(gone, 12), 'Space').state;
  t.is(state.tagged.size, 0);
  t.is(state.status?.text, '12 gamma is gone');
});

test('a thread is not tagged, and it is said whose it is', (t) => {
  const thread = { comm: 'alpha', stateCode: 'S', userTicks: 0, systemTicks: 0, priority: 20 };
  const list = [{ ...thread, tid: 101, startTicks: 101, nice: 0, readAtMs: 0 }];
  const model = after(familyModel, changed(10, { threadList: { readAtMs: 2000, list } }));
  const state = played(aimedAt(played(familyScreen(), model, 'H').state, 101), 'Space').state;
  t.is(state.tagged.size, 0);
  t.is(state.status?.text, 'threads are not tagged: this one is of 10 alpha');
});

test('a tagged row bears a mark, and their number is said with the way to untag', (t) => {
  const text = textOf(played(onAlpha(), 'Space', 'Space').state);
  t.regex(text, /^ {5}10\*ana/m);
  t.regex(text, /^ {5}11\*ana/m);
  t.regex(text, /^ {5}12 ana/m);
  t.regex(text, /2 tagged: U untags/);
  t.notRegex(textOf(familyScreen()), /tagged|\*/);
});

test('the list of signals says that it is for this one only where others are tagged', (t) => {
  const title = (...keys: readonly string[]) => textOf(played(onAlpha(), ...keys, 'F9').state);
  t.regex(title('c'), /signal to 10 alpha: this one only; 3 are tagged \(ana/);
  t.regex(title('c', 'Home'), /signal to 1 init: this one only; 3 are tagged/);
  t.regex(title('Space'), /this one only; 1 is tagged/);
  t.notRegex(title('Space', 'Up'), /tagged \(/);
  const { dialog } = played(onAlpha(), 'c', 'F9').state;
  t.is(dialog?.type === 'picker' && dialog.target.pid, 10);
});

test('in a recording Space plays, c tags, and a frame without a process has no tag of it', (t) => {
  const replay = aimedAt(familyScreen({ frameCount: 3 }), 10);
  const state = played(replay, 'c', 'Space').state;
  t.true(state.playback?.isPlaying);
  t.deepEqual(taggedPids(state), [10, 11, 12]);
  const next = after(
    undefined,
    family.filter(({ pid }) => pid !== 12),
  );
  t.deepEqual(taggedPids(played(state, next).state), [10, 11]);
});
