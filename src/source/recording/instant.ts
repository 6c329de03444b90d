import type { Recording } from './reader.js';

/** The last frame taken at or before an instant; undefined where the recording begins after it. */
export async function frameAt(
  { chunks, takenAtMs }: Recording,
  instantMs: number,
): Promise<number | undefined> {
  // Not a binary search: the wall clock may have been set back in between.
  for (const { firstFrame, frameCount, firstTakenAtMs, lastTakenAtMs } of chunks.toReversed()) {
    if (Math.min(firstTakenAtMs, lastTakenAtMs) > instantMs) continue;
    for (let frame = firstFrame + frameCount - 1; frame >= firstFrame; frame--) {
      if ((await takenAtMs(frame)) <= instantMs) return frame;
    }
  }
  return undefined;
}
