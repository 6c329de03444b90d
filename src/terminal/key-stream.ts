import { EventEmitter } from 'node:events';
import type { MouseEvent } from '../app/keys/mouse-event.js';
import { type BlessedKey, keyName } from './key-name.js';
import { typedEvents } from './typed-events.js';

export type KeyStream = {
  /** What blessed listens to in the place of stdin, and where it tells the keys that it found. */
  readonly forBlessed: EventEmitter;
  /** Takes what was typed, however it was cut into chunks. */
  readonly feed: (chunk: string) => void;
  readonly close: () => void;
};

/** How long the start of an escape sequence waits for its end, before it is a lone Esc. */
const escapeWaitMs = 20;
/** More than any sequence has: what is longer is garbage, and would grow for ever. */
const longestHeld = 256;

const unfinished = /(?:\x1b+\[M[^\x1b]{0,2}|\x1b+\[<[ -?]*|\x1b+(?:\[\[?[0-?]*[ -/]*|O[0-9;]*)?)$/u;
/** Nobody types the start of a mouse report: its end comes, however slow the line is. */
const unfinishedReport = /^\x1b+\[[<M]/;

/**
 * Gives blessed one whole key at a time: it would take a sequence that came in two chunks for an Esc and
 * letters, and one mouse report in a chunk would swallow the keys beside it. What the mouse did it is not told.
 */
export function createKeyStream(on: {
  readonly key: (name: string) => void;
  readonly mouse: (event: MouseEvent) => void;
}): KeyStream {
  const forBlessed = new EventEmitter();
  let held = '';
  let givenUp = '';
  let timer: NodeJS.Timeout | undefined;
  forBlessed.on('keypress', (character: string | undefined, key: BlessedKey | undefined) => {
    const name = keyName(character, key);
    if (name !== undefined) on.key(name);
  });
  const tell = (text: string) => {
    for (const event of typedEvents(text)) {
      if (event.type !== 'key') on.mouse(event);
      else forBlessed.emit(isBeyondBlessed(event.sequence) ? 'keypress' : 'data', event.sequence);
    }
  };
  const giveUpWaiting = () => {
    givenUp = held;
    held = '';
    tell(givenUp);
  };
  const feed = (chunk: string) => {
    clearTimeout(timer);
    const isLateRest = givenUp !== '' && lateRest.test(givenUp + chunk);
    const text = (isLateRest ? givenUp : held) + chunk;
    givenUp = '';
    held = unfinished.exec(text)?.[0] ?? '';
    tell(text.slice(0, text.length - held.length));
    if (held.length > longestHeld) held = '';
    if (held !== '' && !unfinishedReport.test(held))
      timer = setTimeout(giveUpWaiting, escapeWaitMs);
  };
  return { forBlessed, feed, close: () => clearTimeout(timer) };
}

/** blessed would cut a character beyond U+FFFF in two. */
function isBeyondBlessed(sequence: string): boolean {
  return sequence.length > 1 && !sequence.startsWith('\x1b');
}

/** A report whose first byte was taken for an Esc: the line was slow. The rest must not be typed as keys. */
const lateRest = /^\x1b\[<\d/;
