import type { Sample } from '../../../src/sample/sample.js';
import { memoryBytes } from '../../../src/source/recording/byte-source.js';
import { chunkEncoder, fieldAt } from '../../../src/source/recording/chunk-encoder.js';
import { openRecordingOf } from '../../../src/source/recording/reader.js';
import { isSameJson } from '../../../src/source/shared-json.js';
import { UnusableSource } from '../../../src/source/unusable-source.js';
import { replayed } from './directory.js';
import { processSample, sample } from './samples.js';

/** A closed recording in memory, and where each of its frames and chunks ends. */
export type WholeRecording = {
  readonly bytes: Buffer;
  readonly samples: readonly Sample[];
  /** Behind the last byte of each frame. */
  readonly frameEnds: readonly number[];
  /** By frame. */
  readonly chunkOf: readonly number[];
  /** Behind the last byte of each chunk. */
  readonly chunkEnds: readonly number[];
};

const instants = [0, 1000, 61_000, 62_000, 63_000, 122_500, 123_000, 124_000, 125_000];

/** As gzip members; without samples of its own three chunks of some frames each. */
export function wholeRecording(
  samples: readonly Sample[] = instants.map((atMs, frame) =>
    sample(atMs, [processSample({ userTicks: frame })], { notes: [] }),
  ),
): WholeRecording {
  const encoder = chunkEncoder();
  let bytes = Buffer.alloc(0);
  let start = 0;
  const [frameEnds, chunkOf, chunkEnds]: [number[], number[], number[]] = [[], [], []];
  for (const [frame, one] of samples.entries()) {
    if (!encoder.isOpen()) start = bytes.length;
    bytes = Buffer.concat([bytes, encoder.frame(one)]);
    frameEnds.push(bytes.length);
    chunkOf.push(chunkEnds.length);
    if (!encoder.isFull() && frame < samples.length - 1) continue;
    const { end, field } = encoder.close();
    bytes = Buffer.concat([bytes, end]);
    field.copy(bytes, start + fieldAt);
    chunkEnds.push(bytes.length);
  }
  return { bytes, samples, frameEnds, chunkOf, chunkEnds };
}

/** What plays of bytes, each sample once; undefined where they are refused. Everything else that is thrown is a bug. */
export async function playedOf(
  bytes: Buffer,
): Promise<{ samples: readonly Sample[]; isLossSaid: boolean } | undefined> {
  try {
    const recording = await openRecordingOf('hurt', memoryBytes(bytes));
    const all = await replayed(recording);
    const samples = all.filter((one, at) => one !== all[at - 1]);
    return { samples, isLossSaid: recording.notes.length > 0 };
  } catch (error) {
    if (error instanceof UnusableSource) return undefined;
    throw error;
  }
}

/** Why a recording that was cut does not play as it should; undefined where it does. */
export async function faultOfCut(whole: WholeRecording, cut: number): Promise<string | undefined> {
  const { bytes, samples, frameEnds, chunkEnds } = whole;
  const played = await playedOf(bytes.subarray(0, cut));
  const count = frameEnds.filter((end) => end <= cut).length;
  // All of its lines may be there although its flush is not.
  const isAllButFlushed = frameEnds.some((end) => cut < end && cut >= end - flushBytes);
  const isMore = isAllButFlushed && played?.samples.length === count + 1;
  const wanted = samples.slice(0, isMore ? count + 1 : count);
  if (!played) return wanted.length === 0 ? undefined : `refused at ${cut}`;
  if (!isSameJson(played.samples, wanted)) return `${played.samples.length} frames at ${cut}`;
  // The end of a chunk holds nothing of a frame.
  const lastEnd = Math.max(0, ...[...frameEnds, ...chunkEnds].filter((end) => end <= cut));
  const isInEnd = chunkEnds.some((end) => cut < end && cut >= end - chunkEndBytes);
  const isCutFrame = cut > lastEnd && !isInEnd;
  return isCutFrame && !isMore && !played.isLossSaid ? `no loss said at ${cut}` : undefined;
}

/** An empty block of deflate, with the bits before it. */
const flushBytes = 8;
/** The last block of deflate, checksum and length. */
const chunkEndBytes = 10;

/** Why a recording of which a bit was flipped loses more than its chunk; undefined where it does not. */
export async function faultOfFlip(whole: WholeRecording, bit: number): Promise<string | undefined> {
  const { samples, chunkEnds, chunkOf } = whole;
  const at = bit >> 3;
  const bytes = Buffer.from(whole.bytes);
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << (bit & 7)), at);
  const hit = chunkEnds.findIndex((end) => at < end);
  const played = await playedOf(bytes);
  const kept = samples.filter((_, frame) => chunkOf[frame] !== hit);
  const lost = kept.filter((one) => !played?.samples.some((other) => isSameJson(one, other)));
  if (lost.length > 0) return `bit ${bit}: ${lost.length} frames of other chunks are lost`;
  const isForeign = (one: Sample) => !samples.some((other) => isSameJson(one, other));
  if (played?.samples.some(isForeign)) return `bit ${bit}: a frame is none that was recorded`;
  const isLess = (played?.samples.length ?? 0) < samples.length;
  return isLess && played && !played.isLossSaid ? `bit ${bit}: a loss is not said` : undefined;
}
