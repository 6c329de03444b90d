/** The 1, 5 and 15 minute averages of /proc/loadavg (proc_loadavg(5)). */
export function parseLoadavg(text: string): readonly number[] | undefined {
  const match = /^(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)(?: |$)/m.exec(text);
  return match === null ? undefined : match.slice(1, 4).map(Number);
}

/** The pid that was given last in the pid namespace of the reader. */
export function parseLastPid(text: string): number | undefined {
  const pid = /^(?:\d+\.\d+ ){3}\d+\/\d+ (\d{1,9})\s*$/.exec(text)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** How many threads the machine has; every namespace's, and what hidepid hides is counted too. */
export function parseMachineThreads(text: string): number | undefined {
  const count = /^(?:\d+\.\d+ ){3}\d+\/(\d{1,9})(?: |$)/m.exec(text)?.[1];
  return count === undefined ? undefined : Number(count);
}
