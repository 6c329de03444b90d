import test from 'ava';
import { isSettled, type Outcome } from '../../src/signals/outcome.js';
import { targetOf } from '../../src/signals/target.js';
import { processOf } from '../model/made-sample.js';
import {
  after,
  aimedAt,
  blankScreen,
  family,
  familyModel,
  familyScreen,
  named,
  played,
  without,
} from './made-state.js';

const target = targetOf(processOf(familyModel, '10:10'));
const signal = { name: 'TERM', number: 15 };
const settled = (outcome: Outcome) =>
  played(familyScreen(), {
    ...{ type: 'signalTold', id: 1, sentAtMs: 0, target, signal, outcome },
    isSettled: isSettled(outcome),
  }).state.status;

test('what became of a signal is said, and how good that is', (t) => {
  t.deepEqual(
    [settled({ type: 'died', afterMs: 12 })?.text, settled({ type: 'died', afterMs: 12 })?.kind],
    ['TERM → 10 alpha: died after 12 ms', 'good'],
  );
  t.is(settled({ type: 'zombie', afterMs: 1, ppid: 2 })?.kind, 'good');
  t.is(settled({ type: 'stillThere', afterMs: 950, stateCode: 'S' })?.kind, 'note');
  t.is(settled({ type: 'noPermission' })?.kind, 'bad');
  t.is(settled({ type: 'gone' })?.kind, 'bad');
});

test('what is said makes room again after a while, by the clock of the ticks', (t) => {
  const state = played(familyScreen(), { type: 'tick', nowMs: 1000 }, 'n').state;
  t.truthy(played(state, { type: 'tick', nowMs: 8999 }).state.status);
  t.is(played(state, { type: 'tick', nowMs: 9000 }).state.status, undefined);
});

test('paused, the screen stands still: a sample that was on its way is not shown', (t) => {
  const paused = played(familyScreen(), 'Z').state;
  const next = played(paused, after(familyModel, without(12))).state;
  t.is(next.model, familyModel);
  t.is(next.rows, paused.rows);
});

test('paused before the first sample, that one is shown', (t) => {
  t.is(played(blankScreen(), 'Z', familyModel).state.model, familyModel);
});

test('paused, one still moves, searches and folds', (t) => {
  const paused = played(familyScreen(), 'Z', '/', 'b', 'e', 't', 'Enter').state;
  t.is(paused.selection.selected, '11:11');
  t.is(played(paused, '-').state.folded.size, 1);
});

test('a key without a meaning changes nothing', (t) => {
  const state = aimedAt(familyScreen(), 10);
  for (const key of ['y', 'F12', 'Esc', '!', 'Alt-q', '~', '']) {
    const next = played(state, key);
    t.is(next.state, state, key);
    t.deepEqual(next.effects, [], key);
  }
});

test('a message that changes nothing that rows rest on keeps them the same object', (t) => {
  const state = familyScreen();
  t.is(played(state, 'Down', '?', { type: 'tick', nowMs: 5 }).state.rows, state.rows);
});

test('an interval is 0.1 s to a day; another is not taken, and that is said', (t) => {
  const typed = (text: string) => played(familyScreen(), 'd', ...text, 'Enter');
  t.is(typed('0.1').state.intervalMs, 100);
  t.is(typed('86400').state.intervalMs, 86_400_000);
  for (const text of ['0', '0.09', '1.2.3', '.', '86401', '9'.repeat(40)]) {
    const { state, effects } = typed(text);
    t.is(state.intervalMs, 1000, text);
    t.deepEqual(effects, []);
    t.is(state.status?.text, 'not taken: an interval is 0.1 to 86400 seconds');
  }
  t.is(typed('').state.status, undefined);
  t.is(typed('2x-').state.intervalMs, 2000);
  t.is(played(familyScreen(), 'd', '2', '5', 'Backspace', 'Enter').state.intervalMs, 2000);
});

test('a recording keeps its own interval', (t) => {
  const state = played(familyScreen({ frameCount: 2 }), 'd').state;
  t.is(state.dialog, undefined);
  t.is(state.status?.text, 'a recording has its own interval');
});

