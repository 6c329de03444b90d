/** A span in words, cut after two units: `12 ms`, `4.2 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatSpan(spanMs: number | undefined): string {
  if (spanMs === undefined || !(spanMs >= 0) || spanMs === Infinity) return '?';
  if (spanMs < 1000) return `${Math.floor(spanMs)} ms`;
  if (spanMs < 10_000) return `${Math.floor(spanMs / 100) / 10} s`;
  const seconds = Math.floor(spanMs / 1000);
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return inTwo(seconds, MINUTE, 'min', 1, 's');
  if (seconds < DAY) return inTwo(seconds, HOUR, 'h', MINUTE, 'min');
  return inTwo(seconds, DAY, 'd', HOUR, 'h');
}

/** Time since the boot, as in uptime(1): `02:11` (hours and minutes), `3d 02:11`. */
export function formatUptime(uptimeSeconds: number | undefined): string {
  if (uptimeSeconds === undefined || !(uptimeSeconds >= 0) || uptimeSeconds === Infinity)
    return '?';
  const days = Math.floor(uptimeSeconds / DAY);
  const clock = `${two(Math.floor(uptimeSeconds / HOUR) % 24)}:${two(Math.floor(uptimeSeconds / MINUTE) % 60)}`;
  return days > 0 ? `${days}d ${clock}` : clock;
}

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** A second part of 0 is not said. */
function inTwo(seconds: number, big: number, bigName: string, small: number, smallName: string) {
  const bigs = `${Math.floor(seconds / big)} ${bigName}`;
  const smalls = Math.floor((seconds % big) / small);
  return smalls > 0 ? `${bigs} ${smalls} ${smallName}` : bigs;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
