import type { ProcessSample } from '../sample/process-sample.js';
import { isSameIdentity } from './identity.js';

/** How the rows of a sample differ from those before; all by pid ascending. */
export type RowMoves = {
  /** Indexes among the rows now: other objects of the same process. */
  readonly changed: readonly number[];
  readonly born: readonly number[];
  /** Indexes among the rows before. */
  readonly gone: readonly number[];
};

/**
 * Compares rows with those before, which are by pid ascending: of what did not change a pointer is looked at
 * and nothing else. Undefined where these are not in order.
 */
export function rowMoves(
  formers: readonly ProcessSample[],
  rows: readonly ProcessSample[],
): RowMoves | undefined {
  const moves = { changed: [] as number[], born: [] as number[], gone: [] as number[] };
  if (formers === rows) return moves;
  let next = 0;
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    if (row !== formers[next]) {
      if (!row || !isBetween(row, rows[index - 1], rows[index + 1])) return undefined;
      next = passed(formers, next, row.pid, moves.gone);
      const former = formers[next];
      if (former === undefined || former.pid !== row.pid) {
        moves.born.push(index);
        continue;
      }
      if (!isSameIdentity(former, row)) {
        moves.born.push(index);
        moves.gone.push(next);
      } else if (former !== row) moves.changed.push(index);
    }
    next += 1;
  }
  for (; next < formers.length; next++) moves.gone.push(next);
  return moves;
}

/** Those that are the same objects as before stand in the order of before. */
function isBetween(
  row: ProcessSample,
  previous: ProcessSample | undefined,
  next: ProcessSample | undefined,
): boolean {
  return (
    (previous === undefined || previous.pid < row.pid) && (next === undefined || row.pid < next.pid)
  );
}

function passed(
  formers: readonly ProcessSample[],
  from: number,
  pid: number,
  gone: number[],
): number {
  let next = from;
  for (; (formers[next]?.pid ?? pid) < pid; next++) gone.push(next);
  return next;
}
