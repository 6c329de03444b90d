import { appendFileSync } from 'node:fs';
import type { SourceNote } from '../sample/source-note.js';
import { sanitise } from '../text/sanitise.js';
import { CannotDo } from './failure.js';

export type Log = {
  /** An event of our own, or an error with its stack. */
  readonly line: (text: string) => void;
  /** Each note once, until it is gone and comes back. */
  readonly notes: (notes: readonly SourceNote[]) => void;
};

/** `--log FILE`: a line each, with the time. Without a file nothing is kept. */
export function openLog(path: string | undefined): Log {
  if (path === undefined) return { line: () => {}, notes: () => {} };
  const line = (text: string) => append(path, text);
  line('treetop starts');
  let before: ReadonlySet<string> = new Set();
  return {
    line,
    notes: (notes) => {
      const now = new Set(notes.map(({ code, message }) => `${code}: ${message}`));
      for (const note of now) if (!before.has(note)) line(note);
      before = now;
    },
  };
}

function append(path: string, text: string): void {
  const lines = text.split('\n').map(sanitise).join('\n  ');
  try {
    appendFileSync(path, `${new Date().toISOString()} ${lines}\n`, { mode: 0o600 });
  } catch (error) {
    throw new CannotDo(`--log ${path}: ${(error as NodeJS.ErrnoException).code}`);
  }
}
