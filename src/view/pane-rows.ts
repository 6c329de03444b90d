import type { Pane } from '../app/panes/pane.js';
import type { PaneCell, PaneLine } from '../app/panes/pane-lines.js';
import type { PaneShown } from '../app/panes/pane-shown.js';
import type { State } from '../app/state.js';
import { sanitise } from '../text/sanitise.js';
import type { FrameRow, StyleName } from './frame.js';
import { sameAgain } from './same-again.js';
import { clickable, fitRow, fitted, leftAndRight, span } from './spans.js';

/** The pane below the table: a line with its title, and as much of it as fits. */
export function paneRows(
  { pane, paneShown }: State,
  width: number,
  count: number,
): readonly FrameRow[] {
  return pane && paneShown && count > 0 ? rowsOf(pane, paneShown, width, count) : [];
}

const rowsOf = sameAgain(
  (
    { top: wishedTop, isFocused }: Pane,
    { title, lines }: PaneShown,
    width: number,
    count: number,
  ): readonly FrameRow[] => {
    const shown = count - 1;
    const top = Math.max(0, Math.min(wishedTop, lines.length - shown));
    const below = Math.max(0, lines.length - top - shown);
    return [
      clickable(titleLine(isFocused, title, below, width), { type: 'focusPane' }),
      ...Array.from({ length: shown }, (_, line) => fitRow(rowOf(lines[top + line] ?? []), width)),
    ];
  },
);

const styles: Readonly<Record<PaneCell['tone'], StyleName>> = {
  heading: 'title',
  name: 'dim',
  text: 'text',
  unknown: 'unknown',
  note: 'note',
};

function rowOf(line: PaneLine): FrameRow {
  return line.map(({ text, tone, width, align }) => fitted(text, width, align, styles[tone]));
}

/** Whose the arrow keys are is said at its right end, and how much is below. */
function titleLine(isFocused: boolean, title: string, below: number, width: number): FrameRow {
  const keys = isFocused ? 'Tab: to the table' : 'Tab: scroll · z: larger';
  const parts = [keys, ...(below > 0 ? [`${below} more`] : [])];
  const isRoom = width >= 60;
  const text = ` ${(isRoom ? parts : parts.slice(1)).join(' · ')} `;
  const right = text.trim() === '' ? [] : [span(text, 'note'), span('─', 'border')];
  const mark = isFocused ? '▸ ' : '─ ';
  const left = [span(mark, 'border'), span(`${sanitise(title)} `, 'title')];
  return leftAndRight([...left, span('─'.repeat(width), 'border')], right, width);
}
