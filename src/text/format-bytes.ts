/**
 * Bytes in binary units, at most 6 cells wide: `1023B`, `8.1M`, `512K`, `23.4G`; `0`, and `?` for
 * what is not known.
 */
export function formatBytes(bytes: number | undefined): string {
  if (bytes === undefined || !(bytes >= 0) || bytes === Infinity) return '?';
  if (bytes === 0) return '0';
  let amount = bytes;
  let unit = 0;
  // Rounded before it is compared, or 1023.7 MiB would be "1024M" instead of "1.0G".
  while (Math.round(amount) >= 1024 && unit < UNITS.length - 1) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 ? Math.round(amount) : threeDigits(amount)}${UNITS[unit]}`;
}

const UNITS = ['B', 'K', 'M', 'G', 'T', 'P', 'E'];

function threeDigits(amount: number): string {
  const isShort = Math.round(amount * 10) < 1000;
  return isShort ? amount.toFixed(1) : amount.toFixed(0);
}
