import { hidepidOf } from './mountinfo.js';
import type { ProcRoot } from './proc-root.js';
import { asciiOf, type SmallFiles } from './small-files.js';

/** The mount option of that proc, where it hides processes from us. Root sees all, whatever the mount says. */
export function hidepidHere(root: ProcRoot, readSmallFile: SmallFiles): string | undefined {
  if (!root.isLive || process.geteuid?.() === 0) return undefined;
  return hidepidOf(asciiOf(readSmallFile('/proc/self/mountinfo')) ?? '', root.path);
}
