import type { Model } from './model.js';
import { footingOf } from './population.js';
import type { Process } from './process.js';
import type { ProcessList } from './process-list.js';

/** What of the processes is other in one model than in another. By pid ascending. */
export type ProcessChanges = {
  /** Objects that the other has not: born, moved in any way, gone (now tombstones). */
  readonly made: readonly Process[];
  /** Objects of the other whose key is not there any more. */
  readonly removed: readonly Process[];
};

/**
 * Any two models may be compared, such as the one shown last and the newest. Of two that follow one another it
 * is known; else a look at each pointer is needed.
 */
export function processChanges(before: Model, model: Model): ProcessChanges {
  if (before.processes === model.processes) return nothing;
  const since = footingOf(model)?.since;
  if (since && since.mark === footingOf(before)?.mark) return since.changes;
  return changesBetween(before.processes, model.processes);
}

const nothing: ProcessChanges = { made: [], removed: [] };

function changesBetween(before: ProcessList, now: ProcessList): ProcessChanges {
  const made: Process[] = [];
  const removed: Process[] = [];
  const formers = before.list;
  let next = 0;
  for (const process of now.list) {
    let former = formers[next];
    while (former !== undefined && former !== process && isPassed(former, process, now)) {
      if (!now.has(former.key)) removed.push(former);
      next += 1;
      former = formers[next];
    }
    if (former !== process && before.get(process.key) !== process) made.push(process);
    if (former?.key === process.key) next += 1;
  }
  const left = formers.slice(next).filter(({ key }) => !now.has(key));
  return { made, removed: removed.concat(left) };
}

/** Whether none of those now, from this one on, is that former. */
function isPassed(former: Process, process: Process, now: ProcessList): boolean {
  const [formerPid, pid] = [former.sample.pid, process.sample.pid];
  return formerPid < pid || (formerPid === pid && !now.has(former.key));
}
