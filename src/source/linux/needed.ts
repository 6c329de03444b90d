import type { Need } from '../../sample/demand.js';
import type { ProcessTable } from './process-table.js';
import type { TrackedProcess } from './tracked-process.js';

/** The processes of the table that are named. */
export function needed(table: ProcessTable, need: Need): readonly TrackedProcess[] {
  if (need === 'all') return table.rows;
  const found: TrackedProcess[] = [];
  for (const { pid, startTicks } of need) {
    const tracked = table.byPid.get(pid);
    if (tracked !== undefined && tracked.sample.startTicks === startTicks) found.push(tracked);
  }
  return found;
}
