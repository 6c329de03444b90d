import type { ProcessSample } from '../sample/process-sample.js';
import type { Footing } from './population.js';
import type { Process } from './process.js';
import type { RowMoves } from './row-moves.js';

/** Which rows are to be looked at, and what is known of all. */
export type RowTasks = {
  /** By row: the process before. */
  readonly formers: readonly (Process | undefined)[];
  /** Indexes of rows, ascending: of all others the process is the same as before. */
  readonly open: readonly number[];
  /** Pids whose holder is another than before: who names one as its parent may have another. */
  readonly touchedPids: ReadonlySet<number>;
};

export function rowTasks(
  footing: Footing,
  rows: readonly ProcessSample[],
  moves: RowMoves,
): RowTasks {
  const { living, unsettled } = footing;
  return moves.born.length === 0 && moves.gone.length === 0
    ? { formers: living, open: union(moves.changed, unsettled), touchedPids: none }
    : shiftedTasks(footing, rows, moves);
}

const none: ReadonlySet<number> = new Set();

function union(some: readonly number[], others: readonly number[]): readonly number[] {
  if (some.length === 0) return others;
  const all: number[] = [];
  let next = 0;
  for (const index of some) {
    for (; (others[next] ?? index) < index; next++) all.push(others[next] ?? index);
    if (others[next] === index) next += 1;
    all.push(index);
  }
  return all.concat(others.slice(next));
}

/** The same where some came or went, so that the indexes of before are no longer those of now. */
function shiftedTasks(footing: Footing, rows: readonly ProcessSample[], moves: RowMoves): RowTasks {
  const touchedPids = pidsOf(footing, rows, moves);
  const formers: (Process | undefined)[] = [];
  const open: number[] = [];
  const [changed, born, gone, unsettled] = [
    cursor(moves.changed),
    cursor(moves.born),
    cursor(moves.gone),
    cursor(footing.unsettled),
  ];
  let before = 0;
  rows.forEach((row, index) => {
    if (born(index)) {
      formers.push(undefined);
      open.push(index);
      return;
    }
    while (gone(before)) before += 1;
    const isOpen = unsettled(before);
    if (changed(index) || isOpen || touchedPids.has(row.ppid)) open.push(index);
    formers.push(footing.living[before]);
    before += 1;
  });
  return { formers, open, touchedPids };
}

function pidsOf(
  { rows: rowsBefore }: Footing,
  rows: readonly ProcessSample[],
  { born, gone }: RowMoves,
): ReadonlySet<number> {
  const pids = new Set<number>();
  for (const index of born) pids.add(rows[index]?.pid ?? 0);
  for (const index of gone) pids.add(rowsBefore[index]?.pid ?? 0);
  return pids;
}

/** Whether an index is in an ascending list, asked for ascending indexes. */
function cursor(indexes: readonly number[]): (index: number) => boolean {
  let next = 0;
  return (index) => {
    while ((indexes[next] ?? index) < index) next += 1;
    return indexes[next] === index;
  };
}
