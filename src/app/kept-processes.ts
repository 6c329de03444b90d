import type { Filter } from '../columns/filter.js';
import type { Model } from '../model/model.js';
import type { ProcessKey } from '../model/process.js';
import type { TableShow } from './table-show.js';

export type Kept = {
  readonly matches: ReadonlySet<ProcessKey>;
  /** The matches and what is above them. */
  readonly all: ReadonlySet<ProcessKey>;
};

/** What the filter, and what is not to be shown, leaves; undefined where all is. */
export function keptProcesses(
  model: Model,
  filter: Filter | undefined,
  show: TableShow,
): Kept | undefined {
  const wanted = shownFilter(filter, show);
  return wanted && matchesAndAncestors(model, wanted);
}

/** All that narrows the table as one: each of them is to hold. */
export function shownFilter(filter: Filter | undefined, show: TableShow): Filter | undefined {
  const filters: Filter[] = show.hasKernelThreads ? [] : [(process) => !process.isKernelThread];
  if (filter) filters.push(filter);
  if (show.textFilter) filters.push(show.textFilter.filter);
  if (filters.length < 2) return filters[0];
  return (process, model) => filters.every((one) => one(process, model));
}

function matchesAndAncestors(model: Model, filter: Filter): Kept {
  const matches = new Set<ProcessKey>();
  const all = new Set<ProcessKey>();
  for (const process of model.processes.values()) {
    if (!filter(process, model)) continue;
    matches.add(process.key);
    let key: ProcessKey | undefined = process.key;
    while (key !== undefined && !all.has(key)) {
      all.add(key);
      key = model.processes.get(key)?.parentKey;
    }
  }
  return { matches, all };
}
