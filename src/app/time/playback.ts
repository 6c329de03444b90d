import type { ProcessKey } from '../../model/process.js';
import type { Timeline } from './timeline.js';

/** Where in a recording we are. When the shown frame was taken, and in which zone, its sample tells. */
export type Playback = {
  /** The one that is shown, from 0. */
  readonly frame: number;
  readonly frameCount: number;
  readonly isPlaying: boolean;
  /** Asked for by a step and not shown yet: the next step goes on from there. */
  readonly asked?: number | undefined;
  /** What was selected and is not in the frame that is shown, and whether it was followed. */
  readonly missing?: { readonly key: ProcessKey; readonly isFollowing: boolean } | undefined;
  /** So many times as fast as it was taken: one of `speeds`. */
  readonly speed: number;
  /** Undefined until it is known when it begins and ends. */
  readonly timeline: Timeline | undefined;
  /** What this dashboard remembers of the machine that it is on, not a file. */
  readonly isOfLive: boolean;
};

export const speeds: readonly number[] = [0.25, 0.5, 1, 2, 5, 10, 20, 50, 100];

/** A recording before its first frame is shown. */
export function playbackOf(
  frameCount: number,
  timeline: Timeline | undefined,
  isOfLive = false,
): Playback {
  return { frame: 0, frameCount, isPlaying: false, speed: 1, timeline, isOfLive };
}
