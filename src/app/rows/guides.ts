/** For each ancestor from the root down, then the row itself: does a sibling follow? */
export type Guide = readonly boolean[];

/** Of the rows below one: of all but the last, and of the last. */
export type GuidesBelow = { readonly more: Guide; readonly last: Guide };

/** More than the widest screen shows: a chain of ten thousand processes must not cost its square. */
const guideLimit = 128;

/** Beyond these they are made anew: trees that come and go for days must not pile them up. */
const keptLimit = 5000;

export const noGuide: Guide = [];

const kept = new Map<Guide, GuidesBelow>();

/** The very same arrays for the same ancestors: siblings share them, and so do the rows of the next model. */
export function guidesBelow(above: Guide): GuidesBelow {
  const known = kept.get(above);
  if (known) return known;
  const nearest = above.length < guideLimit ? above : above.slice(1);
  const made = { more: extended(above, nearest, true), last: extended(above, nearest, false) };
  if (kept.size >= keptLimit) kept.clear();
  kept.set(above, made);
  return made;
}

/** Deep down a chain the window moves over what is all the same: one array is enough for it. */
function extended(above: Guide, nearest: Guide, hasNext: boolean): Guide {
  const isSame = nearest.length < above.length && above.every((one) => one === hasNext);
  return isSame ? above : [...nearest, hasNext];
}
