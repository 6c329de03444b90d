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
  // A clone keeps the shape that V8 knows; of entries it would make a dictionary, slow and three times as large.
  const copy: Record<string, unknown> = { ...now };
  for (const key of Object.keys(now)) {
    if (Object.hasOwn(before, key)) copy[key] = shared(before[key], now[key]);
  }
  return copy as T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
