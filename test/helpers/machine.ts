import { accessSync, constants, readFileSync } from 'node:fs';
import { release } from 'node:os';
import { delimiter, join } from 'node:path';

/** What this machine and this user allow. AVA picks skips where a test is defined, so these are constants. */
export const hasCompiler = isOnPath('cc');

/** Of Prometheus (Debian's package is prometheus). */
export const hasPromtool = isOnPath('promtool');

export const isRoot = process.geteuid?.() === 0;

const sysAdminBit = 21n; // capabilities(7)

/** Root in a container often lacks it. */
export const canMakePidNamespace =
  isRoot &&
  ((effectiveCapabilities() >> sysAdminBit) & 1n) === 1n &&
  may('/proc/sys/kernel/ns_last_pid', constants.W_OK);

/** By the freezer of cgroup v1, in which a process is in D. */
export const canFreeze = isRoot && may('/sys/fs/cgroup/freezer/cgroup.procs', constants.W_OK);

/** A FUSE file system in a mount namespace of its own. */
export const canMountFuse =
  isRoot &&
  ((effectiveCapabilities() >> sysAdminBit) & 1n) === 1n &&
  may('/dev/fuse', constants.R_OK | constants.W_OK);

/** What a kernel tells is more from version to version. */
export function kernelIsAtLeast(major: number, minor: number): boolean {
  const [own = 0, ownMinor = 0] = release().split('.').map(Number);
  return own > major || (own === major && ownMinor >= minor);
}

export function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .some((directory) => may(join(directory, program), constants.X_OK));
}

function effectiveCapabilities(): bigint {
  const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'latin1'))?.[1];
  return BigInt(`0x${mask ?? '0'}`);
}

function may(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
