import { activeSort, type State } from '../../app/state.js';
import type { Column } from '../../columns/column.js';
import type { Sort } from '../../columns/order.js';
import type { FrameRow, Span } from '../frame.js';
import { sameAgain } from '../same-again.js';
import { clickable, fitRow, fitted, span } from '../spans.js';
import { columnsShown } from './columns-shown.js';

/** The titles of the columns; the one sorted by bears an arrow. */
export function columnTitleRow(state: State, width: number): FrameRow {
  return titlesOf(columnsShown(state.columns, width), activeSort(state), width);
}

const titlesOf = sameAgain((columns: readonly Column[], sort: Sort, width: number): FrameRow => {
  const spans = columns.flatMap((column, index): Span[] => {
    const isSorted = column.id === sort.column.id;
    const style = isSorted ? 'sortedColumnTitle' : 'columnTitle';
    const isLast = index === columns.length - 1;
    const title = isSorted ? arrowed(column, sort.isReversed, isLast) : column.title;
    const cell = isLast ? span(title, style) : fitted(title, column.width, column.align, style);
    const spans = isLast ? [cell] : [cell, span(' ', 'columnTitle')];
    return [...clickable(spans, { type: 'sortBy', columnId: column.id })];
  });
  return fitRow(spans, width, 'columnTitle');
});

// The arrow shows which way the values go: ▾ the largest on top.
function arrowed(column: Column, isReversed: boolean, isLast: boolean): string {
  const isDescending = (column.align === 'right') !== isReversed;
  const arrow = isDescending ? '▾' : '▴';
  const isRoom = isLast || column.title.length < column.width;
  return isRoom ? `${column.title}${arrow}` : `${column.title.slice(0, column.width - 1)}${arrow}`;
}
