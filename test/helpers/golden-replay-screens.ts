import type { GoldenScreen } from './golden-screens.js';
import { madeTimeline } from './made-timeline.js';
import { screenAfter } from './played-screen.js';
import { modelsOfSamples, samplesOf } from './recorded.js';

const hourMs = 3_600_000;

/** A recording of a night, of which seven frames are there. */
export const replayScreens: readonly GoldenScreen[] = [
  ofNight('replay', 200, 50, []),
  ofNight('replay', 120, 30, [']', ']', ']', 'Space']),
  ofNight('replay', 80, 24, ['b', ...'+5m']),
  ofNight('replay-mistake', 80, 24, ['j', ...'soon', 'Enter']),
  ofNight('replay', 60, 24, []),
  ofNight('replay', 40, 16, []),
  ofNight('replay', 40, 12, []),
];

function ofNight(
  what: string,
  width: number,
  height: number,
  keys: readonly string[],
): GoldenScreen {
  return {
    name: `${what}-${width}x${height}`,
    text: async () => {
      const samples = await samplesOf('orphan-init');
      const atMs = samples.at(-1)?.takenAtMs ?? 0;
      const timeline = madeTimeline(atMs - 6 * hourMs, atMs + 6 * hourMs);
      const options = { width, height, frameCount: 43_200, timeline };
      return screenAfter([...modelsOfSamples(samples), ...keys], options);
    },
  };
}
