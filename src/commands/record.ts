import { setTimeout as pause } from 'node:timers/promises';
import type { Demand } from '../sample/demand.js';
import { type RecordingWriter, recordingWriter } from '../source/recording/writer.js';
import { WrongUsage } from './failure.js';
import { type Log, openLog } from './log.js';
import { type LiveSource, openSource } from './open-source.js';
import {
  durationMs,
  type GeneralOptions,
  newCommand,
  positiveCount,
  type SourceOptions,
  seconds,
  withLiveSourceOptions,
} from './options.js';

type RecordOptions = GeneralOptions &
  SourceOptions & {
    readonly delay?: number;
    readonly count?: number;
    readonly duration?: number;
  };

const everything: Demand = { status: 'all', cmdline: 'all' };
const factsDeadlineMs = 2000;

/** `treetop record FILE`: a sample each interval, until the count, the time or a signal ends it. */
export async function record(words: readonly string[]): Promise<number> {
  const command = recordCommand().parse([...words], { from: 'user' });
  const options = command.opts<RecordOptions>();
  const [path = ''] = command.args;
  if (!path.endsWith('.jsonl'))
    throw new WrongUsage(`${path}: expected a name that ends in .jsonl`);
  const intervalMs = (options.delay ?? 1) * 1000;
  if (intervalMs < 100) throw new WrongUsage(`-d ${options.delay}: an interval is 0.1 s at least`);
  const opened = await openSource(options);
  if (!opened.isLive) throw new WrongUsage('a recording is not recorded again');
  const log = openLog(options.log);
  try {
    const writer = recordingWriter(path, { onTrouble: (message) => trouble(message, log) });
    process.stderr.write(
      'treetop: command lines may hold secrets; the file is readable by you only\n',
    );
    await recordAll(opened.source, writer, intervalMs, options);
    const { frames, lostFrames, bytes } = await writer.close();
    process.stderr.write(`treetop: ${frames} frames, ${bytes} bytes in ${path}\n`);
    return lostFrames > 0 ? 1 : 0;
  } finally {
    await opened.source.close();
  }
}

function recordCommand() {
  const command = newCommand('treetop record', 'Write a recording.')
    .argument('<file>', 'a new file, FILE.jsonl')
    .option('-d, --delay <seconds>', 'time between samples', seconds)
    .option('-n, --count <count>', 'end after so many samples', positiveCount)
    .option('--duration <duration>', 'end after so long, such as 90s, 5m', durationMs);
  return withLiveSourceOptions(command);
}

async function recordAll(
  source: LiveSource,
  writer: RecordingWriter,
  intervalMs: number,
  { count = Number.POSITIVE_INFINITY, duration = Number.POSITIVE_INFINITY }: RecordOptions,
): Promise<void> {
  const ending = endedBySignal();
  // A first look that is thrown away, so that the first frame has the command lines.
  await source.next(everything);
  await source.factsSettled(factsDeadlineMs);
  const startedAtMs = performance.now();
  for (let frame = 0; frame < count && !ending.aborted; frame += 1) {
    const dueMs = frame * intervalMs;
    if (dueMs > duration) break;
    await pausedUntil(startedAtMs + dueMs, ending);
    if (ending.aborted) break;
    const sample = await source.next(everything);
    if (sample) await writer.write(sample);
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

async function pausedUntil(instantMs: number, signal: AbortSignal): Promise<void> {
  const ms = instantMs - performance.now();
  if (ms <= 0) return;
  await pause(ms, undefined, { signal }).catch((error: Error) => {
    if (error.name !== 'AbortError') throw error;
  });
}

function trouble(message: string, log: Log): void {
  log.line(message);
  process.stderr.write(`treetop: ${message}\n`);
}
