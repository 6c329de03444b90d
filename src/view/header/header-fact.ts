import { cellWidth } from '../../text/width.js';

/** A fact of the header in its forms, the longest first. By rank: 1 is left out last. */
export type HeaderFact = {
  readonly texts: readonly string[];
  readonly rank: number;
  /** Comes before all others, shortened rather than left out. */
  readonly isUrgent?: true;
};

/** As many of them as there is room for, in their order; each as long as there is room for after that. */
export function factsThatFit(facts: readonly HeaderFact[], room: number): readonly string[] {
  const byRank = facts.toSorted((one, other) => one.rank - other.rank);
  const urgent = byRank.filter(({ isUrgent }) => isUrgent);
  const kept = new Map<HeaderFact, string>();
  // Of all that is kept, with a gap after each.
  let taken = 0;
  const keep = (fact: HeaderFact, texts: readonly string[]) => {
    const others = taken - cellsTaken(kept.get(fact));
    const fitting = texts.find((text) => others + cellWidth(text) < room);
    if (fitting === undefined) return;
    kept.set(fact, fitting);
    taken = others + cellsTaken(fitting);
  };
  for (const fact of urgent) keep(fact, fact.texts.slice(-1));
  for (const fact of urgent) keep(fact, fact.texts);
  for (const fact of byRank) if (!kept.has(fact)) keep(fact, fact.texts);
  return facts.flatMap((fact) => kept.get(fact) ?? []);
}

/** With the ` · ` between two. */
function cellsTaken(text: string | undefined): number {
  return text === undefined ? 0 : cellWidth(text) + 3;
}
