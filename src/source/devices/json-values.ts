/** An object that somebody else's JSON held. */
export type Json = Readonly<Record<string, unknown>>;

export function objectIn(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : undefined;
}

export function listIn(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

/** A number from `least` on; what is not is not known. JSON has a −0, a sample has none. */
export function counted(
  it: Json | undefined,
  name: string,
  least = Number.MIN_VALUE,
): number | undefined {
  const value = it?.[name];
  return typeof value === 'number' && Number.isFinite(value) && value >= least
    ? value + 0
    : undefined;
}

/** The numbers of a list, whatever else is in it. */
export function numbersIn(value: unknown): readonly number[] {
  return (listIn(value) ?? []).flatMap((one) =>
    typeof one === 'number' && Number.isFinite(one) ? [one + 0] : [],
  );
}

/** Words, and not '', '-' or blanks. */
export function worded(it: Json | undefined, name: string): string | undefined {
  const value = it?.[name];
  const words = typeof value === 'string' ? value.trim() : '';
  return words === '' || words === '-' ? undefined : words;
}

export function flagOf(it: Json | undefined, name: string): boolean | undefined {
  const value = it?.[name];
  return typeof value === 'boolean' ? value : undefined;
}

/** That key with that value; nothing where it is not known. */
export function told<K extends string, T>(key: K, value: T | undefined): { [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: T };
}
