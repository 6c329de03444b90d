import type { Sample } from '../sample/sample.js';

/** Whether what values of a process rest on beside itself is the same: units, names of users, sizes of the machine. */
export function hasSameConstants(one: Sample, other: Sample): boolean {
  return (
    isSameBoot(one.boot, other.boot) &&
    one.host.memory.totalBytes === other.host.memory.totalBytes &&
    one.host.cpus.length === other.host.cpus.length
  );
}

function isSameBoot(one: Sample['boot'], other: Sample['boot']): boolean {
  return (
    one === other ||
    (one.ticksPerSecond === other.ticksPerSecond &&
      one.pageBytes === other.pageBytes &&
      one.users === other.users &&
      one.ttyDrivers === other.ttyDrivers &&
      one.bootedAtMs === other.bootedAtMs)
  );
}
