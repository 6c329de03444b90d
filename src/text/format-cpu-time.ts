/**
 * CPU time in at most 8 cells: `0:03.12` (minutes, seconds, hundredths, as in top's TIME+) below an
 * hour, `12h34:56` below a day, `3d04h05m` below ten, `365d23h` below a thousand, then `1234d`.
 */
export function formatCpuTime(cpuTimeMs: number | undefined): string {
  if (cpuTimeMs === undefined || !(cpuTimeMs >= 0) || cpuTimeMs === Infinity) return '?';
  const seconds = Math.floor(cpuTimeMs / 1000);
  const minutes = Math.floor(seconds / 60);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (hours < 1) return `${minutes}:${two(seconds % 60)}.${two(hundredths(cpuTimeMs))}`;
  if (days < 1) return `${hours}h${two(minutes % 60)}:${two(seconds % 60)}`;
  if (days < 10) return `${days}d${two(hours % 24)}h${two(minutes % 60)}m`;
  return days < 1000 ? `${days}d${two(hours % 24)}h` : `${days}d`;
}

function hundredths(cpuTimeMs: number): number {
  return Math.floor(cpuTimeMs / 10) % 100;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
