import type { VisibleRow } from '../../app/rows/visible-row.js';
import type { CommandForm } from '../../app/table/table-show.js';
import { commandWithoutPath, tellingName } from '../../model/command-form.js';
import { commandOf } from '../../model/facts-of-process.js';
import type { Process } from '../../model/process.js';
import { fit } from '../../text/fit.js';
import { sanitise } from '../../text/sanitise.js';
import { cellWidth } from '../../text/width.js';
import type { Span, StyleName } from '../frame.js';
import { span } from '../spans.js';
import { remarkOn } from './remark.js';

/** Room for the command itself that a remark does not take. */
const leastCommandWidth = 12;

/**
 * The last column, `room` cells wide: the lines of the tree, the command, and a remark where there is
 * something to say. A long command gives way to the remark.
 */
export function commandSpans(
  row: VisibleRow,
  style: StyleName,
  room: number,
  form: CommandForm,
  told?: string,
): readonly Span[] {
  const command = row.owner ? threadText(row.process) : commandText(row.process, form);
  const lines = treeLines(row, Math.floor(room / 4));
  const remarks = remarksOn(row) + (told === undefined ? '' : `  ${sanitise(told)}`);
  const knob = knobOf(row);
  const left = room - cellWidth(lines) - cellWidth(knob.text) - cellWidth(remarks);
  return [span(lines, 'treeLine'), knob, span(cut(command, left), style), span(remarks, 'note')];
}

/** A command line of blanks says less than the name. Of who is gone in parentheses, in place of brackets. */
function commandText(process: Process, { isPathShown, isNameShown }: CommandForm): string {
  const { sample, goneSeenAtMs } = process;
  const text = sanitise(isPathShown ? commandOf(process) : commandWithoutPath(process));
  const isNamed = !sample.cmdline?.argv?.length || text.trim() === '';
  const name = sanitise(sample.comm);
  const before = isNameShown && !isNamed ? tellingName(process) : undefined;
  if (goneSeenAtMs !== undefined) return `(${isNamed ? name : text})`;
  if (isNamed) return `[${name}]`;
  return before === undefined ? text : `${sanitise(before)}│${text}`;
}

function remarksOn(row: VisibleRow): string {
  const { process, owner } = row;
  const isTree = row.hasNextSibling.length > 0;
  const ownerText = owner && !isTree ? threadOf(owner) : undefined;
  const remark = owner ? ownerText : remarkOn(process);
  return hiddenText(row) + (remark ? `  ${remark}` : '');
}

function threadOf({ sample }: Process): string {
  return `thread of ${sample.pid} ${sanitise(sample.comm)}`;
}

/** `+12 [Z]`: so many are hidden, and that is the worst class of them. */
function hiddenText({ hiddenCount, sums }: VisibleRow): string {
  if (hiddenCount === 0) return '';
  return `  +${hiddenCount}${sums?.worst ? ` [${sums.worst}]` : ''}`;
}

/** In braces, as pstree has it. */
function threadText({ sample }: Process): string {
  return `{${sanitise(sample.comm)}}`;
}

function cut(command: string, room: number): string {
  const width = Math.max(leastCommandWidth, room);
  return cellWidth(command) <= width ? command : fit(command, width, 'left');
}

function treeLines(row: VisibleRow, deepest: number): string {
  const { depth, hasNextSibling } = row;
  if (hasNextSibling.length === 0) return '';
  const above = hasNextSibling.slice(1, -1).map((isOpen) => (isOpen ? '│ ' : '  '));
  const isRoot = hasNextSibling.length === 1;
  const own = isRoot ? '' : hasNextSibling.at(-1) ? '├─' : '└─';
  return `${shortened(above, depth - 1, deepest)}${own}`;
}

/** Between the lines of the tree and the command: what folds the branch. */
function knobOf({ process, hasNextSibling, hasChildren, isFolded }: VisibleRow): Span {
  if (hasChildren) {
    const click = { type: 'toggleFold', key: process.key } as const;
    return { ...span(isFolded ? '▸ ' : '▾ ', 'treeLine'), click };
  }
  return span(['', '  '][hasNextSibling.length] ?? ' ', 'treeLine');
}

// A deep tree would leave no room for the command; of a very deep one only the nearest lines are known.
function shortened(above: readonly string[], count: number, deepest: number): string {
  if (count <= deepest) return above.join('');
  return `…${count - deepest}… ${above.slice(above.length - deepest).join('')}`;
}
