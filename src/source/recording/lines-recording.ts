import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Sample } from '../../sample/sample.js';
import { UnusableSource } from '../unusable-source.js';
import type { ByteSource } from './byte-source.js';
import { type Damage, damageNotes, truncationNote } from './damage.js';
import { sampleOfKey } from './delta.js';
import type { Header, KeyFrame } from './format.js';
import type { Chunk, FrameIndex, Place } from './frame-index.js';
import { frameIndex } from './frame-index.js';
import { maxLineBytes } from './line.js';
import { deltaAt, unusable, valueAt } from './line-values.js';
import { fileLines, OverlongLine } from './lines.js';
import { playheadAt } from './playhead.js';
import type { Recording, RecordingChunk } from './recording.js';
import { headerShape, keyShape } from './shape/frame-shape.js';
import type { Strip } from './strip.js';
import { type Glance, glanceAt, stripOf, type Watch } from './strip-tracker.js';

type Reading = {
  readonly path: string;
  readonly bytes: ByteSource;
  readonly index: FrameIndex;
  /** By frame, the newest last: stepping back must not play a whole chunk again. */
  readonly recent: Map<number, Sample>;
  readonly lent: () => Sample | undefined;
};

export type LinesRecording = Recording & {
  readonly damages: readonly Damage[];
  /** Of an unfinished last line. */
  readonly lostEndBytes: number;
};

const maxRecent = 128;

/**
 * A recording of plain lines, read through once to know where its frames are. undefined where no whole frame is in it.
 * `lent` gives a sample whose objects are taken where a key frame says the same.
 */
export async function linesRecording(
  path: string,
  bytes: ByteSource,
  lent: () => Sample | undefined = () => undefined,
): Promise<LinesRecording | undefined> {
  const index = await frameIndex(path, fileLines(bytes, maxLineBytes)).catch((error: unknown) => {
    if (error instanceof OverlongLine) throw new UnusableSource(`${path}: ${error.message}`);
    throw error;
  });
  if (index.offsets.length === 0) return undefined;
  return recordingOf({ path, bytes, index, recent: new Map(), lent });
}

function recordingOf(reading: Reading): LinesRecording {
  const { path, bytes, index } = reading;
  const chunks = chunksOf(index);
  const lost = index.lostEndBytes;
  return {
    path,
    frameCount: index.offsets.length,
    utcOffsetMinutes: index.utcOffsetMinutes ?? 0,
    chunks,
    takenAtMs: async (frame) => numberAt(index.takenAtMs, frame),
    strip: (chunk) => stripFrom(chunks[chunk], (frame) => sampleAt(reading, frame)),
    sampleAt: (frame) => sampleAt(reading, frame),
    notes: [...damageNotes(path, index.damages), ...(lost > 0 ? [truncationNote(path, lost)] : [])],
    damages: index.damages,
    lostEndBytes: lost,
    close: () => bytes.close(),
  };
}

/** By the samples of its frames: nothing else says what they hold. It takes a while: keys come in between. */
async function stripFrom(
  chunk: RecordingChunk | undefined,
  sampleOf: (frame: number) => Promise<Sample>,
): Promise<Strip> {
  const glances: Glance[] = [];
  let watch: Watch | undefined;
  for (let at = 0; at < (chunk?.frameCount ?? 0); at++) {
    const next = glanceAt(await sampleOf((chunk?.firstFrame ?? 0) + at), watch);
    watch = next.watch;
    glances.push(next.glance);
    await nextTurn();
  }
  return stripOf(glances);
}

function chunksOf({ chunks, takenAtMs }: FrameIndex): readonly RecordingChunk[] {
  return chunks.map(({ firstFrame }, index) => {
    const endFrame = chunks[index + 1]?.firstFrame ?? takenAtMs.length;
    return {
      firstFrame,
      frameCount: endFrame - firstFrame,
      firstTakenAtMs: numberAt(takenAtMs, firstFrame),
      lastTakenAtMs: numberAt(takenAtMs, endFrame - 1),
    };
  });
}

/** Of the frames that are passed on the way to another: each is memory that a jump has to find, so few are kept. */
const keptOnTheWay = 8;

/** Plays from the nearest frame before that is still known, or else from the key frame. */
async function sampleAt(reading: Reading, frame: number, mayPass = true): Promise<Sample> {
  const chunk = reading.index.chunks[numberAt(reading.index.chunkOf, frame)];
  if (!chunk) throw new RangeError(`there is no frame ${frame}`);
  const from = nearestKnown(reading.recent, chunk.firstFrame, frame) ?? chunk.firstFrame;
  const first = reading.recent.get(from) ?? (await keySample(reading, chunk));
  if (from === frame) return first;
  const playhead = playheadAt(first);
  for (let at = from + 1; at <= frame; at++) {
    const place = placeOf(reading, at);
    const isKept = at >= frame - 1 || at % keptOnTheWay === 0;
    const { delta, born } = await deltaAt(reading, place, mayPass && !isKept);
    const reason = playhead.advance(delta, born) ?? (isKept ? playhead.settle() : undefined);
    // What others have written may be so that it has to be read whole; if not, that tells better why.
    if (reason !== undefined && mayPass) return sampleAt(reading, frame, false);
    if (reason !== undefined) throw unusable(reading, place, reason);
    if (isKept) remembered(reading, at, playhead.sample());
  }
  return playhead.sample();
}

function nearestKnown(
  recent: ReadonlyMap<number, Sample>,
  first: number,
  last: number,
): number | undefined {
  let nearest: number | undefined;
  for (const frame of recent.keys()) {
    if (frame >= first && frame <= last && frame >= (nearest ?? first)) nearest = frame;
  }
  return nearest;
}

async function keySample(reading: Reading, chunk: Chunk): Promise<Sample> {
  const header = (await valueAt(reading, chunk.header, headerShape)) as Header;
  const frame = chunk.firstFrame;
  const key = (await valueAt(reading, placeOf(reading, frame), keyShape)) as KeyFrame;
  const lent = [...reading.recent.values()].at(-1) ?? reading.lent();
  const isNear = lent && Math.abs(key.monotonicMs - lent.monotonicMs) < nearMs;
  return remembered(reading, frame, sampleOfKey(header, key, isNear ? lent : undefined));
}

/** What is farther away has little to lend: to look for it would make a jump wait. */
const nearMs = 150_000;

function remembered(reading: Reading, frame: number, sample: Sample): Sample {
  const { recent } = reading;
  recent.delete(frame);
  recent.set(frame, sample);
  const [oldest] = recent.keys();
  if (recent.size > maxRecent && oldest !== undefined) recent.delete(oldest);
  return sample;
}

function placeOf({ index }: Reading, frame: number): Place {
  return {
    offset: numberAt(index.offsets, frame),
    lengthBytes: numberAt(index.lengthsBytes, frame),
  };
}

function numberAt(list: readonly number[], frame: number): number {
  const value = list[frame];
  if (value === undefined) throw new RangeError(`there is no frame ${frame}`);
  return value;
}
