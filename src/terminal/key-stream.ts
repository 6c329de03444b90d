import { EventEmitter } from 'node:events';
import { type BlessedKey, keyName } from './key-name.js';

export type KeyStream = {
  /** What blessed listens to in the place of stdin, and where it tells the keys that it found. */
  readonly forBlessed: EventEmitter;
  /** Takes what was typed, however it was cut into chunks. */
  readonly feed: (chunk: string) => void;
  readonly close: () => void;
};

/** How long the start of an escape sequence waits for its end, before it is a lone Esc. */
const escapeWaitMs = 20;

// CSI (with the Linux console's `ESC [ [ A`), SS3, Alt with a character, or one character.
const wholeKey =
  /\x1b+(?:\[\[[A-Z]|\[[0-?]*[ -/]*[@-Z\\-~]|O[0-9;]*[A-Za-z])|\x1b[^\x00-\x1f]|[^\x1b]|\x1b/gsu;
// What blessed can read as one key. The rest is what a terminal reports of itself, or no key that we know.
const readableKey =
  /^(?:\x1b+(?:\[\[[A-E]|\[\d+(?:;\d+)?[~^$]|[[O](?:1;)?\d*[A-Za-z])|\x1b[^[O])$/su;
const unfinishedKey = /\x1b+(?:\[\[?[0-?]*[ -/]*|O[0-9;]*)?$/;

/**
 * Gives blessed one whole key at a time: it would take a sequence that came in two chunks for an Esc and
 * letters, and one mouse report in a chunk would swallow the keys beside it.
 */
export function createKeyStream(onKey: (name: string) => void): KeyStream {
  const forBlessed = new EventEmitter();
  let held = '';
  let timer: NodeJS.Timeout | undefined;
  forBlessed.on('keypress', (character: string | undefined, key: BlessedKey | undefined) => {
    const name = keyName(character, key);
    if (name !== undefined) onKey(name);
  });
  const tell = (text: string) => {
    for (const [key] of text.matchAll(wholeKey)) {
      // blessed would cut a character beyond U+FFFF in two.
      if (key.length > 1 && !key.startsWith('\x1b')) forBlessed.emit('keypress', key);
      else if (key.length === 1 || readableKey.test(key)) forBlessed.emit('data', key);
    }
  };
  const giveUpWaiting = () => {
    const text = held;
    held = '';
    tell(text);
  };
  const feed = (chunk: string) => {
    clearTimeout(timer);
    const text = held + chunk;
    held = unfinishedKey.exec(text)?.[0] ?? '';
    tell(text.slice(0, text.length - held.length));
    if (held !== '') timer = setTimeout(giveUpWaiting, escapeWaitMs);
  };
  return { forBlessed, feed, close: () => clearTimeout(timer) };
}
