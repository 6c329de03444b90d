import { linkTarget } from './link-target.js';

/** The number in a link of /proc/PID/ns, `pid:[4026531836]`; undefined where it may not be read (namespaces(7)). */
export function namespaceInode(path: string): number | undefined {
  const inode = /^[a-z_]+:\[(\d{1,15})\]$/.exec(linkTarget(path) ?? '')?.[1];
  return inode === undefined ? undefined : Number(inode);
}
