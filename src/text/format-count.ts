/** A count with commas: `1,078`. */
export function formatCount(count: number | undefined): string {
  if (count === undefined || !Number.isFinite(count)) return '?';
  return count.toFixed(0).replace(/\B(?=(\d{3})+$)/g, ',');
}

/**
 * A percentage without its sign: one decimal below 100, none above (`0.4`, `43.1`, `100`, `1234`).
 * What is wider than `widthLimit` loses its decimal, and what is then too wide still says so: `>999`.
 */
export function formatPercent(percent: number | undefined, widthLimit = 5): string {
  if (percent === undefined || !Number.isFinite(percent)) return '?';
  const exact = Math.round(percent * 10) < 1000 ? percent.toFixed(1) : percent.toFixed(0);
  if (exact.length <= widthLimit) return exact;
  const whole = percent.toFixed(0);
  return whole.length <= widthLimit ? whole : `>${'9'.repeat(Math.max(0, widthLimit - 1))}`;
}
