import { readdirSync } from 'node:fs';
import type { Namespace, Reading } from '../../../sample/process-details.js';
import { readFailureOf } from '../read-failure.js';
import { readLink } from './links.js';
import { failed } from './reading.js';

/** The links of /proc/PID/ns (namespaces(7)), by name. */
export function readNamespaces(directory: string): Reading<readonly Namespace[]> {
  const names = namesIn(directory);
  if ('unread' in names) return names;
  const namespaces: Namespace[] = [];
  let unread: Reading<never> | undefined;
  for (const name of names.value.toSorted()) {
    const link = readLink(`${directory}/${name}`);
    const inode = 'value' in link ? parseNamespaceLink(link.value) : undefined;
    if (inode !== undefined) namespaces.push({ type: name, inode });
    else unread = 'unread' in link ? link : { unread: 'garbled' };
  }
  return namespaces.length === 0 && unread !== undefined ? unread : { value: namespaces };
}

/** `pid:[4026531836]` */
function parseNamespaceLink(text: string): number | undefined {
  const inode = /^[a-z_]+:\[(\d+)\]$/.exec(text)?.[1];
  return inode === undefined ? undefined : Number(inode);
}

function namesIn(directory: string): Reading<readonly string[]> {
  try {
    return { value: readdirSync(directory) };
  } catch (error) {
    return failed(readFailureOf(error));
  }
}
