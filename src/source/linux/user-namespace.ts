import { linkTarget } from './link-target.js';

/** Inode of the user namespace of /proc/PID; undefined where that may not be read. */
export function userNamespaceOf(directory: string): number | undefined {
  const inode = /^user:\[(\d{1,15})\]$/.exec(linkTarget(`${directory}/ns/user`) ?? '')?.[1];
  return inode === undefined ? undefined : Number(inode);
}
