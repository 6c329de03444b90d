import type { State } from '../../app/state.js';
import type { TableShow } from '../../app/table/table-show.js';
import { type StateClass, stateClasses } from '../../model/process.js';
import { tombstoneMs } from '../../model/tombstones.js';
import { formatCount } from '../../text/format-count.js';
import type { FrameRow, Span, StyleName } from '../frame.js';
import { sameAgain } from '../same-again.js';
import { clickable, fitRow, span, widthOf } from '../spans.js';

/** Processes in these are worth a look: marked by `!` as well as by colour. */
const alarming: ReadonlySet<StateClass> = new Set(['D', 'Z']);

const leftOutFirst: readonly StateClass[] = ['X', 'S', 'R', 'T', 'Z', 'D'];

export const classStyle: Readonly<Record<StateClass, StyleName>> = {
  R: 'stateR',
  S: 'stateS',
  D: 'stateD',
  T: 'stateT',
  Z: 'stateZ',
  X: 'stateX',
};

type Counts = Readonly<Record<StateClass, number>>;

/** How many there are, and which of them the table shows; all of them where that is undefined. */
type Counted = { readonly counts: Counts | undefined; readonly shown: TableShow['classes'] };

/**
 * How many processes are in each class; where there is no room for all, those with none are left out first.
 * Each has a place that a larger count does not move.
 */
export function classRow({ model, show }: State, width: number): FrameRow {
  return rowOf(model && countsOf(model.classCounts), show.classes, width);
}

function countsOf({ R, S, D, T, Z, X }: Counts): Counts {
  return sameCounts(R, S, D, T, Z, X);
}

const sameCounts = sameAgain(
  (R: number, S: number, D: number, T: number, Z: number, X: number): Counts => {
    return { R, S, D, T, Z, X };
  },
);

const rowOf = sameAgain(
  (counts: Counts | undefined, shown: TableShow['classes'], width: number): FrameRow => {
    const row = [span(' '), ...cellsInPlace({ counts, shown }, width)];
    const remark = span(` in the last ${tombstoneMs / 1000} s`, 'dim');
    const isRemarked = width >= widthForPlaces && widthOf([...row, remark]) <= width;
    return fitRow(isRemarked ? [...row, remark] : row, width);
  },
);

/** Cells for usual counts and their mark: on a wide screen, on a narrow one. What is more moves the rest. */
const places: Readonly<Record<StateClass, readonly [number, number]>> = {
  R: [7, 4],
  S: [8, 7],
  D: [9, 6],
  T: [7, 4],
  Z: [9, 6],
  X: [5, 4],
};
const widthForPlaces = 72;
const widthForGaps = 100;

function cellsInPlace(counted: Counted, width: number): FrameRow {
  const isWide = width >= widthForPlaces;
  const classes = classesThatFit(counted, width);
  const gap = width >= widthForGaps ? 4 : isWide ? 2 : 1;
  const inPlace = joined(
    classes.map((one) => filledUp(clickableCount(counted, one), places[one][isWide ? 0 : 1])),
    gap,
  );
  if (widthOf(inPlace) < width) return inPlace;
  return joined(
    classes.map((one) => clickableCount(counted, one)),
    1,
  );
}

function clickableCount(counted: Counted, one: StateClass): FrameRow {
  return clickable(count(counted, one), { type: 'toggleClass', class: one });
}

function filledUp(cell: readonly Span[], width: number): readonly Span[] {
  const missing = width - widthOf(cell);
  return missing > 0 ? [...cell, span(' '.repeat(missing))] : cell;
}

function joined(cells: readonly (readonly Span[])[], gap: number): FrameRow {
  return cells.flatMap((cell, at) => (at === 0 ? cell : [span(' '.repeat(gap)), ...cell]));
}

/** Whole counts only: what is left of one that is cut would be another number. */
function classesThatFit(counted: Counted, width: number): readonly StateClass[] {
  const isEmpty = (one: StateClass) => counted.counts?.[one] === 0;
  const widthOfAll = (some: readonly StateClass[]) =>
    some.reduce((sum, one) => sum + 1 + widthOf(count(counted, one)), 0);
  let kept = stateClasses;
  for (const one of [
    ...leftOutFirst.filter(isEmpty),
    ...leftOutFirst.filter((each) => !isEmpty(each)),
  ]) {
    if (widthOfAll(kept) <= width) break;
    kept = kept.filter((each) => each !== one);
  }
  return kept;
}

/** In brackets where only some classes are shown, and this is one of them. */
function count(counted: Counted, one: StateClass): readonly Span[] {
  const { shown } = counted;
  if (!shown?.has(one)) return bareCount(counted, one, shown !== undefined);
  return [span('[', 'note'), ...bareCount(counted, one, false), span(']', 'note')];
}

function bareCount({ counts }: Counted, one: StateClass, isHidden: boolean): readonly Span[] {
  if (!counts) return [span(one, classStyle[one]), span(' ?', 'unknown')];
  const number = counts[one];
  // A count that is struck out would read as wrong.
  const style = number > 0 && one !== 'X' && !isHidden ? classStyle[one] : 'dim';
  const mark = alarming.has(one) && number > 0 ? ' !' : '';
  return [span(`${one} ${formatCount(number)}${mark}`, style)];
}
