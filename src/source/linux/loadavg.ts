/** The 1, 5 and 15 minute averages of /proc/loadavg (proc_loadavg(5)). */
export function parseLoadavg(text: string): readonly number[] | undefined {
  const match = /^(\d+\.\d+) (\d+\.\d+) (\d+\.\d+)(?: |$)/m.exec(text);
  return match === null ? undefined : match.slice(1, 4).map(Number);
}
