import type { Dialog } from '../../app/dialogs/dialog.js';
import type { State } from '../../app/state.js';
import { columnOf } from '../../columns/columns.js';
import { columnsThatFit } from '../../columns/screen-columns.js';
import type { FrameRow } from '../frame.js';
import { clickable, fitted, inverse, label, span } from '../spans.js';
import type { DialogLines } from './dialog-lines.js';

/** All columns but the command: those on the screen are marked. */
export function columnLines(
  state: State,
  dialog: Extract<Dialog, { type: 'columns' }>,
): DialogLines {
  const { order, index } = dialog;
  const fitting = new Set(columnsThatFit(state.columns, state.size.width));
  const lines = order.map((id, at): FrameRow => {
    const column = columnOf(id);
    const isShown = column !== undefined && state.columns.includes(column);
    const hasRoom = column !== undefined && fitting.has(column);
    const row = [
      span(isShown ? ' ● ' : '   '),
      fitted(id, 25, 'left', 'keyName'),
      span(isShown && !hasRoom ? 'no room: ' : '', 'note'),
      span(column?.summary ?? ''),
    ];
    return at === index
      ? clickable(inverse(row), { type: 'toggleListed' })
      : clickable(row, { type: 'mark', dialog: { ...dialog, index: at } });
  });
  return {
    title: 'columns; the command is always the last',
    lines,
    width: 72,
    scroll: { visible: index },
    closing: [
      label('Space shows or hides', { type: 'toggleListed' }),
      span(' · [ ] move · ', 'title'),
      label('Esc back', { type: 'closeDialog' }),
    ],
  };
}
