import type { ProcessKey } from '../../model/process.js';
import { rowIndexOf } from '../rows/rows-basis.js';
import type { VisibleRow } from '../rows/visible-row.js';

export type Selection = {
  /** An identity, never a row number; undefined until the user aims, and when the selected one is gone. */
  readonly selected: ProcessKey | undefined;
  /** Row where the cursor was last: where the next arrow key goes on from. */
  readonly cursor: number;
  /** Index of the uppermost visible row. */
  readonly top: number;
  /** The wheel left the selected row above or below the visible ones: the view does not follow it there. */
  readonly isOutOfSight?: true;
};

/** The selection moved by so many rows; with nothing selected a first step selects the row where the cursor was. */
export function movedBy(
  selection: Selection,
  rows: readonly VisibleRow[],
  height: number,
  distance: number,
): Selection {
  if (rows.length === 0) return selection;
  if (selection.selected !== undefined) {
    return selectedAt(selection, rows, height, selection.cursor + distance);
  }
  const lowest = selection.top + Math.max(1, height) - 1;
  const cursor = clamp(selection.cursor, selection.top, lowest);
  const wanted = Math.abs(distance) > 1 ? cursor + distance : cursor;
  return selectedAt(selection, rows, height, wanted);
}

/** The selection put on a row, scrolled as little as needed to show it. */
export function selectedAt(
  selection: Selection,
  rows: readonly VisibleRow[],
  height: number,
  index: number,
): Selection {
  const cursor = clamp(index, 0, rows.length - 1);
  const row = rows[cursor];
  if (!row) return { ...selection, selected: undefined, cursor: 0, top: 0 };
  return {
    selected: row.process.key,
    cursor,
    top: scrolledTo(cursor, selection.top, rows.length, height),
  };
}

/** The view moved by so many rows; what is selected stays selected, in sight or not. */
export function scrolledBy(
  { selected, cursor, top: before }: Selection,
  rows: readonly VisibleRow[],
  height: number,
  distance: number,
): Selection {
  const top = clampTop(before + distance, rows.length, height);
  return { selected, cursor, top, ...outOfSight(selected, cursor, top, height) };
}

/** The selected row in sight again, at the next look. */
export function withSelectedInSight({ selected, cursor, top }: Selection): Selection {
  return { selected, cursor, top };
}

/** The same process in new rows: the very same selection where nothing of it moves. */
export function carriedOver(
  selection: Selection,
  rows: readonly VisibleRow[],
  height: number,
  isFollowing: boolean,
): Selection {
  const carried = inNewRows(selection, rows, height, isFollowing);
  const isSame =
    carried.selected === selection.selected &&
    carried.cursor === selection.cursor &&
    carried.top === selection.top &&
    carried.isOutOfSight === selection.isOutOfSight;
  return isSame ? selection : carried;
}

/**
 * It keeps its line on the screen, the rows move under it; when following,
 * the rows keep their place as long as it stays in view.
 */
function inNewRows(
  selection: Selection,
  rows: readonly VisibleRow[],
  height: number,
  isFollowing: boolean,
): Selection {
  const index = rowIndexOf(rows, selection.selected, selection.cursor);
  if (selection.selected === undefined || index < 0) {
    const cursor = clamp(selection.cursor, 0, Math.max(0, rows.length - 1));
    return { selected: undefined, cursor, top: clampTop(selection.top, rows.length, height) };
  }
  if (selection.isOutOfSight) {
    const top = clampTop(selection.top, rows.length, height);
    return {
      selected: selection.selected,
      cursor: index,
      top,
      ...outOfSight(selection.selected, index, top, height),
    };
  }
  const top = isFollowing
    ? selection.top
    : clampTop(index - (selection.cursor - selection.top), rows.length, height);
  return {
    selected: selection.selected,
    cursor: index,
    top: scrolledTo(index, top, rows.length, height),
  };
}

function outOfSight(
  selected: ProcessKey | undefined,
  cursor: number,
  top: number,
  height: number,
): { readonly isOutOfSight?: true } {
  const isInSight = cursor >= top && cursor < top + Math.max(1, height);
  return selected === undefined || isInSight ? {} : { isOutOfSight: true };
}

function scrolledTo(index: number, top: number, count: number, height: number): number {
  const lowest = Math.max(0, index - Math.max(1, height) + 1);
  return clampTop(clamp(top, lowest, index), count, height);
}

function clampTop(top: number, count: number, height: number): number {
  return clamp(top, 0, Math.max(0, count - Math.max(1, height)));
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.max(lowest, Math.min(highest, value));
}
