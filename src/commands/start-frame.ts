import { frameAt, parseInstant } from '../source/recording/instant.js';
import type { Recording } from '../source/recording/reader.js';
import { CannotDo, WrongUsage } from './failure.js';
import type { SourceOptions } from './options.js';

/** Where `--at` or `--frame` points to, from 0; undefined where neither is given. */
export async function startFrameOf(
  { at, frame }: SourceOptions,
  recording: Recording,
): Promise<number | undefined> {
  if (at !== undefined) return frameAtInstant(at, recording);
  if (frame === undefined) return undefined;
  const index = frame === -1 ? recording.frameCount - 1 : frame - 1;
  if (index < recording.frameCount) return index;
  const last = recording.frameCount;
  throw new CannotDo(`--frame: expected 1 to ${last}, the last one of the recording, got ${frame}`);
}

async function frameAtInstant(text: string, recording: Recording): Promise<number> {
  const { frameCount, utcOffsetMinutes } = recording;
  const endMs = await recording.takenAtMs(frameCount - 1);
  const instantMs = parseInstant(text, { endMs, utcOffsetMinutes });
  if (instantMs === undefined) {
    throw new WrongUsage(
      `--at: expected an instant such as 2026-11-21T03:10:42Z, 03:10, yesterday 03:10, -5m, @1700000000, got '${text}'`,
    );
  }
  const frame = await frameAt(recording, instantMs);
  if (frame !== undefined) return frame;
  const first = new Date(await recording.takenAtMs(0)).toISOString();
  throw new CannotDo(`--at: expected ${first}, the first frame, or later, got '${text}'`);
}
