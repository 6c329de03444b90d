import { type Dir, opendirSync, statSync } from 'node:fs';
import type { Reading } from '../../../sample/process-details.js';
import { readFailureOf } from '../read-failure.js';
import type { Slices } from '../slices.js';
import { failed } from './reading.js';

export type Descriptors = { readonly list: readonly number[]; readonly isCut: boolean };

/** The names in /proc/PID/fd, ascending: at most so many, in slices. A process may have a million. */
export async function readDescriptors(
  directory: string,
  most: number,
  slices: Slices,
): Promise<Reading<Descriptors>> {
  let opened: Dir | undefined;
  try {
    opened = opendirSync(directory, { bufferSize: 256 });
    return { value: await listed(opened, most, slices) };
  } catch (error) {
    return failed(readFailureOf(error));
  } finally {
    opened?.closeSync();
  }
}

/**
 * How many descriptors are open: since Linux 6.2 the size of the directory, which even those are told who may
 * not list it. Undefined before, and in a tree of plain files.
 */
export function descriptorCount(directory: string): number | undefined {
  try {
    return statSync(directory).size || undefined;
  } catch (error) {
    readFailureOf(error);
    return undefined;
  }
}

async function listed(directory: Dir, most: number, slices: Slices): Promise<Descriptors> {
  const list: number[] = [];
  let entry = directory.readSync();
  while (entry !== null && list.length < most) {
    if (/^(0|[1-9]\d{0,9})$/.test(entry.name)) list.push(Number(entry.name));
    if (slices.isSpent()) await slices.rest();
    entry = directory.readSync();
  }
  return { list: list.sort((one, other) => one - other), isCut: entry !== null };
}
