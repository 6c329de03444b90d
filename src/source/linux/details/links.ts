import { readlinkSync } from 'node:fs';
import type { Reading } from '../../../sample/process-details.js';
import { textOfBytes } from '../../../text/surrogates.js';
import { readFailureOf } from '../read-failure.js';
import { failed } from './reading.js';

/**
 * The text of a link, which is never followed: what is behind it may hang (a dead NFS server), and in a captured
 * tree it would be a file of this machine.
 */
export function readLink(path: string): Reading<string> {
  try {
    return { value: textOfBytes(readlinkSync(path, 'buffer')) };
  } catch (error) {
    return failed(readFailureOf(error));
  }
}
