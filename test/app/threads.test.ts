import test from 'ava';
import { wanted } from '../../src/app/wanted.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { ThreadSample } from '../../src/sample/thread-sample.js';
import { frameToText } from '../../src/view/frame-to-text.js';
import { view } from '../../src/view/view.js';
import {
  after,
  aimedAt,
  blankScreen,
  changed,
  family,
  played,
  selectedPid,
  shownPids,
} from './made-state.js';

const thread = (tid: number, userTicks = 0, readAtMs = 0): ThreadSample => ({
  tid,
  comm: `t${tid}`,
  stateCode: 'S',
  userTicks,
  systemTicks: 0,
  priority: 20,
  nice: 0,
  startTicks: tid,
  readAtMs,
});

/** The family, alpha (10) with those threads. */
function withThreads(readAtMs: number, ...list: readonly ThreadSample[]): readonly ProcessSample[] {
  return changed(10, { threads: list.length, threadList: { readAtMs, list } });
}

const first = after(undefined, withThreads(500, thread(10), thread(13), thread(14)));
const second = after(first, withThreads(1500, thread(10), thread(13), thread(14, 50, 1500)));
const screen = (...keys: readonly string[]) => played(blankScreen(), first, second, ...keys).state;

test('threads stand below their process, before its children, and only while they are shown', (t) => {
  t.deepEqual(shownPids(screen()), [1, 10, 11, 12, 20, 30, 800, 900, 2]);
  t.deepEqual(shownPids(screen('H')), [1, 10, 10, 13, 14, 11, 12, 20, 30, 800, 900, 2]);
  t.deepEqual(shownPids(screen('H', 'H')), shownPids(screen()));
});

test('threads are sorted as everything is: by CPU below their process, or among all in the flat list', (t) => {
  t.deepEqual(shownPids(screen('H', 'P')).slice(1, 5), [10, 14, 10, 13]);
  t.is(shownPids(screen('H', 't'))[0], 14);
});

test('a fold hides threads, and fold on a thread goes to its process', (t) => {
  const onThread = aimedAt(screen('H'), 13);
  const folded = played(onThread, '-', '-').state;
  t.is(selectedPid(played(onThread, '-').state), 10);
  t.deepEqual(shownPids(folded), [1, 10, 20, 30, 800, 900, 2]);
  t.is(folded.rows[1]?.hiddenCount, 2);
});

test('a signal from the row of a thread is aimed at its process, and that is said', (t) => {
  const { dialog, status } = played(aimedAt(screen('H'), 13), 'F9').state;
  t.like(dialog, { type: 'picker', target: { pid: 10, comm: 'alpha' } });
  t.is(status?.text, 'a thread gets no signal of its own: this one is for its process, 10 alpha');
  const { effects } = played(aimedAt(screen('H'), 13), 'F9', 'Enter');
  t.like(effects.at(-1), { type: 'sendSignal', target: { pid: 10 } });
});

test('a selected thread stays selected while samples come, and is told when it ends', (t) => {
  const state = aimedAt(screen('H'), 13);
  const third = after(second, withThreads(2500, thread(10), thread(13), thread(14)));
  const kept = played(state, third).state;
  t.is(kept.rows[kept.selection.cursor]?.process.sample.comm, 't13');
  const gone = played(kept, after(third, withThreads(3500, thread(10), thread(14)))).state;
  t.is(gone.selection.selected, undefined);
  t.is(gone.status?.text, '13 t13 is gone: nothing is selected');
});

test('threads hidden give the selection to their process', (t) => {
  t.is(selectedPid(played(aimedAt(screen('H'), 14), 'H').state), 10);
});

test('a thread is found by its name and its tid', (t) => {
  const found = played(screen('H'), '/', 't', '1', '4', 'Enter').state;
  t.is(found.rows[found.selection.cursor]?.process.sample.pid, 14);
});

test('threads are wanted while they are shown: those near the screen, in the flat list all', (t) => {
  t.is(wanted(screen()).threads, undefined);
  const near = wanted(screen('H')).threads;
  t.deepEqual(
    near !== 'all' && near?.map(({ pid }) => pid),
    family
      .map(({ pid }) => pid)
      .toSorted((a, b) => shownPids(screen()).indexOf(a) - shownPids(screen()).indexOf(b)),
  );
  t.is(wanted(screen('H', 't')).threads, 'all');
});

test('the row of a thread is in braces, and has no memory of its own', (t) => {
  const lines = frameToText(view(screen('H'))).split('\n');
  t.regex(lines.find((line) => line.includes('{t14}')) ?? '', /^ +14 ana +S +50\.0 +0:00\.50 /);
  const flat = frameToText(view(screen('H', 't'))).split('\n');
  t.true(flat.some((line) => line.includes('{t14}  thread of 10 alpha')));
});

test('a recording without threads says so', (t) => {
  const state = played(blankScreen({ frameCount: 2 }), after(undefined, family), 'H').state;
  t.is(state.status?.text, 'this frame of the recording holds no threads');
});
