import type { ProcessSample } from '../sample/process-sample.js';
import { isSameIdentity, namedIdentity } from './identity.js';
import type { Adoption } from './process.js';
import { isDying } from './state.js';

/** A child that was seen before, and its parents then and now as far as they are known. */
export type ParentChange = {
  readonly child: ProcessSample;
  readonly adoptions: readonly Adoption[];
  readonly formerParent: ProcessSample | undefined;
  readonly parent: ProcessSample | undefined;
  /** Wall clock of this sample. */
  readonly seenAtMs: number;
};

/** The adoptions of a child, with one more where its parent is another process than before. */
export function nextAdoptions(change: ParentChange): readonly Adoption[] {
  const { child, adoptions, formerParent, parent, seenAtMs } = change;
  if (formerParent === undefined || parent === undefined) return adoptions;
  if (isDying(child) || isSameIdentity(formerParent, parent)) return adoptions;
  const adoption: Adoption = {
    formerParent: namedIdentity(formerParent),
    adopter: namedIdentity(parent),
    seenAtMs,
  };
  return [...adoptions, adoption];
}
