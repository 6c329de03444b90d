import { readdirSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { linkTarget } from './link-target.js';
import { noTree } from './no-tree.js';

export type ProcRoot = {
  /** Absolute. Links stay: the text of /proc/PID/root is `/`, which here would be our own /proc. */
  readonly path: string;
  /** It is a mounted proc, not a tree of plain files. */
  readonly isLive: boolean;
  /** Its pids are ours: its "self" is this process. */
  readonly isOurs: boolean;
  /** It is what kill(2) works on: ours, and at the usual place. */
  readonly canSignal: boolean;
  /** What stands before the paths of that machine: nothing on this one, else what holds the tree (DIR/..). */
  readonly machineRoot: string;
};

/** Looks at what `--proc-root` names; throws UnusableSource where it is no directory that can be read. */
export function openProcRoot(procRoot: string): ProcRoot {
  const path = listedPath(procRoot);
  const isLive = statfsSync(path).type === PROC_SUPER_MAGIC;
  const isOurs = isLive && linkTarget(`${path}/self`) === String(process.pid);
  return {
    path,
    isLive,
    isOurs,
    canSignal: isOurs && path === '/proc',
    machineRoot: isOurs ? '' : withoutSlash(dirname(path)),
  };
}

/** For `/` nothing: the proc of another namespace may stand at /proc all the same. */
function withoutSlash(path: string): string {
  return path === '/' ? '' : path;
}

/** <linux/magic.h> */
const PROC_SUPER_MAGIC = 0x9fa0;

function listedPath(procRoot: string): string {
  try {
    readdirSync(procRoot);
    return resolve(procRoot);
  } catch (error) {
    throw noTree(procRoot, error);
  }
}
