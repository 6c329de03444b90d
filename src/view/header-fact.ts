import { cellWidth } from '../text/width.js';

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
  const textsWith = (fact: HeaderFact, text: string) =>
    facts.flatMap((one) => (one === fact ? [text] : (kept.get(one) ?? [])));
  const keep = (fact: HeaderFact, texts: readonly string[]) => {
    const fits = (text: string) => cellWidth(textsWith(fact, text).join(' · ')) < room;
    const fitting = texts.find(fits);
    if (fitting !== undefined) kept.set(fact, fitting);
  };
  for (const fact of urgent) keep(fact, fact.texts.slice(-1));
  for (const fact of urgent) keep(fact, fact.texts);
  for (const fact of byRank) keep(fact, kept.has(fact) ? [] : fact.texts);
  return facts.flatMap((fact) => kept.get(fact) ?? []);
}
