import type { Sample } from '../sample/sample.js';
import { detailRates } from './detail-rates.js';
import { deviceRates } from './device-rates.js';
import { hostRates } from './host-rates.js';
import type { Model } from './model.js';
import { keepFooting } from './population.js';
import { rebuiltPopulation } from './rebuilt-population.js';
import { updatedPopulation } from './updated-population.js';

/**
 * What a sample means, given what the samples before it meant. It starts afresh, without rates and
 * memory, after another boot and where time has not moved on (a step back in a recording).
 */
export function nextModel(before: Model | undefined, sample: Sample): Model {
  const steps = nextModelSteps(before, sample);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in steps: of ten thousand processes all at once takes longer than a key should wait. */
export function nextModelSteps(
  before: Model | undefined,
  sample: Sample,
): Generator<undefined, Model> {
  return before !== undefined && isContinuedBy(before.sample, sample)
    ? modelAfter(before, sample)
    : modelAfter(undefined, sample);
}

function isContinuedBy(before: Sample, sample: Sample): boolean {
  return before.boot.id === sample.boot.id && sample.monotonicMs > before.monotonicMs;
}

function* modelAfter(before: Model | undefined, sample: Sample): Generator<undefined, Model> {
  const updated = before && (yield* updatedPopulation(before, sample));
  const { footing, processes, tree, census, lifeEvents } =
    updated ?? (yield* rebuiltPopulation(before, sample));
  const model: Model = {
    sample,
    processes,
    tree,
    classCounts: census.classCounts,
    threadCount: census.threadCount,
    host: hostRates(before?.sample, sample),
    detailRates: detailRates(before?.sample, sample),
    devices: deviceRates(before?.sample, sample),
    lifeEvents,
  };
  return keepFooting(model, footing);
}
