import type { Action } from '../app/action.js';
import type { MouseEvent } from '../app/keys/mouse-event.js';
import { cellWidth } from '../text/width.js';
import type { Frame, FrameRow } from './frame.js';

/** What the mouse asks for on a frame that is on the screen; undefined where nothing is to be clicked. */
export function mouseAction(frame: Frame, event: MouseEvent): Action | undefined {
  if (event.type === 'press') return clickedAt(frame.rows[event.y] ?? [], event.x);
  const { y, notches } = event;
  const over = frame.wheel?.find((one) => y >= one.y && y < one.y + one.height);
  return { type: 'scroll', part: over?.part ?? 'table', notches };
}

function clickedAt(row: FrameRow, x: number): Action | undefined {
  if (x < 0) return undefined;
  let end = 0;
  return row.find(({ text }) => {
    end += cellWidth(text);
    return x < end;
  })?.click;
}
