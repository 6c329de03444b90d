import type { Viewer } from '../../sample/host-sample.js';
import { namespaceInode } from './namespace-inode.js';
import { parsePidStat } from './pid-stat.js';
import { effectiveCapabilities } from './pid-status.js';
import type { ProcRoot } from './proc-root.js';
import type { ProcessTable } from './process-table.js';
import type { SmallFiles } from './small-files.js';

/**
 * Who looks; the same object as before where nothing moved. In a tree that is not ours we are
 * nobody's descendant and nothing may be signalled.
 */
export function readViewer(
  root: ProcRoot,
  table: ProcessTable,
  readSmallFile: SmallFiles,
  hidepid: string | undefined,
  before?: Viewer,
): Viewer {
  const ancestorPids = root.isOurs ? ancestorsIn(table) : [];
  if (before !== undefined && before.ancestorPids.join() === ancestorPids.join()) return before;
  return {
    pid: process.pid,
    uid: process.geteuid?.() ?? 0,
    ...realUid(),
    gids: ownGids(),
    ancestorPids,
    ...ownStat(root, readSmallFile),
    canSignal: root.canSignal,
    ...pidNamespace(root),
    ...ownUserNamespace(root),
    ...(hidepid === undefined ? {} : { hidepid }),
  };
}

function realUid(): Pick<Viewer, 'realUid'> {
  const uid = process.getuid?.();
  return uid === undefined || uid === process.geteuid?.() ? {} : { realUid: uid };
}

function ownUserNamespace({ path, isOurs }: ProcRoot): Pick<Viewer, 'userNamespace'> {
  const inode = isOurs ? namespaceInode(`${path}/self/ns/user`) : undefined;
  return inode === undefined || inode === firstUserNamespace ? {} : { userNamespace: inode };
}

/** The kernel's fixed number of it: PROC_USER_INIT_INO of include/linux/proc_ns.h. */
const firstUserNamespace = 0xeffffffd;

/** Where the tree is not ours, its init's: that takes rights. */
function pidNamespace({ path, isOurs }: ProcRoot): Pick<Viewer, 'pidNamespace'> {
  const inode = namespaceInode(`${path}/${isOurs ? 'self' : '1'}/ns/pid`);
  return inode === undefined ? {} : { pidNamespace: inode };
}

function ownGids(): readonly number[] {
  return [...new Set([process.getegid?.() ?? 0, ...(process.getgroups?.() ?? [])])];
}

function ownStat(root: ProcRoot, readSmallFile: SmallFiles): Partial<Viewer> {
  if (!root.isOurs) return {};
  const stat = readSmallFile(`${root.path}/self/stat`);
  const parsed = typeof stat === 'string' ? undefined : parsePidStat(stat, stat.length);
  const status = readSmallFile(`${root.path}/self/status`);
  const capabilities = typeof status === 'string' ? undefined : effectiveCapabilities(status);
  return {
    ...(parsed === undefined ? {} : { pgrp: parsed.pgrp, session: parsed.session }),
    ...(capabilities === undefined ? {} : { capabilities }),
  };
}

/** Ourselves first. A process may be adopted while we scan: no pid twice, or there would be no end. */
function ancestorsIn(table: ProcessTable): readonly number[] {
  const pids = new Set<number>([process.pid]);
  let pid = table.byPid.get(process.pid)?.sample.ppid ?? 0;
  while (pid > 0 && !pids.has(pid)) {
    pids.add(pid);
    pid = table.byPid.get(pid)?.sample.ppid ?? 0;
  }
  return [...pids];
}
