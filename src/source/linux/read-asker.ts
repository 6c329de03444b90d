import type { Asker } from '../../sample/scheduling-facts.js';
import { keyLines } from './details/key-lines.js';
import { isInitialNamespace } from './doctor/procfs-facts.js';
import { namespaceInode } from './namespace-inode.js';
import { smallFiles } from './small-files.js';

/** Who we are at this moment, as far as the scheduler's calls ask; undefined where the kernel does not tell. */
export function readAsker(procRoot: string): Asker | undefined {
  const status = smallFiles(8192)(`${procRoot}/self/status`);
  if (typeof status === 'string') return undefined;
  const lines = keyLines(status);
  const [realUid, effectiveUid] = (lines.get('Uid') ?? '').split(/\s+/).map(Number);
  if (realUid === undefined || effectiveUid === undefined) return undefined;
  const mask = (key: string) => lines.get(key) ?? '0';
  const userNamespace = namespaceInode(`${procRoot}/self/ns/user`);
  const isInitial = isInitialNamespace(procRoot, 'user');
  return {
    realUid,
    effectiveUid,
    effective: mask('CapEff'),
    permitted: mask('CapPrm'),
    inheritable: mask('CapInh'),
    bounding: mask('CapBnd'),
    ambient: mask('CapAmb'),
    ...(userNamespace === undefined ? {} : { userNamespace }),
    ...(isInitial === undefined ? {} : { isInitialUserNamespace: isInitial }),
  };
}
