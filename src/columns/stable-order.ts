/**
 * The indices of the keys so that the keys ascend; equal ones keep their order. The engine sorts plain numbers
 * without asking us: a function that compares would be called a hundred thousand times for ten thousand.
 */
export function ascendingOrder(keys: Float64Array): Uint32Array {
  const ascending = keys.toSorted();
  const places = new Map<number, number>();
  for (let at = ascending.length - 1; at >= 0; at -= 1) places.set(ascending[at] ?? 0, at);
  const order = new Uint32Array(keys.length);
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] ?? 0;
    const place = places.get(key) ?? 0;
    order[place] = index;
    places.set(key, place + 1);
  }
  return order;
}

export function isAscending(keys: Float64Array): boolean {
  for (let at = 1; at < keys.length; at += 1) {
    if ((keys[at] ?? 0) < (keys[at - 1] ?? 0)) return false;
  }
  return true;
}
