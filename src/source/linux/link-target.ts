import { readlinkSync } from 'node:fs';
import { readFailureOf } from './read-failure.js';

/** The text of a symbolic link; undefined where it is not there or may not be read. */
export function linkTarget(path: string): string | undefined {
  try {
    return readlinkSync(path);
  } catch (error) {
    readFailureOf(error);
    return undefined;
  }
}
