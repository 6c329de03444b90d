import type { MouseEvent } from '../app/keys/mouse-event.js';
import { mouseEventOf } from './mouse-report.js';

/** A key in the sequence that the terminal sent for it, or what the mouse did. */
export type TypedEvent = { readonly type: 'key'; readonly sequence: string } | MouseEvent;

// An Esc before a mouse report (Esc, then a click: not Alt); a report, whole or broken off; CSI (with the
// Linux console's `ESC [ [ A`), SS3, Alt with a character, or one character. The three bytes of an old
// report may be beyond ASCII, and two of those may look like one character.
const whole =
  /\x1b(?=\x1b+\[[<M])|\x1b\[<[ -?]*[@-~]?|\x1b\[M(?:[^\x1b](?:[\x80-\u07ff]|[^\x1b]{2}))?|\x1b+(?:\[\[[A-Z]|\[[0-?]*[ -/]*[@-Z\\-~]|O[0-9;]*[A-Za-z])|\x1b[^\x00-\x1f]|[^\x1b]|\x1b/gsu;
const mouseReport = /^\x1b\[[<M]/;
// What blessed can read as one key. The rest is what a terminal reports of itself, or no key that we know.
const readableKey =
  /^(?:\x1b+(?:\[\[[A-E]|\[\d+(?:;\d+)?[~^$]|[[O](?:1;)?\d*[A-Za-z])|\x1b[^[O]|[^\x1b]|\x1b)$/su;

/**
 * The keys and mouse events of a text, in their order. Notches of the wheel at one place become one event:
 * a wheel that spins freely sends hundreds.
 */
export function typedEvents(text: string): readonly TypedEvent[] {
  const events: TypedEvent[] = [];
  for (const [sequence] of text.matchAll(whole)) {
    const event = eventOf(sequence);
    const turn = event && turnedOn(events.at(-1), event);
    if (turn) events[events.length - 1] = turn;
    else if (event) events.push(event);
  }
  return events;
}

function eventOf(sequence: string): TypedEvent | undefined {
  if (mouseReport.test(sequence)) return mouseEventOf(sequence);
  return readableKey.test(sequence) ? { type: 'key', sequence } : undefined;
}

function turnedOn(last: TypedEvent | undefined, next: TypedEvent): MouseEvent | undefined {
  if (last?.type !== 'wheel' || next.type !== 'wheel') return undefined;
  const isSame = last.x === next.x && last.y === next.y && last.notches * next.notches > 0;
  return isSame ? { ...last, notches: last.notches + next.notches } : undefined;
}
