import { setTimeout as pause } from 'node:timers/promises';
import type { Model } from '../model/model.js';
import { nextModel } from '../model/next-model.js';
import type { Demand } from '../sample/demand.js';
import { modelAtFrame } from './model-at-frame.js';
import { type LiveSource, openSource } from './open-source.js';
import type { SourceOptions, TableOptions } from './options.js';

/** A list wants every fact of everybody. */
const everything: Demand = { status: 'all', cmdline: 'all' };
const factsDeadlineMs = 2000;
const usualWindowMs = 500;
const usualIntervalMs = 1000;

/** One model: with rates where the window (`-d`) is not 0; of a recording the frame asked for, or the last. */
export async function* modelsOnce(options: SourceOptions & TableOptions): AsyncGenerator<Model> {
  const opened = await openSource(options);
  try {
    if (opened.isLive) {
      yield await modelNow(opened.source, delayMsOf(options) ?? usualWindowMs);
    } else {
      const { recording, source, startFrame = recording.frameCount - 1 } = opened;
      yield await modelAtFrame(source, startFrame);
    }
  } finally {
    await opened.source.close();
  }
}

/** COUNT models, one an interval; of a recording COUNT frames from the one asked for, or the first. */
export async function* modelsRepeated(
  options: SourceOptions & TableOptions,
  count: number,
): AsyncGenerator<Model> {
  const opened = await openSource(options);
  try {
    if (opened.isLive) {
      yield* modelsEach(opened.source, delayMsOf(options) ?? usualIntervalMs, count);
    } else {
      const { recording, source, startFrame = 0 } = opened;
      const end = Math.min(recording.frameCount, startFrame + count);
      for (let frame = startFrame; frame < end; frame += 1) yield await modelAtFrame(source, frame);
    }
  } finally {
    await opened.source.close();
  }
}

async function modelNow(source: LiveSource, windowMs: number): Promise<Model> {
  const first = await sampleOf(source);
  await Promise.all([source.factsSettled(factsDeadlineMs), pause(windowMs)]);
  const second = await sampleOf(source);
  return nextModel(windowMs === 0 ? undefined : nextModel(undefined, first), second);
}

async function* modelsEach(
  source: LiveSource,
  intervalMs: number,
  count: number,
): AsyncGenerator<Model> {
  await sampleOf(source);
  await source.factsSettled(factsDeadlineMs);
  let model: Model | undefined;
  for (let done = 0; done < count; done += 1) {
    if (done > 0) await pause(intervalMs);
    model = nextModel(model, await sampleOf(source));
    yield model;
  }
}

async function sampleOf(source: LiveSource) {
  const sample = await source.next(everything);
  if (!sample) throw new Error('a live source has no end');
  return sample;
}

function delayMsOf({ delay }: TableOptions): number | undefined {
  return delay === undefined ? undefined : delay * 1000;
}
