/** The first number of /proc/uptime (proc_uptime(5)): seconds since boot, suspend included. */
export function parseUptime(text: string): number | undefined {
  const seconds = /^(\d+(?:\.\d+)?)(?:\s|$)/.exec(text)?.[1];
  return seconds === undefined ? undefined : Number(seconds);
}
