import test from 'ava';
import type { Message } from '../../../src/app/message.js';
import type { State } from '../../../src/app/state.js';
import { newestFirst } from '../../../src/model/history.js';
import type { Model } from '../../../src/model/model.js';
import { familyScreen, played } from '../made-state.js';

const bounds = { forMs: 900_000, bytes: 1024 };
const back: Message = { type: 'lookedBack', frame: 3, frameCount: 5, bounds };

test('while one looks back what is live is kept, not shown, and its chart goes on', (t) => {
  const live = familyScreen();
  const [first, second, third] = [2000, 3000, 4000].map((atMs) => modelAt(live, atMs));
  t.assert(first && second && third);
  const past = played(
    played(live, { type: 'modelArrived', model: first as Model }).state,
    back,
    { type: 'modelArrived', model: second as Model },
    { type: 'modelArrived', model: third as Model },
  ).state;
  t.is(past.model, first);
  const again = played(past, { type: 'presentReached' }).state;
  t.is(again.model, third);
  t.is(again.playback, undefined);
  t.deepEqual(hostInstants(again).slice(0, 3), [4000, 3000, 2000]);
});

test('live again without a sample in between, no point of the chart is lost or there twice', (t) => {
  const live = played(familyScreen(), {
    type: 'modelArrived',
    model: modelAt(familyScreen(), 2000),
  }).state;
  const again = played(live, back, { type: 'presentReached' }).state;
  t.deepEqual(hostInstants(again), hostInstants(live));
});

test('a step beyond what was remembered asks for more; a step from a step back goes on from there', (t) => {
  const past = played(familyScreen(), back).state;
  t.deepEqual(played(past, ',').effects, [{ type: 'showFrame', frame: 2 }]);
  t.deepEqual(played(past, '.', '.').effects, [
    { type: 'showFrame', frame: 4 },
    { type: 'showFrame', frame: 5 },
  ]);
  t.is(played(past, '.', '.', '.').state.status?.text, 'this is the last frame');
});

test('who looks back is not paused any more, and sends no signals', (t) => {
  const paused = played(familyScreen(), 'Z').state;
  const past = played(paused, back).state;
  t.false(past.isPaused);
  t.is(played(past, 'Down', 'F9').state.dialog, undefined);
});

test('the name of a file is asked for, and none is not taken', (t) => {
  const asked = played(familyScreen(), 'W').state;
  t.is(asked.dialog?.type, 'file');
  const emptied = played(asked, ...Array<string>(80).fill('Backspace'), 'Enter');
  t.deepEqual(emptied.effects, []);
  t.is(emptied.state.dialog?.type, 'file');
  t.regex(emptied.state.status?.text ?? '', /^not taken/);
});

function modelAt({ model }: State, monotonicMs: number): Model {
  if (!model) throw new Error('no model');
  return { ...model, sample: { ...model.sample, monotonicMs } };
}

function hostInstants({ past }: State): readonly number[] {
  return past ? Array.from(newestFirst(past.host), ({ atMs }) => atMs) : [];
}
