import type { Source } from '../sample/source.js';
import type { LinuxSourceOptions } from '../source/linux/machine.js';
import type { Recording } from '../source/recording/reader.js';
import type { RecordingSource } from '../source/recording/recording-source.js';
import { WrongUsage } from './failure.js';
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
  if (options.replay !== undefined) return openReplay(options.replay, options);
  if (options.at !== undefined || options.frame !== undefined) {
    throw new WrongUsage('--at and --frame point into a recording: they go with --replay');
  }
  return { isLive: true, source: await openLiveSource(options) };
}

/** This machine, or the tree that `--proc-root` names. */
export async function openLiveSource(
  { procRoot }: SourceOptions,
  options: Pick<LinuxSourceOptions, 'hasResidentHelper'> = {},
): Promise<LiveSource> {
  const { linuxSource } = await import('../source/linux/linux-source.js');
  return linuxSource(procRoot === undefined ? options : { ...options, procRoot });
}

async function openReplay(path: string, options: SourceOptions): Promise<OpenSource> {
  const { openRecording } = await import('../source/recording/reader.js');
  const { recordingSource } = await import('../source/recording/recording-source.js');
  const { startFrameOf } = await import('./start-frame.js');
  const recording = await openRecording(path);
  try {
    const startFrame = await startFrameOf(options, recording);
    return { isLive: false, source: recordingSource(recording), recording, startFrame };
  } catch (error) {
    await recording.close();
    throw error;
  }
}
