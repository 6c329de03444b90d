import type { State } from '../app/state.js';
import type { FrameRow } from './frame.js';
import { paneLines } from './pane-lines.js';
import { fitRow, span } from './spans.js';

/** The pane below the table: a line with its title, and as much of it as fits. */
export function paneRows(state: State, width: number, count: number): readonly FrameRow[] {
  const { pane } = state;
  if (!pane || count === 0) return [];
  const { title, lines } = paneLines(state, pane, width);
  const shown = count - 1;
  const top = Math.max(0, Math.min(pane.top, lines.length - shown));
  return [
    titleLine(title, lines.length - top - shown, width),
    ...Array.from({ length: shown }, (_, line) => fitRow(lines[top + line] ?? [], width)),
  ];
}

function titleLine(title: string, below: number, width: number): FrameRow {
  const more = below > 0 ? ` ${below} more ─` : '';
  const left = fitRow([span('─ ', 'border'), span(`${title} `, 'title')], width - more.length);
  return [...ruled(left), span(more, 'border')];
}

/** The blanks at the end of a row as a rule. */
function ruled(row: FrameRow): FrameRow {
  const last = row.at(-1);
  if (last?.text.trim() !== '') return row;
  return [...row.slice(0, -1), span('─'.repeat(last.text.length), 'border')];
}
