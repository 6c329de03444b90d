/**
 * A pure function that gives the very object again that it gave last, where its inputs are the very same:
 * whoever paints sees by `===` that nothing has changed. It keeps one result, and its inputs.
 */
export function sameAgain<Inputs extends readonly unknown[], Result>(
  make: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  let last: { readonly inputs: Inputs; readonly result: Result } | undefined;
  return (...inputs) => {
    if (last && isSame(last.inputs, inputs)) return last.result;
    const result = make(...inputs);
    last = { inputs, result };
    return result;
  };
}

/** The same for each of several places, counted from 0: it keeps one result for each. */
export function sameAt<Inputs extends readonly unknown[], Result>(
  make: (...inputs: Inputs) => Result,
): (place: number, ...inputs: Inputs) => Result {
  const places: ((...inputs: Inputs) => Result)[] = [];
  return (place, ...inputs) => {
    places[place] ??= sameAgain(make);
    return places[place](...inputs);
  };
}

/** By a key that tells all that the result rests on. It keeps so many results, and begins anew when it is full. */
export function sameByKey<Result>(most: number): (key: string, make: () => Result) => Result {
  const kept = new Map<string, Result>();
  return (key, make) => {
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= most) kept.clear();
    const made = make();
    kept.set(key, made);
    return made;
  };
}

// -0 and 0 would be written alike, and NaN is itself.
function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (!Object.is(one[i], other[i])) return false;
  return true;
}
