import type { Model } from '../../model/model.js';
import type { Recording } from '../../source/recording/reader.js';
import type { RecordingSource } from '../../source/recording/recording-source.js';
import type { Screen } from '../dashboard/screen.js';
import type { PlayClock } from './play-clock.js';

/** Where the playing of a recording is. */
export type Player = {
  readonly recording: Recording;
  readonly source: RecordingSource;
  readonly screen: Screen;
  readonly clock: PlayClock;
  /** What was asked for last: what was asked for before it is not wanted any more. */
  request: number;
  /** The frame that is shown, or that was asked for last. */
  frame: number;
  /** Of the frame before the source's position; undefined where that is not known. */
  model: Model | undefined;
  timer: NodeJS.Timeout | undefined;
  /** How long the last frame took with all that was before it. */
  wholeTookMs: number;
  isPlaying: boolean;
  isStopped: boolean;
};

/** Whether what was begun is still asked for. */
export type IsWanted = () => boolean;
