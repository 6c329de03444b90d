import { fit } from '../text/fit.js';
import type { Frame } from './frame.js';

/** The frame as plain text, a line a row: what golden screens are compared with. */
export function frameToText(frame: Frame): string {
  return frame.rows
    .map((row) => `${fit(row.map(({ text }) => text).join(''), frame.width, 'left').trimEnd()}\n`)
    .join('');
}
