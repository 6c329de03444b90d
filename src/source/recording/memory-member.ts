import { once } from 'node:events';
import { promisify } from 'node:util';
import { crc32, createDeflateRaw, inflateRaw } from 'node:zlib';
import type { Sample } from '../../sample/sample.js';
import { workSlices } from '../linux/slices.js';
import { sampleOfKey } from './delta.js';
import type { DeltaFrame, Header, KeyFrame } from './format.js';
import { frameLines } from './frame-lines.js';
import { fieldBytes, memberHeadBytes, memberLead } from './member-field.js';
import { playheadAt } from './playhead.js';
import type { Strip } from './strip.js';
import { type Glance, glanceAt, stripOf, type Watch } from './strip-tracker.js';

/** Samples in the order of time, one at least. */
export type Samples = readonly [Sample, ...Sample[]];

/** Takes a third of the usual one's processor time, for a third more bytes. */
const level = 3;
const trailerBytes = 8;

/**
 * A chunk as it stands in a file, made of all its samples together: they are compressed in one go, by another
 * thread, at a fraction of what a frame at a time costs. Keys come in between.
 */
export async function memberOf(samples: Samples): Promise<Buffer> {
  const slices = workSlices();
  const deflate = createDeflateRaw({ level });
  const out: Buffer[] = [];
  deflate.on('data', (bytes: Buffer) => out.push(bytes));
  let crc = 0;
  let plainBytes = 0;
  let watch: Watch | undefined;
  const glances: Glance[] = [];
  for (const sample of samples) {
    for (const piece of frameLines(watch?.sample, sample)) {
      // Of no bytes zlib would begin a new sum.
      if (piece.length > 0) crc = crc32(piece, crc);
      plainBytes += piece.length;
      if (!deflate.write(piece)) await once(deflate, 'drain');
      if (slices.isSpent()) await slices.rest();
    }
    const next = glanceAt(sample, watch);
    watch = next.watch;
    glances.push(next.glance);
  }
  deflate.end();
  await once(deflate, 'end');
  const strip = stripOf(glances);
  return closedMember({ samples, strip, deflated: out, trailer: trailerOf(crc, plainBytes) });
}

const inflated = promisify(inflateRaw);

/** The samples of a member that was made here; `before` lends the objects that say the same. */
export async function samplesOfMember(
  member: Buffer,
  before: Sample | undefined,
): Promise<readonly Sample[]> {
  const bytes = member.subarray(memberHeadBytes, member.length - trailerBytes);
  const [header, key, ...deltas] = (await inflated(bytes))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  const first = sampleOfKey(header as Header, key as KeyFrame, before);
  const playhead = playheadAt(first);
  const samples = [first];
  for (const delta of deltas) {
    const reason = playhead.advance(delta as DeltaFrame);
    if (reason !== undefined) throw new Error(reason);
    samples.push(playhead.sample());
  }
  return samples;
}

/** A chunk at a glance; of what happened before it nothing is known. */
export function stripOfSamples(samples: readonly Sample[]): Strip {
  let watch: Watch | undefined;
  const glances: Glance[] = [];
  for (const sample of samples) {
    const next = glanceAt(sample, watch);
    glances.push(next.glance);
    watch = next.watch;
  }
  return stripOf(glances);
}

function closedMember({
  samples,
  strip,
  deflated,
  trailer,
}: {
  readonly samples: Samples;
  readonly strip: Strip;
  readonly deflated: readonly Buffer[];
  readonly trailer: Buffer;
}): Buffer {
  const [first] = samples;
  const last = samples[samples.length - 1] ?? first;
  const dataBytes = deflated.reduce((sum, { length }) => sum + length, 0);
  const field = fieldBytes({
    lengthBytes: memberHeadBytes + dataBytes + trailer.length,
    frameCount: samples.length,
    firstTakenAtMs: first.takenAtMs,
    lastTakenAtMs: last.takenAtMs,
    firstMonotonicMs: first.monotonicMs,
    lastMonotonicMs: last.monotonicMs,
    utcOffsetMinutes: first.boot.utcOffsetMinutes,
    strip,
  });
  return Buffer.concat([memberLead, field, ...deflated, trailer]);
}

/** Of gzip: CRC-32 and length, modulo 2^32, of what was compressed. */
function trailerOf(crc: number, plainBytes: number): Buffer {
  const trailer = Buffer.alloc(trailerBytes);
  trailer.writeUInt32LE(crc, 0);
  trailer.writeUInt32LE(plainBytes % 2 ** 32, 4);
  return trailer;
}
