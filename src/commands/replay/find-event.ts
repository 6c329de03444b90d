import type { LifeEvent } from '../../model/life-event.js';
import type { Model } from '../../model/model.js';
import { nextModel } from '../../model/next-model.js';
import type { Process } from '../../model/process.js';
import type { Recording } from '../../source/recording/reader.js';
import { recordingSource } from '../../source/recording/recording-source.js';
import { nothing } from '../model-at-frame.js';
import { otherTurns } from './frame-model.js';
import type { Landing } from './frame-of-jump.js';

/** What a search in a recording asks now and then. */
export type Search = {
  readonly isWanted: () => boolean;
  readonly onFrame: (frame: number) => Promise<void>;
};

/** So many frames before a chunk are played too: since when a process waits is known from them. */
const framesBefore = 10;
const longWaitMs = 5000;

/** The next frame in which something happened that the time line marks; undefined where there is none. */
export async function findEvent(
  recording: Recording,
  from: number,
  sign: 1 | -1,
  search: Search,
): Promise<Landing | undefined> {
  const here = recording.chunks.findLastIndex(({ firstFrame }) => firstFrame <= from);
  const all = [...recording.chunks.keys()];
  const ahead = sign > 0 ? all.slice(here) : all.slice(0, here + 1).toReversed();
  for (const index of ahead) {
    if (!search.isWanted()) return undefined;
    if (await isQuiet(recording, index)) continue;
    const found = await eventInChunk(recording, index, { from, sign }, search);
    if (found) return found;
  }
  return undefined;
}

/** Of a chunk that nothing is known of it is not known that it is quiet. */
async function isQuiet(recording: Recording, index: number): Promise<boolean> {
  const { loads, marks } = await recording.strip(index);
  return marks.every((bits) => bits === 0) && loads.some((load) => load !== undefined);
}

async function eventInChunk(
  recording: Recording,
  index: number,
  { from, sign }: { readonly from: number; readonly sign: 1 | -1 },
  { isWanted, onFrame }: Search,
): Promise<Landing | undefined> {
  const chunk = recording.chunks[index];
  if (!chunk) return undefined;
  const { firstFrame, frameCount } = chunk;
  const end = sign > 0 ? firstFrame + frameCount : Math.min(from, firstFrame + frameCount);
  const source = recordingSource(recording);
  const turn = otherTurns();
  source.seek(Math.max(0, (sign > 0 ? Math.max(firstFrame, from) : firstFrame) - framesBefore));
  let before: Model | undefined;
  let found: Landing | undefined;
  while (source.position() < end && isWanted()) {
    const frame = source.position();
    const sample = await source.next(nothing);
    if (!sample) break;
    const model = nextModel(before, sample);
    const text = frame >= firstFrame && before ? whatHappened(before, model) : undefined;
    before = model;
    if (text !== undefined && (sign < 0 || frame > from)) found = { frame, text };
    if (found && sign > 0) return found;
    await onFrame(frame);
    await turn();
  }
  return found;
}

/** The first thing that happened, and how many more; undefined where nothing did. */
function whatHappened(before: Model, model: Model): string | undefined {
  const told = [
    ...longWaits(before, model).map((one) => `${nameOf(one)} is in D for 5 s`),
    ...model.lifeEvents.flatMap((event) => toldOf(event) ?? []),
  ];
  const [first, ...more] = told;
  if (first === undefined) return undefined;
  return more.length === 0 ? first : `${first}, and ${more.length} more`;
}

function toldOf(event: LifeEvent): string | undefined {
  const [pid] = event.key.split(':');
  const name = `${pid} ${event.comm}`;
  switch (event.type) {
    case 'gone':
      return `${name} ended`;
    case 'adopted':
      return `${name} was adopted by ${event.adoption.adopter.pid} ${event.adoption.adopter.comm}`;
    case 'stateChanged':
      return event.to === 'Z' ? `${name} became a zombie` : undefined;
    default:
      return undefined;
  }
}

function longWaits(before: Model, model: Model): readonly Process[] {
  const isLong = ({ stateSince }: Process, nowMs: number) =>
    stateSince !== undefined && nowMs - stateSince.monotonicMs >= longWaitMs;
  if (model.classCounts.D === 0) return [];
  return model.processes.list.filter(
    (process) =>
      process.state === 'D' &&
      isLong(process, model.sample.monotonicMs) &&
      !isLong(process, before.sample.monotonicMs),
  );
}

function nameOf({ sample }: Process): string {
  return `${sample.pid} ${sample.comm}`;
}
