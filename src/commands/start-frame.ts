import { frameAt } from '../source/recording/instant.js';
import type { Recording } from '../source/recording/reader.js';
import { CannotDo } from './failure.js';
import type { SourceOptions } from './options.js';
import { instantIn } from './recording-instant.js';

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
  const frame = await frameAt(recording, await instantIn(recording, '--at', text));
  if (frame !== undefined) return frame;
  const first = new Date(await recording.takenAtMs(0)).toISOString();
  throw new CannotDo(`--at: expected ${first}, the first frame, or later, got '${text}'`);
}
