import type { FileHandle } from 'node:fs/promises';
import type { Sample } from '../../sample/sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import { UnusableSource } from '../unusable-source.js';
import { damageNotes, truncationNote } from './damage.js';
import { sampleOfDelta, sampleOfKey } from './delta.js';
import type { DeltaFrame, Header, KeyFrame } from './format.js';
import type { Chunk, FrameIndex, Place } from './frame-index.js';
import { frameIndex } from './frame-index.js';
import { deltaShape, headerShape, keyShape } from './frame-shape.js';
import { isSealed, maxLineBytes, parsedLine } from './line.js';
import { fileLines, OverlongLine } from './lines.js';
import { firstBytes, refuseCompressed, whyNoFrame } from './not-a-recording.js';
import { openRegularFile } from './regular-file.js';
import type { Check } from './shape.js';
import { type Strip, stripParts } from './strip.js';

/** A recording that can be played from any frame. Frames count from 0. */
export type Recording = {
  readonly path: string;
  /** At least 1. */
  readonly frameCount: number;
  /** The zone of the machine that was recorded. */
  readonly utcOffsetMinutes: number;
  /** In the order of their frames; one at least. */
  readonly chunks: readonly RecordingChunk[];
  /** The wall clock of a frame. */
  readonly takenAtMs: (frame: number) => Promise<number>;
  /** A chunk at a glance, by its index. It may have to be read for that. */
  readonly strip: (chunk: number) => Promise<Strip>;
  /** Exactly what was recorded; rejects with UnusableSource where the file holds what no recorder writes. */
  readonly sampleAt: (frame: number) => Promise<Sample>;
  /** What is lost. */
  readonly notes: readonly SourceNote[];
  readonly close: () => Promise<void>;
};

/** Frames that can be read alone: about a minute of them. */
export type RecordingChunk = {
  readonly firstFrame: number;
  readonly frameCount: number;
  /** Wall clocks of its first and its last frame. */
  readonly firstTakenAtMs: number;
  readonly lastTakenAtMs: number;
};

type Reading = {
  readonly path: string;
  readonly handle: FileHandle;
  readonly index: FrameIndex;
  /** By frame, the newest last: stepping back must not play a whole chunk again. */
  readonly recent: Map<number, Sample>;
};

const maxRecent = 128;

/** Reads a file through once, to know where its frames are. */
export async function openRecording(path: string): Promise<Recording> {
  const { handle, sizeBytes } = await openRegularFile(path);
  try {
    const start = await firstBytes(handle);
    refuseCompressed(path, start);
    const index = await frameIndex(path, fileLines(handle, sizeBytes, maxLineBytes));
    if (index.offsets.length === 0) throw new UnusableSource(whyNoFrame(path, start));
    return recordingOf({ path, handle, index, recent: new Map() });
  } catch (error) {
    await handle.close();
    if (error instanceof OverlongLine) throw new UnusableSource(`${path}: ${error.message}`);
    throw error;
  }
}

function recordingOf(reading: Reading): Recording {
  const { path, handle, index } = reading;
  const lost = index.lostEndBytes;
  return {
    path,
    frameCount: index.offsets.length,
    utcOffsetMinutes: index.utcOffsetMinutes ?? 0,
    chunks: chunksOf(index),
    takenAtMs: async (frame) => numberAt(index.takenAtMs, frame),
    strip: async () => unknownStrip,
    sampleAt: (frame) => sampleAt(reading, frame),
    notes: [...damageNotes(path, index.damages), ...(lost > 0 ? [truncationNote(path, lost)] : [])],
    close: () => handle.close(),
  };
}

/** Of lines that were not read. */
const unknownStrip: Strip = {
  loads: Array<undefined>(stripParts).fill(undefined),
  marks: Array<number>(stripParts).fill(0),
};

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

/** Plays from the nearest frame before that is still known, or else from the key frame. */
async function sampleAt(reading: Reading, frame: number): Promise<Sample> {
  const chunk = reading.index.chunks[numberAt(reading.index.chunkOf, frame)];
  if (!chunk) throw new RangeError(`there is no frame ${frame}`);
  const known = nearestKnown(reading.recent, chunk.firstFrame, frame);
  let sample = known === undefined ? await keySample(reading, chunk) : reading.recent.get(known);
  for (let at = (known ?? chunk.firstFrame) + 1; at <= frame; at++) {
    sample = await deltaSample(reading, at, sample);
  }
  if (!sample) throw new RangeError(`there is no frame ${frame}`);
  return sample;
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
  return remembered(reading, frame, sampleOfKey(header, key, [...reading.recent.values()].at(-1)));
}

async function deltaSample(
  reading: Reading,
  frame: number,
  before: Sample | undefined,
): Promise<Sample> {
  const place = placeOf(reading, frame);
  const delta = (await valueAt(reading, place, deltaShape)) as DeltaFrame;
  if (!before) throw new RangeError(`there is no frame before ${frame}`);
  const sample = sampleOfDelta(before, delta);
  if ('reason' in sample) throw unusable(reading, place, sample.reason);
  return remembered(reading, frame, sample);
}

function remembered(reading: Reading, frame: number, sample: Sample): Sample {
  const { recent } = reading;
  recent.delete(frame);
  recent.set(frame, sample);
  const [oldest] = recent.keys();
  if (recent.size > maxRecent && oldest !== undefined) recent.delete(oldest);
  return sample;
}

/** A line's value, once it has the shape that is relied on. */
async function valueAt(reading: Reading, place: Place, check: Check): Promise<unknown> {
  const line = Buffer.alloc(place.lengthBytes);
  const { bytesRead } = await reading.handle.read(line, 0, line.length, place.offset);
  if (bytesRead < line.length || !isSealed(line)) {
    throw unusable(reading, place, ': has changed since the file was opened');
  }
  const parsed = parsedLine(line);
  if ('reason' in parsed) throw unusable(reading, place, `: ${parsed.reason}`);
  const reason = check(parsed.value);
  if (reason !== undefined) throw unusable(reading, place, reason);
  return parsed.value;
}

function placeOf({ index }: Reading, frame: number): Place {
  return {
    offset: numberAt(index.offsets, frame),
    lengthBytes: numberAt(index.lengthsBytes, frame),
  };
}

function unusable({ path }: Reading, { offset }: Place, reason: string): UnusableSource {
  return new UnusableSource(`${path}: byte ${offset}${reason}`);
}

function numberAt(list: readonly number[], frame: number): number {
  const value = list[frame];
  if (value === undefined) throw new RangeError(`there is no frame ${frame}`);
  return value;
}
