import type { Recording } from '../../src/source/recording/reader.js';

/** A recording of one chunk, of which only is known when its frames were taken. */
export function recordingTakenAt(...instants: readonly number[]): Recording {
  return {
    path: '',
    frameCount: instants.length,
    utcOffsetMinutes: 0,
    chunks: [
      {
        firstFrame: 0,
        frameCount: instants.length,
        firstTakenAtMs: instants[0] ?? 0,
        lastTakenAtMs: instants.at(-1) ?? 0,
      },
    ],
    takenAtMs: async (frame) => instants[frame] ?? 0,
    strip: async () => ({ loads: [], marks: [] }),
    sampleAt: () => Promise.reject(new Error('no samples')),
    notes: [],
    close: async () => {},
  };
}
