import type { ProcessSample } from '../sample/process-sample.js';
import type { Census } from './census.js';
import type { LifeEvent } from './life-event.js';
import type { Model, Tree } from './model.js';
import type { Process } from './process.js';
import type { ProcessChanges } from './process-changes.js';
import type { ProcessList } from './process-list.js';

/** What a sample says of the processes. */
export type Population = {
  readonly processes: ProcessList;
  readonly tree: Tree;
  readonly census: Census;
  readonly lifeEvents: readonly LifeEvent[];
  readonly footing: Footing;
};

/**
 * What the next population is updated from. Never changed, so that of one model several may be made; and
 * nothing in it leads to a model before, or all of them would stay in memory.
 */
export type Footing = {
  /** Tells this footing from all others. */
  readonly mark: object;
  /** By pid ascending. */
  readonly rows: readonly ProcessSample[];
  /** The processes of the rows, at the same index. */
  readonly living: readonly Process[];
  readonly tombstones: readonly Process[];
  /** Indexes of those that become others even if their rows stay the same. Ascending. */
  readonly unsettled: readonly number[];
  /** What was cut out of the tree once is to be looked at as a whole whenever somebody moves. */
  readonly mayHaveCycles: boolean;
  /** What is other than in the model that it was updated from; undefined where all was rebuilt. */
  readonly since: { readonly mark: object; readonly changes: ProcessChanges } | undefined;
};

const footings = new WeakMap<Model, Footing>();

export function keepFooting(model: Model, footing: Footing): Model {
  footings.set(model, footing);
  return model;
}

/** Undefined of a model that was not made by `nextModel`, such as a copy. */
export function footingOf(model: Model): Footing | undefined {
  return footings.get(model);
}
