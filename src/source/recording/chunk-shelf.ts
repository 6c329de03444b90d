import type { Sample } from '../../sample/sample.js';
import type { LinesRecording } from './lines-recording.js';

/** What stays in memory of recordings that are played as one: the chunks that were read last, however many files there are. */
export type ChunkShelf = {
  /** By chunk, the newest last; undefined where no whole frame is in it. */
  readonly loaded: Map<object, Promise<LinesRecording | undefined>>;
  /** The last that was played: it lends its objects to the next. */
  last: Sample | undefined;
};

/** The one that plays, and the one before or behind it. */
const maxLoaded = 2;

export function newShelf(): ChunkShelf {
  return { loaded: new Map(), last: undefined };
}

export function putOn(
  { loaded }: ChunkShelf,
  chunk: object,
  lines: Promise<LinesRecording | undefined>,
): void {
  loaded.delete(chunk);
  loaded.set(chunk, lines);
  const [oldest] = loaded.keys();
  if (loaded.size > maxLoaded && oldest !== undefined) loaded.delete(oldest);
}
