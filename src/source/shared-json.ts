/** Whether two JSON values say the same; the order of keys does not matter. */
export function isSameJson(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSameJson(one[key], other[key]))
  );
}

/** `now`, with `before` itself in each place that says the same as before. */
export function shared<T>(before: T | undefined, now: T): T {
  if (before !== undefined && isSameJson(before, now)) return before;
  if (!isObject(before) || !isObject(now) || Array.isArray(now)) return now;
  const entries = Object.entries(now).map(([key, value]) => [
    key,
    Object.hasOwn(before, key) ? shared(before[key], value) : value,
  ]);
  return Object.fromEntries(entries) as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
