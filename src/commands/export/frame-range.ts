import { frameAt } from '../../source/recording/instant.js';
import type { Recording } from '../../source/recording/reader.js';
import { CannotDo } from '../failure.js';
import { instantIn } from '../recording-instant.js';
import { startFrameOf } from '../start-frame.js';

/** Which frames of a recording are asked for. */
export type RangeOptions = {
  readonly at?: string;
  readonly frame?: number;
  readonly from?: string;
  readonly to?: string;
  /** In ms: of each stretch of the wall clock so long only the first frame. */
  readonly every?: number;
};

/** The frames asked for, counted from 0; all where nothing is asked. Rejects where there are none. */
export async function framesAsked(
  options: RangeOptions,
  recording: Recording,
): Promise<AsyncGenerator<number>> {
  const only = await startFrameOf(options, recording);
  if (only !== undefined) return framesOf(recording, only, only, undefined);
  const { from, to, every } = options;
  const first = from === undefined ? 0 : await firstFrom(recording, from);
  const last = to === undefined ? recording.frameCount - 1 : await lastUntil(recording, to);
  if (first === undefined || last === undefined || first > last) {
    throw new CannotDo(`--from, --to: expected a frame between them, got ${await span(recording)}`);
  }
  return framesOf(recording, first, last, every);
}

async function* framesOf(
  { takenAtMs }: Recording,
  first: number,
  last: number,
  everyMs: number | undefined,
): AsyncGenerator<number> {
  let stretch: number | undefined;
  for (let frame = first; frame <= last; frame++) {
    const own = everyMs === undefined ? frame : Math.floor((await takenAtMs(frame)) / everyMs);
    if (own !== stretch) yield frame;
    stretch = own;
  }
}

async function lastUntil(recording: Recording, text: string): Promise<number | undefined> {
  return frameAt(recording, await instantIn(recording, '--to', text));
}

async function firstFrom(recording: Recording, text: string): Promise<number | undefined> {
  const instantMs = await instantIn(recording, '--from', text);
  const { chunks, takenAtMs } = recording;
  // Not a binary search: the wall clock may have been set back in between.
  for (const { firstFrame, frameCount, firstTakenAtMs, lastTakenAtMs } of chunks) {
    if (Math.max(firstTakenAtMs, lastTakenAtMs) < instantMs) continue;
    for (let frame = firstFrame; frame < firstFrame + frameCount; frame++) {
      if ((await takenAtMs(frame)) >= instantMs) return frame;
    }
  }
  return undefined;
}

async function span({ takenAtMs, frameCount }: Recording): Promise<string> {
  const [first, last] = await Promise.all([takenAtMs(0), takenAtMs(frameCount - 1)]);
  return `a recording from ${iso(first)} to ${iso(last)}`;
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
