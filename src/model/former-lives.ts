import type { ProcessSample } from '../sample/process-sample.js';
import { isSameIdentity } from './identity.js';
import type { Process } from './process.js';

export type FormerLives = {
  /** For each row what was known of it, at the same index; a tombstone where it comes back. Empty at the start. */
  readonly formers: readonly (Process | undefined)[];
  /** Those without a row now, tombstones among them. By pid ascending. */
  readonly missing: readonly Process[];
};

/**
 * Finds each row among those known before. Both lists are in pid order and are walked side by
 * side, so that no key has to be made for a process that was there already.
 */
export function formerLives(
  known: readonly Process[],
  rows: readonly ProcessSample[],
): FormerLives {
  if (known.length === 0) return { formers: [], missing: [] };
  const formers: (Process | undefined)[] = [];
  const missing: Process[] = [];
  let next = 0;
  for (const row of rows) {
    let former: Process | undefined;
    let candidate = known[next];
    while (candidate !== undefined && candidate.sample.pid <= row.pid) {
      if (isSameIdentity(candidate.sample, row)) former = candidate;
      else missing.push(candidate);
      next += 1;
      candidate = known[next];
    }
    formers.push(former);
  }
  return { formers, missing: missing.concat(known.slice(next)) };
}
