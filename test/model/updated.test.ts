import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import test from 'ava';
import fc from 'fast-check';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { processChanges } from '../../src/model/process-changes.js';
import type { Sample } from '../../src/sample/sample.js';
import { anyHistory } from './made-history.js';
import { plainModel, row, sampleAt } from './made-sample.js';

/** A copy has nothing that it could be updated from: the model after it is rebuilt. */
function rebuilt(before: Model | undefined, sample: Sample): Model {
  return nextModel(before && { ...before }, sample);
}

test('updated equals rebuilt, whatever happened', (t) => {
  fc.assert(
    fc.property(anyHistory, (samples) => {
      let updated: Model | undefined;
      let reference: Model | undefined;
      for (const sample of samples) {
        const [one, other] = [nextModel(updated, sample), rebuilt(reference, sample)];
        t.deepEqual(plainModel(one), plainModel(other));
        t.deepEqual(sharedWith(updated, one), sharedWith(reference, other));
        if (updated) t.deepEqual(processChanges(updated, one), differences(updated, one));
        [updated, reference] = [one, other];
      }
    }),
    { numRuns: 1500 },
  );
});

function differences(before: Model, model: Model) {
  const formers = new Set(before.processes.list);
  return {
    made: model.processes.list.filter((process) => !formers.has(process)),
    removed: before.processes.list.filter(({ key }) => !model.processes.has(key)),
  };
}

/** Which objects are those of the model before. */
function sharedWith(before: Model | undefined, { processes, tree }: Model) {
  return {
    isSameTree: tree === before?.tree,
    isSameList: processes === before?.processes,
    same: processes.list
      .filter((one) => one === before?.processes.get(one.key))
      .map(({ key }) => key),
  };
}

test('of one model several may be made, and none changes another', (t) => {
  fc.assert(
    fc.property(anyHistory, anyHistory, (samples, others) => {
      const [first, ...later] = samples;
      if (!first) return;
      const start = nextModel(undefined, first);
      const models = [start];
      for (const sample of later) models.push(nextModel(models.at(-1), sample));
      const copy = structuredClone(models.map(plainModel));
      let branch = models[Math.floor(models.length / 2)];
      for (const sample of others) branch = nextModel(branch, sample);
      t.deepEqual(models.map(plainModel), copy);
    }),
  );
});

test('the models before are not kept in memory by the newest', async (t) => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const { newest, formers } = longChain();
  // What a WeakRef was made of in this turn stays until its end.
  await new Promise(setImmediate);
  collect();
  t.is(newest.processes.size, 2);
  t.deepEqual(
    formers.filter((former) => former.deref() !== undefined),
    [],
  );
});

function longChain() {
  let newest = nextModel(undefined, sampleAt(1000, [row({ pid: 1 }), row({ pid: 2 })]));
  const formers: WeakRef<Model>[] = [];
  for (let second = 2; second < 30; second++) {
    formers.push(new WeakRef(newest));
    const rows = [row({ pid: 1 }), row({ pid: 2, userTicks: second })];
    newest = nextModel(newest, sampleAt(second * 1000, rows));
  }
  return { newest, formers };
}
