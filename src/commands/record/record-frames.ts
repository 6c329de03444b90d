import type { Sample } from '../../sample/sample.js';
import type { Log } from '../log.js';
import { nextDueMs, pausedUntil } from '../pace.js';
import { gapNotes } from './gap-notes.js';
import type { Voice } from './recorder-voice.js';
import type { RecordingTarget } from './recording-target.js';

export type Recorder = {
  readonly next: () => Promise<Sample>;
  readonly target: RecordingTarget;
  readonly ending: AbortSignal;
  readonly log: Log;
  readonly voice: Voice;
};

export type RecorderLimits = {
  readonly everyMs: number;
  readonly count: number;
  readonly durationMs: number;
  readonly bytes: number;
};

/** A frame each interval, until a limit is reached or something ends it. One at least: without, it is no recording. */
export async function writeFrames(recorder: Recorder, limits: RecorderLimits): Promise<void> {
  const { ending, target, voice } = recorder;
  const { everyMs } = limits;
  const startedAtMs = performance.now();
  let dueMs = startedAtMs;
  let before: Sample | undefined;
  for (let frame = 1; ; frame += 1) {
    before = await writeFrame(recorder, everyMs, before);
    const nowMs = performance.now();
    const { frames, bytes } = target.totals();
    voice.progress({ frames, bytes, passedMs: nowMs - startedAtMs });
    dueMs = nextDueMs(dueMs, everyMs, nowMs);
    if (frame >= limits.count || dueMs - startedAtMs > limits.durationMs) return;
    if (bytes >= limits.bytes) return;
    await pausedUntil(dueMs, ending);
    if (ending.aborted) return;
  }
}

async function writeFrame(
  { next, target, log }: Recorder,
  everyMs: number,
  before: Sample | undefined,
): Promise<Sample> {
  const beganAtMs = performance.now();
  const sample = await next();
  const said = gapNotes(before, sample, everyMs);
  for (const { message } of said) log.line(message);
  await target.write(said.length === 0 ? sample : { ...sample, notes: [...sample.notes, ...said] });
  const tookMs = performance.now() - beganAtMs;
  if (tookMs > everyMs) log.line(`a frame took ${Math.round(tookMs)} ms`);
  return sample;
}
