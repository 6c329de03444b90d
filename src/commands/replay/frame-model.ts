import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Past, pastAfter } from '../../app/time/past.js';
import type { Model } from '../../model/model.js';
import { nextModel } from '../../model/next-model.js';
import type { Subject } from '../../model/process-point.js';
import type { RecordingSource } from '../../source/recording/recording-source.js';
import { framesBefore, nothing } from '../model-at-frame.js';

/** A frame of a recording as the screen takes it. */
export type FrameModel = {
  readonly model: Model;
  /** What the charts remember of the frames before it. */
  readonly past: Past | undefined;
};

/**
 * A frame with the one before it alone, for the rates: at once, where the whole takes a while. At the
 * beginning of a chunk that one would be long to read.
 */
export async function quickModel(source: RecordingSource, frame: number): Promise<Model> {
  const isChunkStart = source.recording.chunks.some(({ firstFrame }) => firstFrame === frame);
  source.seek(isChunkStart ? frame : frame - 1);
  let model: Model | undefined;
  while (source.position() <= frame) {
    const sample = await source.next(nothing);
    if (!sample) break;
    model = nextModel(model, sample);
  }
  if (!model) throw new Error(`no frame ${frame}`);
  return model;
}

/** A frame with all that is known from those before it; undefined where it is not wanted any more. */
export async function wholeModel(
  source: RecordingSource,
  frame: number,
  subject: () => Subject | undefined,
  isWanted: () => boolean,
): Promise<FrameModel | undefined> {
  const turn = otherTurns();
  source.seek(Math.max(0, frame - framesBefore));
  let model: Model | undefined;
  let past: Past | undefined;
  while (source.position() <= frame) {
    if (model) past = pastAfter(past, model, subject());
    const sample = await source.next(nothing);
    if (!sample) break;
    model = nextModel(model, sample);
    await turn();
    if (!isWanted()) return undefined;
  }
  return model && { model, past };
}

/** Lets keys in now and then. */
export function otherTurns(): () => Promise<void> {
  let atMs = performance.now();
  return async () => {
    if (performance.now() - atMs < longestTurnMs) return;
    await nextTurn();
    atMs = performance.now();
  };
}

const longestTurnMs = 10;
