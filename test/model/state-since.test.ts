import test from 'ava';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import { processOf, row, sampleAt } from './made-sample.js';

function modelsAfter(...looks: readonly (readonly ProcessSample[])[]): Model {
  let model: Model | undefined;
  looks.forEach((rows, index) => {
    const monotonicMs = (index + 1) * 1000;
    model = nextModel(model, { ...sampleAt(monotonicMs, rows), takenAtMs: 500_000 + monotonicMs });
  });
  if (!model) throw new Error('no look');
  return model;
}

const asleep = [row({ pid: 7 })];
const hung = [row({ pid: 7, stateCode: 'D' })];
const since = (model: Model) => processOf(model, '7:7').stateSince;

test('what was so in the first sample is so since then, or earlier', (t) => {
  t.deepEqual(since(modelsAfter(hung, hung, hung)), {
    seenAtMs: 501_000,
    monotonicMs: 1000,
    isOrEarlier: true,
  });
});

test('after a change it is the first sample in a row that shows the class', (t) => {
  t.deepEqual(since(modelsAfter(asleep, hung, hung)), {
    seenAtMs: 502_000,
    monotonicMs: 2000,
    isOrEarlier: false,
  });
  t.is(since(modelsAfter(asleep, hung, asleep, hung))?.monotonicMs, 4000);
});

test('another letter of the same class is no change', (t) => {
  const killable = [row({ pid: 7, stateCode: 'K' })];
  t.is(since(modelsAfter(asleep, hung, killable))?.monotonicMs, 2000);
});

test('one that is gone is in no state', (t) => {
  t.is(since(modelsAfter(hung, [])), undefined);
});
