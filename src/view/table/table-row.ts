import type { Action } from '../../app/action.js';
import { actionOf } from '../../app/keys/key-action.js';
import type { VisibleRow } from '../../app/rows/visible-row.js';
import type { CommandForm } from '../../app/table/table-show.js';
import { cellText } from '../../columns/cell.js';
import type { Column } from '../../columns/column.js';
import { factNeeded } from '../../columns/needs.js';
import { sumCell } from '../../columns/sum-cell.js';
import type { Model } from '../../model/model.js';
import type { Boot } from '../../sample/host-sample.js';
import { fitEnd } from '../../text/fit.js';
import type { FrameRow, Span, StyleName } from '../frame.js';
import { classStyle } from '../header/class-row.js';
import { sameAgain } from '../same-again.js';
import { clickable, fitRow, fitted, inverse, span } from '../spans.js';
import { commandSpans } from './command-spans.js';

/** What every row of a table rests on: the same object while it is the same. */
export type RowGround = {
  readonly columns: readonly Column[];
  readonly width: number;
  readonly command: CommandForm;
  readonly isReplay: boolean;
};

/** How a row stands out. */
export type RowLook = {
  readonly style: StyleName;
  readonly isSelected: boolean;
  /** What became of a signal to it. Raw text. */
  readonly told: string | undefined;
};

/** A row that was made, and all that it was made of. */
export type KeptRow = {
  readonly row: VisibleRow;
  readonly look: RowLook;
  readonly ground: RowGround;
  readonly spans: FrameRow;
};

/** Beside the process cells rest on the boot, and on how much memory and how many CPUs there are; some columns on more. */
export function rowGround(
  columns: readonly Column[],
  width: number,
  command: CommandForm,
  isReplay: boolean,
  model: Model,
): RowGround {
  const { boot, host } = model.sample;
  const moving = hasMovingColumn(columns) ? model : undefined;
  const { cpus, memory } = host;
  return sameGround(
    columns,
    width,
    command,
    isReplay,
    boot,
    memory.totalBytes,
    cpus.length,
    moving,
  );
}

const hasMovingColumn = sameAgain((columns: readonly Column[]) =>
  columns.some(({ movesAlone }) => movesAlone),
);

const sameGround = sameAgain(
  (
    columns: readonly Column[],
    width: number,
    command: CommandForm,
    isReplay: boolean,
    ..._: [boot: Boot, memoryBytes: number | undefined, cpus: number, moving: Model | undefined]
  ): RowGround => ({ columns, width, command, isReplay }),
);

/** The row that was made before, where it would be made the same. */
export function rowLike(
  before: KeptRow | undefined,
  row: VisibleRow,
  { style, isSelected, told }: RowLook,
  ground: RowGround,
): KeptRow | undefined {
  if (before === undefined || before.ground !== ground) return undefined;
  if (before.look.style !== style || before.look.isSelected !== isSelected) return undefined;
  if (before.look.told !== told) return undefined;
  return isSameRow(before.row, row) ? before : undefined;
}

function isSameRow(one: VisibleRow, other: VisibleRow): boolean {
  if (one === other) return true;
  return (
    one.process === other.process &&
    one.owner === other.owner &&
    one.depth === other.depth &&
    one.hasChildren === other.hasChildren &&
    one.isFolded === other.isFolded &&
    one.hiddenCount === other.hiddenCount &&
    one.sums === other.sums &&
    one.isContext === other.isContext &&
    hasSameLines(one, other)
  );
}

function hasSameLines({ hasNextSibling: one }: VisibleRow, { hasNextSibling: other }: VisibleRow) {
  return one === other || (one.length === other.length && one.every((is, at) => is === other[at]));
}

/** The cells of a process from left to right, and what a click on them does. */
export function tableRow(row: VisibleRow, look: RowLook, ground: RowGround, model: Model): KeptRow {
  const bare = fitRow(rowSpans(row, look, ground, model), ground.width);
  const spans = look.isSelected
    ? clickable(inverse(bare), onceMore(row, ground.isReplay))
    : clickable(bare, selecting(row));
  return { row, look, ground, spans };
}

function selecting({ process }: VisibleRow): Action {
  return { type: 'selectRow', key: process.key };
}

/** A click on the row that is selected already is what Enter is. */
function onceMore(row: VisibleRow, isReplay: boolean): Action {
  return actionOf('Enter', undefined, isReplay) ?? selecting(row);
}

function rowSpans(
  row: VisibleRow,
  { style, told }: RowLook,
  { columns, width, command }: RowGround,
  model: Model,
): FrameRow {
  const isTagged = style === 'tagged';
  let room = width;
  return columns.flatMap((column, index): readonly Span[] => {
    const isLast = index === columns.length - 1;
    if (isLast && index > 0) return commandSpans(row, style, room, command, told);
    // Not by colour alone: the mark stands in the gap after the first column.
    const gap = isTagged && index === 0 ? '*' : ' ';
    if (isLast) return [span(gap, style), ...commandSpans(row, style, room - 1, command, told)];
    room -= column.width + 1;
    return [cell(row, column, model, style), span(gap, style)];
  });
}

/** A tombstone keeps what it had used, but takes nothing any more. */
const momentary: ReadonlySet<string> = new Set([
  'cpuPercent',
  'machineCpuPercent',
  'memPercent',
  'rssBytes',
  'vsizeBytes',
  'threads',
  'sharedBytes',
  'textBytes',
  'dataBytes',
  'swapBytes',
  'readBytesPerSecond',
  'writtenBytesPerSecond',
  'ioBytesPerSecond',
  'contextSwitchesPerSecond',
  'oomScore',
]);

function cell(row: VisibleRow, column: Column, model: Model, style: StyleName): Span {
  const text = shownText(row, column, model);
  const cut = column.keepsEnd ? fitEnd(text, column.width) : text;
  return fitted(cut, column.width, column.align, cellStyle(row, column, text, style));
}

/** Of the process as a whole: on its threads' rows it would read as if each had so much. */
const sharedByThreads: ReadonlySet<string> = new Set([
  'memPercent',
  'rssBytes',
  'vsizeBytes',
  'threads',
  'minorFaults',
  'majorFaults',
  'childCpuTimeMs',
  'childUserTimeMs',
  'childSystemTimeMs',
  'childMinorFaults',
  'childMajorFaults',
]);

function shownText({ process, owner, sums }: VisibleRow, column: Column, model: Model): string {
  if (owner && (sharedByThreads.has(column.id) || factNeeded(column))) return '';
  if (process.goneSeenAtMs !== undefined && momentary.has(column.id)) return '?';
  return (sums && sumCell(column, sums, model)) ?? cellText(column, process, model);
}

function cellStyle(row: VisibleRow, column: Column, text: string, style: StyleName): StyleName {
  if (column.id === 'state') return classStyle[row.process.state];
  if (text === '?') return 'unknown';
  if (column.id === 'cpuPercent' && ((row.sums ?? row.process).cpuPercent ?? 0) >= 50)
    return 'high';
  return style;
}
