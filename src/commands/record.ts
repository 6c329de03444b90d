import { once } from 'node:events';
import type { Demand } from '../sample/demand.js';
import {
  type RecordingTotals,
  type RecordingWriter,
  recordingWriter,
} from '../source/recording/writer.js';
import { WrongUsage } from './failure.js';
import { intervalMs } from './interval.js';
import { type Log, logged } from './log.js';
import { factsDeadlineMs } from './models-of-source.js';
import { type GeneralOptions, newCommand } from './new-command.js';
import { type LiveSource, openLiveSource } from './open-source.js';
import { durationMs, positiveCount, seconds } from './option-values.js';
import { type SourceOptions, withLiveSourceOptions } from './options.js';
import { nextDueMs, pausedUntil } from './pace.js';
import { say } from './standard-error.js';

type RecordOptions = GeneralOptions &
  SourceOptions & {
    readonly delay?: number;
    readonly count?: number;
    readonly duration?: number;
  };

const everything: Demand = { status: 'all', cmdline: 'all' };

/** `treetop record FILE`: a sample each interval, until the count, the time or a signal ends it. */
export async function record(words: readonly string[]): Promise<number> {
  const command = recordCommand().parse([...words], { from: 'user' });
  const options = command.opts<RecordOptions>();
  const [path = ''] = command.args;
  if (!path.endsWith('.jsonl')) {
    throw new WrongUsage(`expected a file name that ends in .jsonl, got '${path}'`);
  }
  intervalMs(options);
  const { frames, bytes, lostFrames } = await logged(options.log, (log) =>
    recorded(path, options, log),
  );
  say(`${frames} ${frames === 1 ? 'frame' : 'frames'}, ${bytes} bytes in ${path}`);
  return lostFrames > 0 ? 1 : 0;
}

function recordCommand() {
  const command = newCommand('treetop record', 'Write a recording.')
    .argument('<file>', 'a new file, FILE.jsonl')
    .option('-d, --delay <seconds>', 'time between samples', seconds)
    .option('-n, --count <count>', 'end after so many samples', positiveCount)
    .option('--duration <duration>', 'end after so long, such as 90s, 5m', durationMs);
  return withLiveSourceOptions(command);
}

async function recorded(path: string, options: RecordOptions, log: Log): Promise<RecordingTotals> {
  const ending = endedBySignal();
  const source = await openLiveSource(options);
  try {
    // A first look that is thrown away: it shows that there is something to record, and asks for the
    // command lines, so that the first frame has them.
    await source.next(everything);
    const writer = recordingWriter(path, { onTrouble: (message) => trouble(message, log) });
    say('command lines may hold secrets; only you may read the file');
    await Promise.race([source.factsSettled(factsDeadlineMs), aborted(ending)]);
    try {
      await writeFrames({ source, writer, ending, log }, options);
    } catch (error) {
      await writer.close();
      throw error;
    }
    return await writer.close();
  } finally {
    await source.close();
  }
}

type Recorder = {
  readonly source: LiveSource;
  readonly writer: RecordingWriter;
  readonly ending: AbortSignal;
  readonly log: Log;
};

/** One at least, whatever ends it: a file without a frame is no recording. */
async function writeFrames(
  { source, writer, ending, log }: Recorder,
  options: RecordOptions,
): Promise<void> {
  const { count = Number.POSITIVE_INFINITY, duration = Number.POSITIVE_INFINITY } = options;
  const everyMs = intervalMs(options);
  const startedAtMs = performance.now();
  let dueMs = startedAtMs;
  for (let frame = 1; ; frame += 1) {
    const beganAtMs = performance.now();
    const sample = await source.next(everything);
    if (sample) await writer.write(sample);
    const tookMs = performance.now() - beganAtMs;
    if (tookMs > everyMs) log.line(`a frame took ${Math.round(tookMs)} ms`);
    dueMs = nextDueMs(dueMs, everyMs, performance.now());
    if (frame >= count || dueMs - startedAtMs > duration) return;
    await pausedUntil(dueMs, ending);
    if (ending.aborted) return;
  }
}

/** INT, TERM and HUP finish the file: the exit status is 0. */
function endedBySignal(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => controller.abort());
  }
  return controller.signal;
}

async function aborted(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await once(signal, 'abort');
}

function trouble(message: string, log: Log): void {
  log.line(message);
  say(message);
}
