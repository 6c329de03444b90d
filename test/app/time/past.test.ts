import test from 'ava';
import { chartSubject } from '../../../src/app/charts.js';
import type { State } from '../../../src/app/state.js';
import { newestFirst } from '../../../src/model/history.js';
import type { Model } from '../../../src/model/model.js';
import {
  after,
  aimedAt,
  family,
  familyModel,
  familyScreen,
  played,
  without,
} from '../made-state.js';

const hostPoints = ({ past }: State) => (past ? [...newestFirst(past.host)].length : 0);
const processPoints = ({ past }: State) =>
  past?.process ? [...newestFirst(past.process.history)].length : 0;

/** So many models after the family's first. */
function models(count: number): readonly Model[] {
  const all: Model[] = [];
  for (let index = 0; index < count; index += 1) all.push(after(all.at(-1) ?? familyModel, family));
  return all;
}

test('each model is a point of the machine, whatever else happens', (t) => {
  const state = played(familyScreen(), 'Down', 't', ...models(3), 'C').state;
  t.is(hostPoints(state), 4);
});

test('a process is remembered since it was selected, from the model that was there', (t) => {
  const state = played(aimedAt(familyScreen(), 10), ...models(2)).state;
  t.is(processPoints(state), 3);
  const other = played(state, 'Down').state;
  t.is(other.past?.process?.subject.key, '11:11');
  t.is(processPoints(other), 1);
  t.is(hostPoints(other), 3);
});

/** The family without it, for as long as it takes until it is no tombstone any more. */
function untilForgotten(pid: number): readonly Model[] {
  const all: Model[] = [];
  for (let index = 0; index < 7; index += 1) {
    all.push(after(all.at(-1) ?? familyModel, without(pid)));
  }
  return all;
}

test('with nothing selected no process is remembered', (t) => {
  t.is(familyScreen().past?.process, undefined);
  const selected = aimedAt(familyScreen(), 12);
  const gone = played(selected, ...untilForgotten(12)).state;
  t.is(gone.past?.process, undefined);
});

test('a folded row stands for all below it, and so does one that is shown alone', (t) => {
  const state = aimedAt(familyScreen(), 10);
  t.deepEqual(chartSubject(state), { key: '10:10', isSubtree: false });
  t.deepEqual(chartSubject(played(state, '-').state), { key: '10:10', isSubtree: true });
  const alone = played(state, 'o').state;
  t.deepEqual(chartSubject(alone), { key: '10:10', isSubtree: true });
  t.deepEqual(chartSubject(played(alone, 'Down').state), { key: '11:11', isSubtree: false });
});

test('a subtree that is shown alone is the subject while nothing in it is selected', (t) => {
  const shown = played(aimedAt(familyScreen(), 11), 'o', 'Down').state;
  const gone = played(shown, ...untilForgotten(12)).state;
  t.is(gone.selection.selected, undefined);
  t.deepEqual(chartSubject(gone), { key: '11:11', isSubtree: true });
});

test('folded and unfolded it is remembered anew: the numbers are of something else', (t) => {
  const state = played(aimedAt(familyScreen(), 10), ...models(2), '-').state;
  t.is(processPoints(state), 1);
});

test('a step back in a recording forgets what came after it', (t) => {
  const [second, third] = models(2) as [Model, Model];
  const replay = played(familyScreen({ frameCount: 3 }), second, third).state;
  t.is(hostPoints(replay), 3);
  t.is(hostPoints(played(replay, { type: 'modelArrived', model: second, frame: 1 }).state), 1);
});

test('paused, nothing is remembered, for nothing is shown', (t) => {
  t.is(hostPoints(played(familyScreen(), 'Z', ...models(2)).state), 1);
});

test('charts that do not fit are said to need more room, and hiding them says nothing', (t) => {
  const hidden = played(familyScreen(), 'C').state;
  t.is(hidden.status, undefined);
  t.is(played(hidden, 'C').state.status?.text, 'charts need a screen of 80x40 at least');
  const wide = familyScreen({ width: 80, height: 40 });
  t.is(played(wide, 'C', 'C').state.status, undefined);
});

test('they begin hidden where that was asked for', (t) => {
  t.false(familyScreen({ hasCharts: false }).hasCharts);
  t.true(played(familyScreen({ hasCharts: false }), 'C').state.hasCharts);
});
