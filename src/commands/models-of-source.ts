import { setTimeout as pause } from 'node:timers/promises';
import type { Model } from '../model/model.js';
import { nextModel } from '../model/next-model.js';
import type { Demand } from '../sample/demand.js';
import type { Sample } from '../sample/sample.js';
import { intervalMs } from './interval.js';
import { modelAtFrame, nothing } from './model-at-frame.js';
import { type LiveSource, type OpenSource, openSource } from './open-source.js';
import type { SourceOptions, TableOptions } from './options.js';
import { nextDueMs, pausedUntil } from './pace.js';

/** What is asked of a live source; of a recording nothing is. */
export type Asked = {
  readonly demand: Demand;
  /** Of whom details are wanted, when it is seen who is there. */
  readonly detailsOf?: (model: Model) => NonNullable<Demand['details']>;
};

type Replay = Extract<OpenSource, { readonly isLive: false }>;

/** How long a list waits for what a helper reads and does not come. */
export const factsDeadlineMs = 2000;
/** How long it waits for all that is said of the machine. */
const devicesDeadlineMs = 15_000;
const usualWindowSeconds = 0.5;

/** One model: with rates where the window (`-d`) is not 0; of a recording the frame asked for, or the last. */
export async function* modelsOnce(
  options: SourceOptions & TableOptions,
  asked: Asked,
): AsyncGenerator<Model> {
  const windowMs = (options.delay ?? usualWindowSeconds) * 1000;
  yield* modelsOf(
    options,
    (source) => modelNow(source, windowMs, asked),
    ({ source, recording, startFrame = recording.frameCount - 1 }) =>
      modelsOfFrames(source, startFrame, startFrame + 1),
  );
}

/** COUNT models, one an interval; of a recording COUNT frames from the one asked for, or the first. */
export async function* modelsRepeated(
  options: SourceOptions & TableOptions,
  asked: Asked,
  count: number,
): AsyncGenerator<Model> {
  const everyMs = intervalMs(options);
  yield* modelsOf(
    options,
    (source) => modelsEach(source, everyMs, asked, count),
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

/** A filter may rest on rates: who is left is known from a whole model, and only then details are read. */
async function* modelNow(
  source: LiveSource,
  windowMs: number,
  { demand, detailsOf }: Asked,
): AsyncGenerator<Model> {
  const model = await modelOver(source, windowMs, demand);
  yield detailsOf === undefined
    ? model
    : await modelOver(source, windowMs, { ...demand, details: detailsOf(model) });
}

/** Rates need a second look, and so does what a helper reads, which is answered after the first. */
async function modelOver(source: LiveSource, windowMs: number, demand: Demand): Promise<Model> {
  const { cmdline, details, devices } = demand;
  const isAnswered = cmdline !== 'all' && details === undefined && devices === undefined;
  if (windowMs === 0 && isAnswered) return nextModel(undefined, await sampleOf(source, demand));
  const first = await sampleOf(source, windowMs > 0 ? demand : withoutRowFacts(demand));
  await Promise.all([source.factsSettled(deadlineOf(demand)), pause(windowMs)]);
  const second = await sampleOf(source, demand);
  return nextModel(windowMs === 0 ? undefined : nextModel(undefined, first), second);
}

/** They are there at once: twice they are only read for a rate. */
function withoutRowFacts({ rowFacts: _, ...others }: Demand): Demand {
  return others;
}

/** Devices are asked one after the other. */
function deadlineOf({ devices }: Demand): number {
  return devices ? devicesDeadlineMs : factsDeadlineMs;
}

async function* modelsEach(
  source: LiveSource,
  everyMs: number,
  { demand, detailsOf }: Asked,
  count: number,
): AsyncGenerator<Model> {
  const demandAfter = (model: Model): Demand =>
    detailsOf === undefined ? demand : { ...demand, details: detailsOf(model) };
  const first = await modelOver(source, 0, demand);
  if (detailsOf !== undefined) await sampleOf(source, demandAfter(first));
  await source.factsSettled(deadlineOf(demand));
  let model: Model | undefined;
  let dueMs = performance.now();
  for (let done = 0; done < count; done += 1) {
    await pausedUntil(dueMs);
    dueMs = nextDueMs(dueMs, everyMs, performance.now());
    model = nextModel(model, await sampleOf(source, demandAfter(model ?? first)));
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
