import { setTimeout as pause } from 'node:timers/promises';
import type { Model } from '../model/model.js';
import { nextModel } from '../model/next-model.js';
import type { Demand } from '../sample/demand.js';
import type { Sample } from '../sample/sample.js';
import { modelAtFrame, nothing } from './model-at-frame.js';
import { type LiveSource, type OpenSource, openSource } from './open-source.js';
import { intervalMs, type SourceOptions, type TableOptions } from './options.js';
import { nextDueMs, pausedUntil } from './pace.js';

type Replay = Extract<OpenSource, { readonly isLive: false }>;

/** How long a list waits for command lines that do not come. */
export const factsDeadlineMs = 2000;
const usualWindowSeconds = 0.5;

/** One model: with rates where the window (`-d`) is not 0; of a recording the frame asked for, or the last. */
export async function* modelsOnce(
  options: SourceOptions & TableOptions,
  demand: Demand,
): AsyncGenerator<Model> {
  const windowMs = (options.delay ?? usualWindowSeconds) * 1000;
  yield* modelsOf(
    options,
    (source) => modelNow(source, windowMs, demand),
    ({ source, recording, startFrame = recording.frameCount - 1 }) =>
      modelsOfFrames(source, startFrame, startFrame + 1),
  );
}

/** COUNT models, one an interval; of a recording COUNT frames from the one asked for, or the first. */
export async function* modelsRepeated(
  options: SourceOptions & TableOptions,
  demand: Demand,
  count: number,
): AsyncGenerator<Model> {
  const everyMs = intervalMs(options);
  yield* modelsOf(
    options,
    (source) => modelsEach(source, everyMs, demand, count),
    ({ source, recording, startFrame = 0 }) =>
      modelsOfFrames(source, startFrame, Math.min(recording.frameCount, startFrame + count)),
  );
}

async function* modelsOf(
  options: SourceOptions,
  live: (source: LiveSource) => AsyncGenerator<Model>,
  replayed: (replay: Replay) => AsyncGenerator<Model>,
): AsyncGenerator<Model> {
  const opened = await openSource(options);
  try {
    yield* opened.isLive ? live(opened.source) : replayed(opened);
  } finally {
    await opened.source.close();
  }
}

/** Rates need a second look, and so do command lines, which are answered after the first. */
async function* modelNow(
  source: LiveSource,
  windowMs: number,
  demand: Demand,
): AsyncGenerator<Model> {
  const first = await sampleOf(source, demand);
  if (windowMs === 0 && demand.cmdline !== 'all') return yield nextModel(undefined, first);
  await Promise.all([source.factsSettled(factsDeadlineMs), pause(windowMs)]);
  const second = await sampleOf(source, demand);
  yield nextModel(windowMs === 0 ? undefined : nextModel(undefined, first), second);
}

async function* modelsEach(
  source: LiveSource,
  everyMs: number,
  demand: Demand,
  count: number,
): AsyncGenerator<Model> {
  await sampleOf(source, demand);
  await source.factsSettled(factsDeadlineMs);
  let model: Model | undefined;
  let dueMs = performance.now();
  for (let done = 0; done < count; done += 1) {
    await pausedUntil(dueMs);
    dueMs = nextDueMs(dueMs, everyMs, performance.now());
    model = nextModel(model, await sampleOf(source, demand));
    yield model;
  }
}

async function* modelsOfFrames(
  source: Replay['source'],
  from: number,
  to: number,
): AsyncGenerator<Model> {
  let model = await modelAtFrame(source, from);
  yield model;
  while (source.position() < to) {
    const sample = await source.next(nothing);
    if (!sample) return;
    model = nextModel(model, sample);
    yield model;
  }
}

async function sampleOf(source: LiveSource, demand: Demand): Promise<Sample> {
  const sample = await source.next(demand);
  if (!sample) throw new Error('a live source has no end');
  return sample;
}
