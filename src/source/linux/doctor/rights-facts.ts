import type { RightsFacts } from '../../../sample/machine-facts.js';
import { textOfBytes } from '../../../text/surrogates.js';
import { parseFdBudget } from '../limits.js';
import { parsePasswd } from '../passwd.js';
import { effectiveCapabilities } from '../pid-status.js';
import { asciiOf, type SmallFiles } from '../small-files.js';
import { isInitialNamespace } from './procfs-facts.js';

/** Who we are, and what we may. */
export function readRights(root: string, readSmallFile: SmallFiles): RightsFacts {
  const uid = process.geteuid?.() ?? 0;
  const passwd = readSmallFile('/etc/passwd');
  const user = typeof passwd === 'string' ? undefined : parsePasswd(textOfBytes(passwd))[uid];
  const status = readSmallFile(`${root}/self/status`);
  const capabilities = typeof status === 'string' ? undefined : effectiveCapabilities(status);
  const scope = asciiOf(readSmallFile(`${root}/sys/kernel/yama/ptrace_scope`))?.trim() ?? '';
  const limits = asciiOf(readSmallFile(`${root}/self/limits`)) ?? '';
  const limit = /^Max open files +(\d+) /m.exec(limits)?.[1];
  const isInitial = isInitialNamespace(root, 'user');
  return {
    uid,
    ...(user === undefined ? {} : { user }),
    ...(capabilities === undefined ? {} : { capabilities }),
    ...(isInitial === undefined ? {} : { isInitialUserNamespace: isInitial }),
    ...(/^\d+$/.test(scope) ? { ptraceScope: Number(scope) } : {}),
    ...(limit === undefined ? {} : { descriptorLimit: Number(limit) }),
    descriptorBudget: parseFdBudget(limits),
  };
}
