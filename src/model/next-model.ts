import type { Sample } from '../sample/sample.js';
import { census } from './census.js';
import { detailRates } from './detail-rates.js';
import { deviceRates } from './device-rates.js';
import { formerLives } from './former-lives.js';
import { hostRates } from './host-rates.js';
import { lifeEvents } from './life-events.js';
import { livingParents, livingProcesses } from './living.js';
import type { Model } from './model.js';
import { inPidOrder } from './pid-order.js';
import { sameList } from './process-list.js';
import { nextTombstones, withTombstones } from './tombstones.js';
import { nextTree } from './tree.js';

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
  const rows = inPidOrder(sample.processes);
  const lives = formerLives(before?.processes.list ?? [], rows);
  yield;
  const parents = livingParents(before, rows, lives);
  yield;
  const living = livingProcesses(before, sample, { rows, lives, parents });
  yield;
  const tombstones = nextTombstones(lives.missing, sample.monotonicMs);
  const processes = sameList(before?.processes, withTombstones(living, tombstones));
  yield;
  const tree = nextTree(before, processes);
  yield;
  return {
    sample,
    processes,
    tree,
    ...census(processes.values()),
    host: hostRates(before?.sample, sample),
    detailRates: detailRates(before?.sample, sample),
    devices: deviceRates(before?.sample, sample),
    lifeEvents: before ? lifeEvents(living, lives.formers, lives.missing, sample.takenAtMs) : [],
  };
}
