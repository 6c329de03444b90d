import type { Model } from '../model/model.js';
import { nextModel } from '../model/next-model.js';
import type { Demand } from '../sample/demand.js';
import type { RecordingSource } from '../source/recording/recording-source.js';

/** A recording gives what it holds, whatever is asked. */
export const nothing: Demand = { status: [], cmdline: [] };

/** So many frames before the one asked for are played too: who adopted whom is known from them only. */
export const framesBefore = 120;

/** What a frame of a recording means, from the frames before it. Frames count from 0. */
export async function modelAtFrame(source: RecordingSource, frame: number): Promise<Model> {
  source.seek(Math.max(0, frame - framesBefore));
  let model: Model | undefined;
  while (source.position() <= frame) {
    const sample = await source.next(nothing);
    if (!sample) break;
    model = nextModel(model, sample);
  }
  if (!model) throw new Error(`no frame ${frame}`);
  return model;
}
