import { once } from 'node:events';
import { intervalMs } from '../interval.js';
import { type Log, logged } from '../log.js';
import { factsDeadlineMs } from '../models-of-source.js';
import { openLiveSource } from '../open-source.js';
import { type DashboardEvents, dashboardEvents } from './dashboard-events.js';
import { recordingDirectory } from './record-directory.js';
import { oneRecording } from './record-file.js';
import { type RecorderLimits, writeFrames } from './record-frames.js';
import { isDirectoryMeant, type RecordOptions, recordCommand } from './record-options.js';
import { type RecorderEnd, recorderEnd } from './recorder-end.js';
import { type RecorderSource, recorderSource } from './recorder-source.js';
import { recorderVoice, type Voice } from './recorder-voice.js';
import { type RecordingTarget, recordingTarget, type TargetTotals } from './recording-target.js';

/** `treetop record FILE|DIR/`: a sample each interval, until the count, the time, the size or a signal ends it. */
export async function record(words: readonly string[]): Promise<number> {
  const command = recordCommand().parse([...words], { from: 'user' });
  const options = command.opts<RecordOptions>();
  const [path = ''] = command.args;
  const isDirectory = isDirectoryMeant(path, options);
  const totals = await logged(options.log, (log) => recorded({ path, isDirectory, options, log }));
  return totals.lostFrames > 0 ? 1 : 0;
}

type Job = {
  readonly path: string;
  readonly isDirectory: boolean;
  readonly options: RecordOptions;
  readonly log: Log;
};

/** Signals are listened to before anything is looked at. */
async function recorded(job: Job): Promise<TargetTotals> {
  const { options, log } = job;
  const hangups = { rotate: () => {} };
  const end = recorderEnd({
    isBesideDashboard: options.withDashboard === true,
    hangup: job.isDirectory ? () => hangups.rotate() : undefined,
  });
  const dashboard = options.withDashboard ? dashboardOf(end, log) : undefined;
  const source = recorderSource(
    await openLiveSource(options, { hasResidentHelper: true }),
    options.redact === true,
    dashboard?.taken,
  );
  const voice = recorderVoice();
  try {
    const target = await openTarget(job, source, voice);
    hangups.rotate = target.rotate;
    await Promise.race([source.factsSettled(factsDeadlineMs), aborted(end.ending)]);
    const totals = await written({ ...job, source, voice, target, end });
    voice.say(summary(totals));
    return totals;
  } finally {
    voice.end();
    dashboard?.close();
    await source.close();
  }
}

/**
 * After a first look that is thrown away: it shows that there is something to record, and asks for the command
 * lines, so that the first frame has them.
 */
async function openTarget(
  { path, isDirectory, options, log }: Job,
  source: RecorderSource,
  voice: Voice,
): Promise<RecordingTarget> {
  const first = await source.next();
  const tell = (message: string) => {
    log.line(message);
    voice.say(message);
  };
  const limits = { keepMs: options.keep, maxBytes: options.maxSize };
  const place = isDirectory ? recordingDirectory(path, limits, tell) : oneRecording(path);
  const target = recordingTarget(place, first, tell);
  voice.say(
    options.redact
      ? 'without arguments; names of programs and users are in it, and only you may read the file'
      : 'command lines may hold secrets (--redact leaves them out); only you may read the file',
  );
  return target;
}

async function written({
  isDirectory,
  options,
  source,
  target,
  end,
  log,
  voice,
}: Job & {
  readonly source: RecorderSource;
  readonly target: RecordingTarget;
  readonly end: RecorderEnd;
  readonly voice: Voice;
}): Promise<TargetTotals> {
  const { count, duration, maxSize } = options;
  const limits: RecorderLimits = {
    everyMs: intervalMs(options),
    count: count ?? Number.POSITIVE_INFINITY,
    durationMs: duration ?? Number.POSITIVE_INFINITY,
    bytes: (isDirectory ? undefined : maxSize) ?? Number.POSITIVE_INFINITY,
  };
  try {
    await writeFrames({ next: source.next, target, ending: end.ending, log, voice }, limits);
  } catch (error) {
    await target.close();
    throw error;
  }
  return target.close();
}

function dashboardOf({ end }: RecorderEnd, log: Log): DashboardEvents {
  return dashboardEvents({ ended: end, garbled: log.line });
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function summary({ frames, bytes, files, path }: TargetTotals): string {
  const count = `${frames} ${frames === 1 ? 'frame' : 'frames'}, ${bytes} bytes in`;
  return files === 1 ? `${count} ${path}` : `${count} ${files} files, the last is ${path}`;
}
