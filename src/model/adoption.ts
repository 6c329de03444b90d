import type { ProcessSample } from '../sample/process-sample.js';
import { isSameIdentity, namedIdentity } from './identity.js';
import type { Adoption } from './process.js';

/** The parents of a child before and now, as far as they are known. */
export type ParentChange = {
  readonly formerParent: ProcessSample | undefined;
  readonly parent: ProcessSample | undefined;
};

/**
 * The adoptions of a child, with one more where its parent is another process than before. (A child
 * in X keeps its parent in the tree, so that its ppid 0 is no adoption.) `seenAtMs` is this sample's wall clock.
 */
export function nextAdoptions(
  { formerParent, parent }: ParentChange,
  adoptions: readonly Adoption[],
  seenAtMs: number,
): readonly Adoption[] {
  if (formerParent === undefined || parent === undefined) return adoptions;
  if (isSameIdentity(formerParent, parent)) return adoptions;
  const adoption: Adoption = {
    formerParent: namedIdentity(formerParent),
    adopter: namedIdentity(parent),
    seenAtMs,
  };
  return [...adoptions, adoption];
}