test('a recording has a first and a last frame', (t) => {
  const first = familyScreen({ frameCount: 2 });
  t.is(played(first, ',').state.status?.text, 'this is the first frame');
  t.deepEqual(played(first, ',').effects, []);
  const last = played(first, { type: 'modelArrived', model: familyModel, frame: 1 }).state;
  t.is(played(last, '.').state.status?.text, 'this is the last frame');
  t.deepEqual(played(last, '.').effects, []);
});

test('a step taken before the last one is shown goes on from there', (t) => {
  const first = familyScreen({ frameCount: 9 });
  const { state, effects } = played(first, '.', '.');
  t.deepEqual(effects.at(-1), { type: 'showFrame', frame: 2 });
  const shown = played(state, { type: 'modelArrived', model: familyModel, frame: 1 }, '.');
  t.deepEqual(shown.effects.at(-1), { type: 'showFrame', frame: 3 });
  const all = played(shown.state, { type: 'modelArrived', model: familyModel, frame: 3 }, ',');
  t.deepEqual(all.effects.at(-1), { type: 'showFrame', frame: 2 });
});

test('a step pauses, and the end of the recording too', (t) => {
  const playing = played(familyScreen({ frameCount: 9 }), 'Space').state;
  t.true(playing.playback?.isPlaying);
  t.false(played(playing, '.').state.playback?.isPlaying);
  const ended = played(playing, { type: 'recordingEnded' }).state;
  t.false(ended.playback?.isPlaying);
  t.is(ended.status?.text, 'end of the recording');
});

test('live, the keys of a recording do nothing, but for the one that leads back', (t) => {
  for (const key of ['Space', '.']) t.deepEqual(played(familyScreen(), key).effects, []);
  t.deepEqual(played(familyScreen(), ',').effects, [{ type: 'lookBack' }]);
});

test('the help scrolls until its last line is seen, and one step back is one step', (t) => {
  const end = played(familyScreen(), '?', 'End').state;
  const more = played(end, 'PgDn', 'Down', 'Down').state;
  t.deepEqual(more.dialog, end.dialog);
  const top = end.dialog?.type === 'help' ? end.dialog.top : 0;
  t.true(top > 0);
  t.deepEqual(played(more, 'Up').state.dialog, { type: 'help', top: top - 1 });
  t.deepEqual(played(more, 'Home').state.dialog, { type: 'help', top: 0 });
});

test('on a screen that is too small only the way out works', (t) => {
  const tiny = { type: 'resized', width: 19, height: 4 } as const;
  const picker = played(aimedAt(familyScreen(), 10), 'F9', tiny).state;
  t.deepEqual(played(picker, 'Enter', '!').effects, []);
  t.is(played(picker, 'Esc').state.dialog, undefined);
  const table = played(familyScreen(), tiny).state;
  t.deepEqual(played(table, 'q').effects, [{ type: 'quit' }]);
  t.is(played(table, 'Down', 't', 'F9', '/').state, table);
});

test('a chain of ten thousand processes does not cost its square', (t) => {
  const chain = Array.from({ length: 10_000 }, (_, i) => named(i + 1, 'p', i));
  const model = after(undefined, chain);
  const state = played(blankScreen(), model, 'End', '*', '*').state;
  t.is(state.rows.length, 10_000);
  t.is(state.rows.at(-1)?.depth, 9999);
  t.true((state.rows.at(-1)?.hasNextSibling.length ?? 0) <= 129);
});

test('a family of two hundred thousand siblings is no stack overflow', (t) => {
  const many = Array.from({ length: 200_000 }, (_, i) => named(i + 2, 'p', 1));
  const state = played(blankScreen(), after(undefined, [named(1, 'init', 0), ...many])).state;
  t.is(state.rows.length, 200_001);
  t.is(played(state, 'Down', '-').state.rows[0]?.hiddenCount, 200_000);
});

test('each process is one row, whatever the order, but for what is folded away', (t) => {
  for (const keys of [[], ['t'], ['P'], ['t', 'N', 'N'], ['T', 'I']]) {
    const keysShown = played(familyScreen(), ...keys).state.rows.map((one) => one.process.key);
    t.is(new Set(keysShown).size, family.length);
    t.is(keysShown.length, family.length);
  }
});
