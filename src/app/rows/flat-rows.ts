import { sorted } from '../../columns/order.js';
import { childProcesses, subtreeOf } from '../../model/child-processes.js';
import type { Model } from '../../model/model.js';
import type { Process } from '../../model/process.js';
import type { TableShow } from '../table/table-show.js';
import { noGuide } from './guides.js';
import { type Kept, shownThreads } from './kept-processes.js';
import { type FormerRow, rowLike } from './row-reuse.js';
import type { RowOrder, VisibleRow } from './visible-row.js';

/** The rows of the flat list: processes, and their threads where those are shown, in one order. */
export function flatRows(
  model: Model,
  { sort, show }: RowOrder,
  kept: Kept | undefined,
  formerRow: FormerRow,
): VisibleRow[] {
  const all = branchOf(model, show);
  const shown = kept ? all.filter(({ key }) => kept.matches.has(key)) : all;
  const owners = show.hasThreads ? ownersOf(all, show, kept) : none;
  const isByPid = owners.size === 0 && show.subtree === undefined;
  const processes = isByPid ? shown : [...shown, ...owners.keys()].sort(byPid);
  return sorted(processes, model, sort).map((process) => {
    const owner = owners.size === 0 ? undefined : owners.get(process);
    return flatRow(process, owner, formerRow(process));
  });
}

export function flatRow(process: Process, owner?: Process, former?: VisibleRow): VisibleRow {
  const place = { owner, depth: 0, hasNextSibling: noGuide };
  return rowLike(former, process, place, { hasChildren: false, isContext: false });
}

function byPid(one: Process, other: Process): number {
  return one.sample.pid - other.sample.pid;
}

const none: ReadonlyMap<Process, Process> = new Map();

/** Of the threads that are rows the processes whose they are. */
function ownersOf(
  all: readonly Process[],
  show: TableShow,
  kept: Kept | undefined,
): ReadonlyMap<Process, Process> {
  const owners = new Map<Process, Process>();
  for (const owner of all) {
    if (kept && !kept.passing.has(owner.key)) continue;
    for (const thread of shownThreads(owner, show)) owners.set(thread, owner);
  }
  return owners;
}

function branchOf(model: Model, { subtree }: TableShow): readonly Process[] {
  const { processes } = model;
  const top = subtree === undefined ? undefined : processes.get(subtree);
  return top ? subtreeOf(top, childProcesses(model)) : processes.list;
}
