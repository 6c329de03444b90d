import type { Sample } from '../sample/sample.js';
import { census } from './census.js';
import { formerLives } from './former-lives.js';
import { parentBefore } from './former-parent.js';
import { lifeEvents, type ProcessChange } from './life-events.js';
import { livingProcesses } from './living.js';
import { lookAt } from './look.js';
import type { Model } from './model.js';
import { isSettled } from './next-process.js';
import { parentsOf } from './parents.js';
import { inPidOrder } from './pid-order.js';
import type { Population } from './population.js';
import type { Process } from './process.js';
import { sameList } from './process-list.js';
import { nextTombstones, withTombstones } from './tombstones.js';
import { nextTree } from './tree.js';

/** The processes of a sample, made anew of all rows and of all that was known of them before. */
export function* rebuiltPopulation(
  before: Model | undefined,
  sample: Sample,
): Generator<undefined, Population> {
  const rows = inPidOrder(sample.processes);
  const lives = formerLives(before?.processes.list ?? [], rows);
  const { formers, missing } = lives;
  yield;
  const kept = (index: number) => parentBefore(before, formers[index]);
  const { parents, mayHaveCycles } = parentsOf(rows, kept);
  yield;
  const living = livingProcesses(before, lookAt(sample, before), { rows, lives, parents });
  yield;
  const buried = nextTombstones(missing, sample.monotonicMs);
  const { processes, tombstones } = withTombstones(living, buried);
  const shared = sameList(before?.processes, processes);
  yield;
  const tree = nextTree(before, shared);
  yield;
  return {
    processes: shared,
    tree,
    census: census(shared.list),
    lifeEvents: before ? lifeEvents(changesOf(living, formers), missing, sample.takenAtMs) : [],
    footing: {
      mark: {},
      rows,
      living,
      tombstones,
      unsettled: unsettledOf(living, formers),
      mayHaveCycles,
      since: undefined,
    },
  };
}

function changesOf(
  living: readonly Process[],
  formers: readonly (Process | undefined)[],
): readonly ProcessChange[] {
  return living.map((process, index) => ({ process, former: formers[index] }));
}

function unsettledOf(
  living: readonly Process[],
  formers: readonly (Process | undefined)[],
): readonly number[] {
  const unsettled: number[] = [];
  living.forEach((process, index) => {
    if (!isSettled(process, formers[index])) unsettled.push(index);
  });
  return unsettled;
}
