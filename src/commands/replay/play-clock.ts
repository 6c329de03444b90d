import type { Recording } from '../../source/recording/reader.js';

/** When the frames that are played are due, by performance.now(). */
export type PlayClock = {
  /** From now on, with the frame that is shown. */
  readonly start: () => void;
  /** When that frame is due, the one before it having been due when it was. */
  readonly dueAtMs: (frame: number, speed: number) => Promise<number>;
  /** It is shown, or passed over. */
  readonly passed: (dueAtMs: number) => void;
};

/** A pause in the recording (the recorder was stopped) is not waited for longer than this. */
const longestGapMs = 5000;

/** What comes later than this is not caught up with. */
const longestLateMs = 500;

export function playClock({ takenAtMs }: Recording): PlayClock {
  let lastDueMs = performance.now();
  return {
    start: () => {
      lastDueMs = performance.now();
    },
    dueAtMs: async (frame, speed) => {
      const gapMs = (await takenAtMs(frame)) - (await takenAtMs(frame - 1));
      return lastDueMs + Math.max(0, Math.min(longestGapMs, gapMs)) / speed;
    },
    passed: (dueAtMs) => {
      lastDueMs = Math.max(dueAtMs, performance.now() - longestLateMs);
    },
  };
}
