import type { Filter } from '../columns/filter.js';
import type { Model } from '../model/model.js';
import type { Process, ProcessKey } from '../model/process.js';
import type { TableShow } from './table-show.js';

export type Kept = {
  readonly matches: ReadonlySet<ProcessKey>;
  /** Those that pass but for their state: a thread of theirs may be in another. */
  readonly passing: ReadonlySet<ProcessKey>;
  /** The matches, what has a thread that is one, and what is above them. */
  readonly all: ReadonlySet<ProcessKey>;
};

/** What the filter, and what is not to be shown, leaves; undefined where all is. */
export function keptProcesses(
  model: Model,
  filter: Filter | undefined,
  show: TableShow,
): Kept | undefined {
  if (!isNarrowed(filter, show)) return undefined;
  const matches = new Set<ProcessKey>();
  const passing = new Set<ProcessKey>();
  const all = new Set<ProcessKey>();
  const isPassing = shownFilter(filter, show);
  for (const process of model.processes.values()) {
    if (isPassing && !isPassing(process, model)) continue;
    passing.add(process.key);
    const isMatch = isOfShownClass(process, show);
    if (isMatch) matches.add(process.key);
    if (isMatch || shownThreads(process, show).length > 0) addWithAncestors(all, process, model);
  }
  return { matches, passing, all };
}

/** Whether anything may keep a process from the table, but for a subtree. */
export function isNarrowed(filter: Filter | undefined, show: TableShow): boolean {
  return show.classes !== undefined || shownFilter(filter, show) !== undefined;
}

/** All that narrows the table to some processes as one, but for their state: each of them is to hold. */
export function shownFilter(filter: Filter | undefined, show: TableShow): Filter | undefined {
  const { uid, textFilter } = show;
  const filters: Filter[] = show.hasKernelThreads ? [] : [(process) => !process.isKernelThread];
  if (filter) filters.push(filter);
  if (uid !== undefined) filters.push(({ sample }) => sample.status?.uids[1] === uid);
  if (textFilter) filters.push(textFilter.filter);
  if (filters.length < 2) return filters[0];
  return (process, model) => filters.every((one) => one(process, model));
}

export function isOfShownClass({ state }: Process, { classes }: TableShow): boolean {
  return classes === undefined || classes.has(state);
}

/** Its threads that are rows, where threads are shown at all. */
export function shownThreads({ threads }: Process, show: TableShow): readonly Process[] {
  if (!show.hasThreads || !threads) return none;
  return show.classes ? threads.filter((thread) => isOfShownClass(thread, show)) : threads;
}

const none: readonly Process[] = [];

function addWithAncestors(all: Set<ProcessKey>, process: Process, model: Model): void {
  let key: ProcessKey | undefined = process.key;
  while (key !== undefined && !all.has(key)) {
    all.add(key);
    key = model.processes.get(key)?.parentKey;
  }
}
