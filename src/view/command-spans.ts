import type { VisibleRow } from '../app/visible-rows.js';
import { cellText } from '../columns/cell.js';
import type { Column } from '../columns/column.js';
import type { Model } from '../model/model.js';
import type { Process } from '../model/process.js';
import { sanitise } from '../text/sanitise.js';
import type { Span, StyleName } from './frame.js';
import { span } from './spans.js';

const deepestGuide = 24;

/** The last column: the lines of the tree, the command, and a remark where there is something to say. */
export function commandSpans(
  row: VisibleRow,
  column: Column,
  model: Model,
  style: StyleName,
): readonly Span[] {
  const { process } = row;
  const text = cellText(column, process, model);
  const isGone = process.goneSeenAtMs !== undefined;
  const folded = row.isFolded ? [span(`  +${row.hiddenCount}`, 'note')] : [];
  const remark = remarkOn(process);
  return [
    span(treeLines(row), 'treeLine'),
    ...(remark && isUrgent(process) ? [span(`${remark}  `, 'note')] : []),
    span(isGone ? `(${text})` : text, style),
    ...folded,
    ...(remark && !isUrgent(process) ? [span(`  ${remark}`, 'note')] : []),
  ];
}

function treeLines({ hasNextSibling, hasChildren, isFolded }: VisibleRow): string {
  if (hasNextSibling.length === 0) return '';
  const above = hasNextSibling.slice(1, -1).map((isOpen) => (isOpen ? '│ ' : '  '));
  const isRoot = hasNextSibling.length === 1;
  const own = isRoot ? '' : hasNextSibling.at(-1) ? '├─' : '└─';
  const knob = hasChildren ? (isFolded ? '▸ ' : '▾ ') : isRoot ? '  ' : ' ';
  return `${shortened(above)}${own}${knob}`;
}

// Deeper than this the lines would leave no room for the command.
function shortened(above: readonly string[]): string {
  if (above.length <= deepestGuide) return above.join('');
  return `…${above.length - deepestGuide}… ${above.slice(-deepestGuide).join('')}`;
}

function remarkOn(process: Process): string | undefined {
  const former = process.adoptions.at(-1)?.formerParent;
  if (former) return `adopted, was child of ${former.pid} (${sanitise(former.comm)})`;
  if (process.isLeaderDead) return 'main thread exited, others live';
  if (process.sample.cmdline?.unread === 'slowRead') return 'command line does not answer';
  return undefined;
}

/** Said before the command, where a long one would push it off the screen. */
function isUrgent(process: Process): boolean {
  return process.adoptions.length > 0;
}
