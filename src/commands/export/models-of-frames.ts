import type { Model } from '../../model/model.js';
import { nextModel } from '../../model/next-model.js';
import type { Recording } from '../../source/recording/reader.js';
import { recordingSource } from '../../source/recording/recording-source.js';
import { modelAtFrame, nothing } from '../model-at-frame.js';

/** What frames mean: the first from those before it, each other from the one that was asked for before. */
export async function* modelsOfFrames(
  recording: Recording,
  frames: AsyncIterable<number>,
): AsyncGenerator<Model> {
  const source = recordingSource(recording);
  let model: Model | undefined;
  for await (const frame of frames) {
    if (model === undefined) {
      model = await modelAtFrame(source, frame);
    } else {
      source.seek(frame);
      const sample = await source.next(nothing);
      if (!sample) return;
      // The sample before stands for a frame that is lost.
      if (sample.monotonicMs === model.sample.monotonicMs) continue;
      model = nextModel(model, sample);
    }
    yield model;
  }
}
