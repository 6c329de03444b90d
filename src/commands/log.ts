import { appendFileSync } from 'node:fs';
import type { SourceNote } from '../sample/source-note.js';
import { systemReason } from '../source/recording/new-file.js';
import { sanitise } from '../text/sanitise.js';
import { noteText } from '../view/note-text.js';
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
  const line = appender(path);
  let before: ReadonlySet<string> = new Set();
  return {
    line,
    notes: (notes) => {
      const now = new Set(notes.map((note) => `${note.code}: ${noteText(note)}`));
      for (const note of now) if (!before.has(note)) line(note);
      before = now;
    },
  };
}

/** Runs what may fail: the error goes into the log, with its stack, and on. */
export async function logged<T>(
  path: string | undefined,
  run: (log: Log) => Promise<T>,
): Promise<T> {
  const log = openLog(path);
  try {
    return await run(log);
  } catch (error) {
    log.line(error instanceof Error ? (error.stack ?? error.message) : String(error));
    throw error;
  }
}

/** A file that cannot be written at the start is refused; one that is full later must not end what it tells of. */
function appender(path: string): (text: string) => void {
  const first = appended(path, 'treetop starts');
  if (first) throw new CannotDo(`--log ${path}: ${first}`);
  let lost = 0;
  return (text) => {
    const remark = lost > 0 ? `${countOfLines(lost)} before this one could not be written\n` : '';
    if (appended(path, remark + text) === undefined) lost = 0;
    else lost += 1;
  };
}

/** Undefined, or why it could not be. */
function appended(path: string, text: string): string | undefined {
  const lines = text.split('\n').map(sanitise).join('\n  ');
  try {
    appendFileSync(path, `${new Date().toISOString()} ${lines}\n`, { mode: 0o600 });
    return undefined;
  } catch (error) {
    return systemReason(error);
  }
}

function countOfLines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
