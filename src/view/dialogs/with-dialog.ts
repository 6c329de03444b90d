import { promptDialogs } from '../../app/dialogs/dialog.js';
import type { State } from '../../app/state.js';
import type { Frame, FrameRow, Rect } from '../frame.js';
import { clickable, fitRow, overlaid, unclickable, widthOf } from '../spans.js';
import { type DialogBox, dialogBox } from './dialog-box.js';

/** Whether the open dialog is a list over the table, not a line to type in. */
export function hasBox({ dialog }: State): boolean {
  return dialog !== undefined && !promptDialogs.has(dialog.type);
}

/**
 * The rows with the open dialog over them. It takes the clicks as it takes the keys: beside it they close
 * it, as Esc does; only the line at the bottom tells what can be done in it.
 */
export function withDialog(
  rows: readonly FrameRow[],
  state: State,
  width: number,
  height: number,
): Pick<Frame, 'rows' | 'dialog'> {
  if (!state.dialog) return { rows };
  const box = dialogBox(state, width, height - 2);
  const laid = rows.map((row, y) => {
    if (y === height - 1) return row;
    if (!box) return unclickable(row);
    const beside = clickable(unclickable(fitRow(row, width)), { type: 'closeDialog' });
    const over = box.rows[y - box.y];
    return over ? overlaid(beside, over, box.x, width) : beside;
  });
  return box ? { rows: laid, dialog: rectOf(box) } : { rows: laid };
}

function rectOf({ x, y, rows }: DialogBox): Rect {
  return { x, y, width: widthOf(rows[0] ?? []), height: rows.length };
}
