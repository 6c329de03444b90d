import { type Timeline, type TimelineMark, timelineParts } from '../../src/app/time/timeline.js';

/** Calm, then busy in its middle, a gap in which nothing was recorded, and one mark of each kind. */
export function madeTimeline(fromMs: number, toMs: number): Timeline {
  const marks: Readonly<Record<number, TimelineMark>> = {
    48: 'exited',
    240: 'adopted',
    245: 'longWait',
    430: 'zombie',
  };
  const parts = Array.from({ length: timelineParts }, (_, part) => {
    const isGap = part >= 336 && part < 384;
    const height = Math.max(0, 1 - Math.abs(part - 240) / 120);
    return { load: isGap ? undefined : 0.05 + 0.95 * height, mark: marks[part] };
  });
  return { fromMs, toMs, parts };
}
