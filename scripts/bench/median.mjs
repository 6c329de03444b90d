/** The middle one, or the mean of the two in the middle; undefined of nothing. */
export function median(values) {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The value below which that part of them lies. */
export function percentile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** Of objects with the same keys the median of each. */
export function medians(objects) {
  const keys = [...new Set(objects.flatMap(Object.keys))];
  return Object.fromEntries(keys.map((key) => [key, median(objects.map((one) => one[key]))]));
}
