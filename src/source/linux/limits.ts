/**
 * How many descriptors may be kept open: the soft "Max open files" of /proc/self/limits
 * (proc_pid_limits(5)) less what the rest of the program needs.
 */
export function parseFdBudget(text: string): number {
  const soft = /^Max open files +(\d+|unlimited) /m.exec(text)?.[1];
  if (soft === undefined) return 0;
  const limit = soft === 'unlimited' ? MOST : Math.min(Number(soft), MOST);
  return Math.max(0, limit - RESERVE);
}

/** Terminal, helper's pipes, recording, libraries: 20 are usual, 256 leave room for a burst. */
const RESERVE = 256;
/** A kept stat costs 4.3 kB of kernel memory: more than 86 MB of it is not worth what it saves. */
const MOST = 20_000;
