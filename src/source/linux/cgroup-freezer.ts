import type { TargetFacts } from '../../sample/target-facts.js';
import { cgroupDirectories, unifiedDirectories } from './cgroup-directories.js';

/**
 * Which freezer holds a process, from its /proc/PID/cgroup and the mounts. On a machine with both versions
 * either may. A cgroup tells of a freeze of its ancestors too, so that its own files are enough.
 */
export function freezerOf(
  cgroup: string,
  mountinfo: string,
  textOf: (path: string) => string | undefined,
): TargetFacts['frozen'] {
  const first = cgroupDirectories('freezer', cgroup, mountinfo);
  if (first?.version === 1 && isFrozenState(textOf(`${first.paths[0]}/freezer.state`))) return 'v1';
  const second = unifiedDirectories(cgroup, mountinfo);
  return second && isFrozenEvents(textOf(`${second.paths[0]}/cgroup.events`)) ? 'v2' : undefined;
}

/** freezer.state: THAWED, FROZEN, or FREEZING while some task of it is not there yet. */
function isFrozenState(state: string | undefined): boolean {
  return state !== undefined && /^(FROZEN|FREEZING)\n?$/.test(state);
}

/** cgroup.events (cgroups(7)): `frozen 1` once all tasks are. */
function isFrozenEvents(events: string | undefined): boolean {
  return events !== undefined && /^frozen 1$/m.test(events);
}
