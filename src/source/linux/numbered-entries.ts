import { readdirSync } from 'node:fs';
import { type ReadFailure, readFailureOf } from './read-failure.js';

/** The pids of a /proc tree, or the tids of a task directory, ascending. Written without leading zeros. */
export function numberedEntries(directory: string): readonly number[] | ReadFailure {
  try {
    const names = readdirSync(directory).filter((name) => /^[1-9]\d{0,14}$/.test(name));
    return names.map(Number).sort((one, other) => one - other);
  } catch (error) {
    return readFailureOf(error);
  }
}
