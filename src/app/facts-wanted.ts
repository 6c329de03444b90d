import { factsNeeded } from '../columns/needs.js';
import { columnsThatFit } from '../columns/screen-columns.js';
import { childProcesses, subtreeOf } from '../model/child-processes.js';
import type { FactDemand, Need } from '../sample/demand.js';
import type { ProcessSample } from '../sample/process-sample.js';
import type { RowFact } from '../sample/row-facts.js';
import { rowsNearScreen } from './rows/near-screen.js';
import { activeSort, type State } from './state.js';

/**
 * The facts that cost a file for each process: of those that are near the screen where a column shows them, of all
 * where the order or a filter rests on them. Undefined: nobody looks at any.
 */
export function factsWanted(state: State): FactDemand | undefined {
  const ofAll = factsOfAll(state);
  const shown = factsShown(state);
  if (ofAll.size === 0 && shown.size === 0) return undefined;
  const near = shown.size > 0 && state.model ? summedNearScreen(state) : 'all';
  const wanted = new Map<RowFact, Need>([...shown].map((fact) => [fact, near]));
  for (const fact of ofAll) wanted.set(fact, 'all');
  return Object.fromEntries(wanted);
}

/** Whether something is wanted that was not before: a column that was added should not stay empty for an interval. */
export function areMoreFactsWanted(before: State, state: State): boolean {
  const isSame =
    before.columns === state.columns &&
    before.size === state.size &&
    activeSort(before) === activeSort(state) &&
    before.show.textFilter === state.show.textFilter;
  if (isSame) return false;
  const former = factsWanted(before) ?? {};
  const now = Object.entries(factsWanted(state) ?? {});
  return now.some(([fact, need]) => {
    const formerNeed = former[fact as RowFact];
    return formerNeed === undefined || (need === 'all' && formerNeed !== 'all');
  });
}

function factsShown({ columns, size }: State): ReadonlySet<RowFact> {
  return factsNeeded(columnsThatFit(columns, size.width));
}

function factsOfAll(state: State): ReadonlySet<RowFact> {
  const { show, filterColumns } = state;
  return factsNeeded([
    activeSort(state).column,
    ...filterColumns,
    ...(show.textFilter?.columns ?? []),
  ]);
}

/** Of a folded row all that it sums. */
function summedNearScreen(state: State): readonly ProcessSample[] {
  const { model } = state;
  const processes = rowsNearScreen(state).flatMap(({ process, owner, isFolded }) => {
    if (!model || !isFolded) return owner ?? process;
    return subtreeOf(process, childProcesses(model));
  });
  return [...new Set(processes)].map(({ sample }) => sample);
}
