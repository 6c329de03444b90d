import type { Need } from '../../sample/demand.js';
import type { ProcessIdentity } from '../../sample/process-sample.js';
import type { ProcessTable } from './process-table.js';
import type { TrackedProcess } from './tracked-process.js';

/** The processes of the table that are named. */
export function needed(table: ProcessTable, need: Need): readonly TrackedProcess[] {
  if (need === 'all') return table.rows;
  if (table.named?.need === need) return table.named.found;
  const found = foundIn(table, need);
  table.named = { need, found };
  return found;
}

function foundIn(table: ProcessTable, need: readonly ProcessIdentity[]): readonly TrackedProcess[] {
  const found: TrackedProcess[] = [];
  for (const { pid, startTicks } of need) {
    const tracked = table.byPid.get(pid);
    if (tracked !== undefined && tracked.sample.startTicks === startTicks) found.push(tracked);
  }
  return found;
}
