import type { Source } from '../sample/source.js';
import { linuxSource } from '../source/linux/linux-source.js';
import { frameAt, parseInstant } from '../source/recording/instant.js';
import { openRecording, type Recording } from '../source/recording/reader.js';
import { type RecordingSource, recordingSource } from '../source/recording/recording-source.js';
import { CannotDo, WrongUsage } from './failure.js';
import type { SourceOptions } from './options.js';

export type LiveSource = Source & {
  /** Settles when every command line that was asked for has answered, or the time is over. */
  readonly factsSettled: (deadlineMs: number) => Promise<void>;
};

export type OpenSource =
  | { readonly isLive: true; readonly source: LiveSource }
  | {
      readonly isLive: false;
      readonly source: RecordingSource;
      readonly recording: Recording;
      /** Where `--at` or `--frame` points to, from 0; undefined where neither is given. */
      readonly startFrame: number | undefined;
    };

/** The source that the options name: this machine, another tree, a recording. */
export async function openSource(options: SourceOptions): Promise<OpenSource> {
  if (options.replay === undefined) return openLive(options);
  const recording = await openRecording(options.replay);
  try {
    const startFrame = startFrameOf(options, recording);
    return { isLive: false, source: recordingSource(recording), recording, startFrame };
  } catch (error) {
    await recording.close();
    throw error;
  }
}

function openLive({ procRoot, at, frame }: SourceOptions): OpenSource {
  if (at !== undefined || frame !== undefined) {
    throw new WrongUsage('--at and --frame point into a recording: they go with --replay');
  }
  return { isLive: true, source: linuxSource(procRoot === undefined ? {} : { procRoot }) };
}

function startFrameOf(options: SourceOptions, recording: Recording): number | undefined {
  if (options.at !== undefined) return frameAtInstant(options.at, recording);
  const { frame } = options;
  if (frame === undefined) return undefined;
  const index = frame === -1 ? recording.frameCount - 1 : frame - 1;
  if (index < recording.frameCount) return index;
  throw new CannotDo(`frame ${frame} is not there: the recording has ${recording.frameCount}`);
}

function frameAtInstant(text: string, recording: Recording): number {
  const { frameCount, utcOffsetMinutes } = recording;
  const endMs = recording.takenAtMs(frameCount - 1);
  const instantMs = parseInstant(text, { endMs, utcOffsetMinutes });
  if (instantMs === undefined) {
    throw new WrongUsage(
      `--at ${text}: expected an instant such as 2026-11-21T03:10:42Z, 03:10, yesterday 03:10, -5m, @1700000000`,
    );
  }
  const frame = frameAt(recording, instantMs);
  if (frame === undefined) throw new CannotDo(`--at ${text} is before the first frame`);
  return frame;
}
