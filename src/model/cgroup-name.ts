import type { CgroupMembership } from '../sample/process-details.js';

/**
 * The control group in few words, raw: the path of version 2; where version 1 puts the process somewhere and
 * version 2 nowhere, `memory:/a`, the path alone where all hierarchies agree; `/` where none puts it anywhere.
 */
export function cgroupName(cgroups: readonly CgroupMembership[]): string {
  if (cgroups.length === 0) return '';
  const unified = cgroups.find(({ hierarchy }) => hierarchy === 0)?.path ?? '/';
  if (unified !== '/') return unified;
  const placed = cgroups.filter(({ hierarchy, path }) => hierarchy !== 0 && path !== '/');
  const paths = new Set(placed.map(({ path }) => path));
  const [only] = paths;
  if (only === undefined) return '/';
  const count = cgroups.filter(({ hierarchy }) => hierarchy !== 0).length;
  if (paths.size === 1 && placed.length === count) return only;
  return placed.map(({ controllers, path }) => `${controllers.join(',')}:${path}`).join(' ');
}
