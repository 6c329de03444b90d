import type { MouseEvent } from '../app/keys/mouse-event.js';

/**
 * Asks for presses and the wheel (1000), not for every movement, in the form that has no largest column
 * (1006, SGR; ctlseqs of xterm). With Shift held the mouse stays the terminal's own, to select text.
 */
export const mouseOn = '\x1b[?1000h\x1b[?1006h';
export const mouseOff = '\x1b[?1006l\x1b[?1000l';

/** What a whole report tells; undefined for what is none, and for buttons and modifiers that we do not know. */
export function mouseEventOf(report: string): MouseEvent | undefined {
  const [, code, column, row] = sgrReport.exec(report) ?? [];
  if (code !== undefined) return eventOf(Number(code), Number(column), Number(row));
  const [, ...characters] = oldReport.exec(report) ?? [];
  const [button, x, y] = characters.map((one) => one.charCodeAt(0) - 32);
  return button === undefined || !x || !y ? undefined : eventOf(button, x, y);
}

/** `ESC [ < button ; column ; row M`; at the release `m`. */
const sgrReport = /^\x1b\[<(\d{1,3});(\d+);(\d+)M$/;
/** `ESC [ M` and three characters, each 32 more than its value: from terminals that do not know 1006. */
const oldReport = /^\x1b\[M([ -~])([!-~])([!-~])$/;

function eventOf(code: number, column: number, row: number): MouseEvent | undefined {
  const [x, y] = [column - 1, row - 1];
  if (code === 0) return { type: 'press', x, y };
  if (code === 64) return { type: 'wheel', x, y, notches: -1 };
  return code === 65 ? { type: 'wheel', x, y, notches: 1 } : undefined;
}
