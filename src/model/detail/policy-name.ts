/** SCHED_* by number (sched(7)); 4 was never given. */
const names = ['OTHER', 'FIFO', 'RR', 'BATCH', undefined, 'IDLE', 'DEADLINE', 'EXT'];

export function policyName(policy: number): string {
  const name = names[policy];
  return name === undefined ? `${policy}, which is not known here` : `SCHED_${name}`;
}
