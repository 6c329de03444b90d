import type { ExecutionContext } from 'ava';
import type { Model } from '../../src/model/model.js';
import { nextModel } from '../../src/model/next-model.js';
import { linuxSource } from '../../src/source/linux/linux-source.js';

const factsDeadlineMs = 2000;

/** Looks at a real /proc: each call gives the model of the next sample, with every fact known. */
export function liveModels(t: Pick<ExecutionContext, 'teardown'>, procRoot?: string) {
  const source = linuxSource(procRoot === undefined ? {} : { procRoot });
  t.teardown(source.close);
  const demand = { status: 'all', cmdline: 'all' } as const;
  let model: Model | undefined;
  return async (): Promise<Model> => {
    const sample = await source.next(demand);
    if (!sample) throw new Error('a live source has no end');
    await source.factsSettled(factsDeadlineMs);
    model = nextModel(model, sample);
    return model;
  };
}
