/** What is told of one thing: a text (raw where the machine wrote it), or why it is not known. */
export type Told =
  | {
      readonly text: string;
      /** It is a list, and this stands between its pieces: where its lines break. */
      readonly between?: string;
    }
  | { readonly unknown: string };

/** A line of what a pane tells. */
export type Fact = {
  readonly name: string;
  readonly told: Told;
  /** A list or a path: it takes the whole width. */
  readonly isWide?: true;
  /** It may be very long: only so many lines of it, and where all of it is. */
  readonly cut?: { readonly lines: number; readonly hint: string };
};

/** Facts about one side of a process. */
export type Section = { readonly title: string; readonly facts: readonly Fact[] };

export function fact(name: string, told: Told | string): Fact {
  return { name, told: typeof told === 'string' ? { text: told } : told };
}

/** Of what may be long. */
export function wideFact(name: string, told: Told | string): Fact {
  return { ...fact(name, told), isWide: true };
}
