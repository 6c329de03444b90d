import { readdirSync, readlinkSync, statfsSync } from 'node:fs';
import type { ProcfsFacts } from '../../../sample/machine-facts.js';
import { hidepidOf } from '../mountinfo.js';
import { readFailureOf } from '../read-failure.js';
import type { SmallFiles } from '../small-files.js';
import { asciiOf } from '../small-files.js';

/** Whether there is a proc, and what of the machine's processes is seen in it. */
export function readProcfs(root: string, readSmallFile: SmallFiles): ProcfsFacts {
  const hidepid = hidepidOf(asciiOf(readSmallFile(`${root}/self/mountinfo`)) ?? '', root);
  const pids = pidsIn(root);
  const isInitial = isInitialNamespace(root, 'pid');
  return {
    isMounted: attempted(() => statfsSync(root).type === PROC_SUPER_MAGIC) ?? false,
    ...(pids.length === 0 ? {} : { processCount: pids.length }),
    ...(hidepid === undefined ? {} : { hidepid }),
    ...(isInitial === undefined ? {} : { isInitialPidNamespace: isInitial }),
  };
}

/** The pids of all processes that are seen. */
export function pidsIn(root: string): readonly number[] {
  const names = attempted(() => readdirSync(root)) ?? [];
  return names.filter((name) => /^[1-9]\d*$/.test(name)).map(Number);
}

/** Those of the boot have inodes that never change (<linux/proc_ns.h>). */
export function isInitialNamespace(root: string, type: 'pid' | 'user'): boolean | undefined {
  const link = attempted(() => readlinkSync(`${root}/self/ns/${type}`));
  const inode = /^\w+:\[(\d+)\]$/.exec(link ?? '')?.[1];
  return inode === undefined ? undefined : Number(inode) === INITIAL_INODES[type];
}

/** <linux/magic.h> */
const PROC_SUPER_MAGIC = 0x9fa0;
const INITIAL_INODES = { pid: 0xeffffffc, user: 0xeffffffd };

function attempted<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    readFailureOf(error);
    return undefined;
  }
}
