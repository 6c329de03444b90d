import type { CgroupMembership } from '../../../sample/process-details.js';
import { textOfBytes } from '../../../text/surrogates.js';

/**
 * /proc/PID/cgroup (cgroups(7)), lines `hierarchy:controllers:path`. A path has no newline, the kernel refuses
 * it, but it may hold colons. No line = in no hierarchy that is mounted.
 */
export function parsePidCgroup(bytes: Buffer): readonly CgroupMembership[] | undefined {
  const memberships: CgroupMembership[] = [];
  for (const line of textOfBytes(bytes).split('\n')) {
    if (line === '') continue;
    const [, hierarchy, controllers = '', path] = /^(\d+):([^:]*):(.*)$/s.exec(line) ?? [];
    if (hierarchy === undefined || path === undefined) return undefined;
    const names = controllers === '' ? [] : controllers.split(',');
    memberships.push({ hierarchy: Number(hierarchy), controllers: names, path });
  }
  return memberships;
}
