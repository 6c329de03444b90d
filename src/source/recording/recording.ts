import type { Sample } from '../../sample/sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import type { Strip } from './strip.js';

/** A recording that can be played from any frame. Frames count from 0. */
export type Recording = {
  readonly path: string;
  /** At least 1. */
  readonly frameCount: number;
  /** The zone of the machine that was recorded. */
  readonly utcOffsetMinutes: number;
  /** In the order of their frames; one at least. */
  readonly chunks: readonly RecordingChunk[];
  /** The wall clock of a frame. */
  readonly takenAtMs: (frame: number) => Promise<number>;
  /** A chunk at a glance, by its index. It may have to be read for that. */
  readonly strip: (chunk: number) => Promise<Strip>;
  /**
   * Exactly what was recorded; rejects with UnusableSource where the file holds what no recorder writes. A frame
   * of which only now is seen that it is damaged is told by the very sample of the whole frame before it.
   */
  readonly sampleAt: (frame: number) => Promise<Sample>;
  /** What is lost, as far as it is known by now. */
  readonly notes: readonly SourceNote[];
  readonly close: () => Promise<void>;
};

/** Frames that can be read alone: about a minute of them. */
export type RecordingChunk = {
  readonly firstFrame: number;
  readonly frameCount: number;
  /** Wall clocks of its first and its last frame. */
  readonly firstTakenAtMs: number;
  readonly lastTakenAtMs: number;
};
