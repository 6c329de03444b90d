import { type CgroupMount, cgroupMounts } from './mountinfo.js';

/** A controller's directories for one process: its own cgroup first, then each ancestor that is seen here. */
export type CgroupDirectories = {
  readonly version: 1 | 2;
  readonly paths: readonly string[];
};

/**
 * Where a controller's files for a process are, from its /proc/PID/cgroup (cgroups(7)) and the mounts;
 * undefined where that hierarchy is not mounted.
 */
export function cgroupDirectories(
  controller: string,
  cgroup: string,
  mountinfo: string,
): CgroupDirectories | undefined {
  const mounts = cgroupMounts(mountinfo);
  const first = mounts.find(({ controllers }) => controllers?.includes(controller));
  const firstPath = pathIn(cgroup, (names) => names.split(',').includes(controller));
  if (first && firstPath !== undefined) return { version: 1, paths: upwards(first, firstPath) };
  return unifiedDirectories(cgroup, mountinfo);
}

/** Those of version 2, whatever controllers it has: its own files (cgroup.freeze) are in each. */
export function unifiedDirectories(
  cgroup: string,
  mountinfo: string,
): CgroupDirectories | undefined {
  const mount = cgroupMounts(mountinfo).find(({ controllers }) => controllers === undefined);
  const path = pathIn(cgroup, (names) => names === '');
  return mount && path !== undefined ? { version: 2, paths: upwards(mount, path) } : undefined;
}

/** `4:memory:/a/b`; of version 2 `0::/a/b`. */
function pathIn(cgroup: string, isWanted: (controllers: string) => boolean): string | undefined {
  for (const line of cgroup.split('\n')) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (controllers !== undefined && isWanted(controllers)) return path;
  }
  return undefined;
}

const deepest = 64;

function upwards({ root, mountPoint }: CgroupMount, path: string): readonly string[] {
  const names = below(root, path).split('/').filter(Boolean);
  const paths = names.map((_, at) => `/${names.slice(0, names.length - at).join('/')}`);
  return [...paths.slice(0, deepest), ''].map((one) => `${mountPoint}${one}`);
}

/** A container without a cgroup namespace reads its path from the host's root, and sees only its own part mounted. */
function below(root: string, path: string): string {
  if (path.split('/').includes('..')) return '';
  if (root === '/') return path;
  return path.startsWith(`${root}/`) ? path.slice(root.length) : '';
}
