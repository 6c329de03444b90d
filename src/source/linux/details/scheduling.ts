import type { Scheduling } from '../../../sample/process-details.js';

/** Fields 40 and 41 of /proc/PID/stat (proc_pid_stat(5)): there since Linux 2.5.19. */
export function parseSchedulingFields(bytes: Buffer): Scheduling | undefined {
  const text = bytes.toString('latin1');
  // The name may hold ')' and blanks: the last ')' ends it, and field 3 follows.
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .trimEnd()
    .split(' ');
  const [realtimePriority = '', policy = ''] = fields.slice(40 - 3);
  if (!/^\d+$/.test(realtimePriority) || !/^\d+$/.test(policy)) return undefined;
  return { policy: Number(policy), realtimePriority: Number(realtimePriority) };
}

/** /proc/PID/schedstat: on a CPU and waiting for one, in ns, and how often it got one. */
export function parseSchedstat(
  bytes: Buffer,
): Required<Pick<Scheduling, 'runNs' | 'waitNs' | 'timeslices'>> | undefined {
  const match = /^(\d+) (\d+) (\d+)\s*$/.exec(bytes.toString('latin1'));
  if (match === null) return undefined;
  const [runNs = 0, waitNs = 0, timeslices = 0] = match.slice(1).map(Number);
  // All 0 is what a kernel prints that does not count them: nobody is seen who never ran.
  return runNs === 0 && timeslices === 0 ? undefined : { runNs, waitNs, timeslices };
}
