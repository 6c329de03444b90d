import type { Filter } from '../../columns/filter.js';
import { hasSameConstants } from '../../columns/same-constants.js';
import type { Model } from '../../model/model.js';
import type { Process, ProcessKey } from '../../model/process.js';
import type { TableShow } from '../table/table-show.js';
import type { ModelChanges } from './model-changes.js';

export type Kept = {
  readonly matches: ReadonlySet<ProcessKey>;
  /** Those that pass but for their state: a thread of theirs may be in another. */
  readonly passing: ReadonlySet<ProcessKey>;
  /** The matches, what has a thread that is one, and what is above them. */
  readonly all: ReadonlySet<ProcessKey>;
};

/** A model of before, and what changed since. */
export type Since = { readonly model: Model; readonly changes: ModelChanges };

type Narrowing = {
  readonly filter: Filter | undefined;
  readonly show: TableShow;
  readonly kept: Kept | undefined;
};

/** The rows ask, and what unfolds the matches, and the next model: thousands are looked through once. */
const lastNarrowing = new WeakMap<Model, Narrowing>();

/** What the filter, and what is not to be shown, leaves; undefined where all is. */
export function keptProcesses(
  model: Model,
  filter: Filter | undefined,
  show: TableShow,
  since?: Since,
): Kept | undefined {
  if (!isNarrowed(filter, show)) return undefined;
  const last = lastNarrowing.get(model);
  if (last && isSameNarrowing(last, filter, show)) return last.kept;
  const before = since && lastNarrowing.get(since.model);
  const kept =
    since && before && isSameNarrowing(before, filter, show) && isCarriedOver(since, model, before)
      ? keptAfter(before, since, model)
      : keptOf(model, show, passingFilter(filter, show, model));
  lastNarrowing.set(model, { filter, show, kept });
  return kept;
}

/** Whether anything may keep a process from the table, but for a subtree. */
export function isNarrowed(filter: Filter | undefined, show: TableShow): boolean {
  const { classes, hasKernelThreads, uid, textFilter } = show;
  return [classes, filter, uid, textFilter].some((one) => one !== undefined) || !hasKernelThreads;
}

function isOfShownClass({ state }: Process, { classes }: TableShow): boolean {
  return classes === undefined || classes.has(state);
}

/** Its threads that are rows, where threads are shown at all. */
export function shownThreads({ threads }: Process, show: TableShow): readonly Process[] {
  if (!show.hasThreads || !threads) return none;
  return show.classes ? threads.filter((thread) => isOfShownClass(thread, show)) : threads;
}

const none: readonly Process[] = [];

/** Whether what keeps a process from the table is asked of that process alone. */
export function restOnProcess(filter: Filter | undefined, { textFilter }: TableShow): boolean {
  const filters = [filter, textFilter?.filter];
  return filters.every((one) => one === undefined || one.restsOnProcess);
}

type IsPassing = (process: Process) => boolean;

/** All that narrows the table to some processes as one, but for their state: each of them is to hold. */
function passingFilter(filter: Filter | undefined, show: TableShow, model: Model): IsPassing {
  const { uid, textFilter, hasKernelThreads } = show;
  const typed = textFilter?.filter;
  return (process) =>
    (hasKernelThreads || !process.isKernelThread) &&
    (uid === undefined || process.sample.status?.uids[1] === uid) &&
    (!filter || filter(process, model)) &&
    (!typed || typed(process, model));
}

function isSameNarrowing(one: Narrowing, filter: Filter | undefined, show: TableShow): boolean {
  return (
    one.filter === filter &&
    one.show.textFilter === show.textFilter &&
    one.show.uid === show.uid &&
    one.show.classes === show.classes &&
    one.show.hasKernelThreads === show.hasKernelThreads &&
    one.show.hasThreads === show.hasThreads
  );
}

/** Whether those that did not change themselves pass as they did. */
function isCarriedOver(since: Since, { sample }: Model, { filter, show }: Narrowing): boolean {
  return restOnProcess(filter, show) && hasSameConstants(since.model.sample, sample);
}

/** Only those that changed are looked at; the very same where they pass as they did. */
function keptAfter(
  { kept, filter, show }: Narrowing,
  { model: before, changes }: Since,
  model: Model,
): Kept | undefined {
  const isPassing = passingFilter(filter, show, model);
  const wasPassing = (key: ProcessKey) => kept === undefined || kept.passing.has(key);
  const now = new Map<ProcessKey, boolean>();
  let isSame = before.tree === model.tree && changes.born.length + changes.gone.length === 0;
  for (const { former, process } of changes.changed) {
    const passes = isPassing(process);
    now.set(process.key, passes);
    isSame &&= passes === wasPassing(process.key) && isShownAlike(former, process, show);
  }
  if (isSame) return kept;
  for (const process of changes.born) now.set(process.key, isPassing(process));
  return keptOf(model, show, ({ key }) => now.get(key) ?? wasPassing(key));
}

function isShownAlike(former: Process, process: Process, show: TableShow): boolean {
  return (
    isOfShownClass(former, show) === isOfShownClass(process, show) &&
    shownThreads(former, show).length > 0 === shownThreads(process, show).length > 0
  );
}

function keptOf(model: Model, show: TableShow, isPassing: IsPassing): Kept | undefined {
  const passing: Process[] = [];
  for (const process of model.processes.list) if (isPassing(process)) passing.push(process);
  if (passing.length === model.processes.size && !show.classes) return undefined;
  const all = new Set<ProcessKey>();
  const matches = new Set<ProcessKey>();
  for (const process of passing) {
    const isMatch = isOfShownClass(process, show);
    if (isMatch) matches.add(process.key);
    if (isMatch || shownThreads(process, show).length > 0) addWithAncestors(all, process, model);
  }
  return { matches, passing: show.classes ? new Set(passing.map(({ key }) => key)) : matches, all };
}

function addWithAncestors(all: Set<ProcessKey>, process: Process, model: Model): void {
  all.add(process.key);
  let key = process.parentKey;
  while (key !== undefined && !all.has(key)) {
    all.add(key);
    key = model.processes.get(key)?.parentKey;
  }
}
