import { readdirSync, readlinkSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { noTree } from './no-tree.js';
import { readFailureOf } from './read-failure.js';

export type ProcRoot = {
  /** Absolute. Links stay: the text of /proc/PID/root is `/`, which here would be our own /proc. */
  readonly path: string;
  /** It is a mounted proc, not a tree of plain files. */
  readonly isLive: boolean;
  /** Its pids are ours: its "self" is this process. */
  readonly isOurs: boolean;
  /** It is what kill(2) works on: ours, and at the usual place. */
  readonly canSignal: boolean;
  /** Where user names are: this machine's, or beside a captured tree (DIR/../etc/passwd). */
  readonly passwdPath: string;
};

/** Looks at what `--proc-root` names; throws UnusableSource where it is no directory that can be read. */
export function openProcRoot(procRoot: string): ProcRoot {
  const path = listedPath(procRoot);
  const isLive = statfsSync(path).type === PROC_SUPER_MAGIC;
  const isOurs = isLive && selfPid(path) === String(process.pid);
  return {
    path,
    isLive,
    isOurs,
    canSignal: isOurs && path === '/proc',
    passwdPath: isOurs ? '/etc/passwd' : `${dirname(path)}/etc/passwd`,
  };
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

function selfPid(path: string): string | undefined {
  try {
    return readlinkSync(`${path}/self`);
  } catch (error) {
    readFailureOf(error);
    return undefined;
  }
}
