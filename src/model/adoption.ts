import type { ProcessSample } from '../sample/process-sample.js';
import { isSameIdentity, namedIdentity } from './identity.js';
import type { Adoption } from './process.js';

/** The parents of a child before and now, as far as they are known. */
export type ParentChange = {
  readonly adoptions: readonly Adoption[];
  readonly formerParent: ProcessSample | undefined;
  readonly parent: ProcessSample | undefined;
  /** Wall clock of this sample. */
  readonly seenAtMs: number;
};

/**
 * The adoptions of a child, with one more where its parent is another process than before. (A child
 * in X keeps its parent in the tree, so that its ppid 0 is no adoption.)
 */
export function nextAdoptions(change: ParentChange): readonly Adoption[] {
  const { adoptions, formerParent, parent, seenAtMs } = change;
  if (formerParent === undefined || parent === undefined) return adoptions;
  if (isSameIdentity(formerParent, parent)) return adoptions;
  const adoption: Adoption = {
    formerParent: namedIdentity(formerParent),
    adopter: namedIdentity(parent),
    seenAtMs,
  };
  return [...adoptions, adoption];
}
