import type { Recording } from '../source/recording/reader.js';
import { parseInstant } from '../text/parse-instant.js';
import { WrongUsage } from './failure.js';

/** What an INSTANT of the command line is in a recording, in ms since the epoch. */
export async function instantIn(
  recording: Recording,
  option: string,
  text: string,
): Promise<number> {
  const { frameCount, utcOffsetMinutes } = recording;
  const endMs = await recording.takenAtMs(frameCount - 1);
  const instantMs = parseInstant(text, { endMs, utcOffsetMinutes });
  if (instantMs !== undefined) return instantMs;
  throw new WrongUsage(
    `${option}: expected an instant such as 2026-11-21T03:10:42Z, 03:10, yesterday 03:10, -5m, @1700000000, got '${text}'`,
  );
}
