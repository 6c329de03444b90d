import { promisify } from 'node:util';
import { constants, crc32, deflateRaw, deflateRawSync, type ZlibOptions } from 'node:zlib';
import type { Sample } from '../../sample/sample.js';
import type { Slices } from '../linux/slices.js';
import { type Differences, differencesOf } from './differences.js';
import { chunkBytes, isPastChunk } from './format.js';
import { frameLines } from './frame-lines.js';
import { fieldBytes, memberLead, openHead } from './member-field.js';
import { type Glance, glanceAt, stripOf, type Watch } from './strip-tracker.js';

/** Makes the bytes of a recording: gzip members, each a chunk. It knows of no file. */
export type ChunkEncoder = {
  /** The bytes of the next frame. Where no member is open it opens one, with its head and a key frame. */
  readonly frame: (sample: Sample) => Buffer;
  /** The same with other work in between, for those who must not be held up. One frame at a time. */
  readonly frameInSlices: (sample: Sample, slices: Slices) => Promise<Buffer>;
  /** The last frame was not kept: the next one rests on the one before. */
  readonly undo: () => void;
  readonly isOpen: () => boolean;
  /** Whether the chunk is to be closed before the next frame. */
  readonly isFull: () => boolean;
  /** Ends the open member. */
  readonly close: () => ChunkEnd;
};

type ChunkEnd = {
  /** What follows the last frame. */
  readonly end: Buffer;
  /** What goes over the zeros of the head, at `fieldAt` from the member's start. */
  readonly field: Buffer;
};

export const fieldAt = memberLead.length;

/** A member that is open; nothing in it is changed, so that a frame can be taken back. */
type Member = {
  /** Of the first frame. */
  readonly utcOffsetMinutes: number;
  readonly glances: readonly Glance[];
  /** Of the bytes so far, the head among them. */
  readonly lengthBytes: number;
  /** Of the lines. */
  readonly textBytes: number;
  readonly textSum: number;
  /** The end of the lines: what deflate may point back to. */
  readonly window: Buffer;
};

type State = {
  readonly member: Member | undefined;
  /** Of the last frame, also of a member that is closed. */
  readonly last: Watch | undefined;
};

const windowBytes = 32 * 1024;
const deflateAsync = promisify<Buffer, ZlibOptions, Buffer>(deflateRaw);
/** The last block of deflate (fixed codes, empty): the blocks before it were flushed, not ended. */
const lastBlock = Buffer.from([3, 0]);

export function chunkEncoder(): ChunkEncoder {
  let state: State = { member: undefined, last: undefined };
  let former = state;
  const take = (sample: Sample, frame: Frame): Buffer => {
    const taken = stateAfter(state, sample, frame);
    former = state;
    state = taken.state;
    return taken.bytes;
  };
  return {
    frame: (sample) => {
      const differences = differencesIn(state, sample);
      const text = Buffer.concat([...frameLines(sampleBefore(state), sample, differences)]);
      const deflated = deflateRawSync(text, deflateOptions(state.member));
      return take(sample, { differences, text, deflated });
    },
    frameInSlices: async (sample, slices) => {
      const differences = differencesIn(state, sample);
      const lines = frameLines(sampleBefore(state), sample, differences);
      const text = await concatInSlices(lines, slices);
      const deflated = await deflateAsync(text, deflateOptions(state.member));
      return take(sample, { differences, text, deflated });
    },
    undo: () => {
      state = former;
    },
    isOpen: () => state.member !== undefined,
    isFull: () => state.member !== undefined && isFull(state.member),
    close: () => {
      const { member, last } = state;
      if (!member) throw new Error('no member is open');
      state = { member: undefined, last };
      former = state;
      return endOf(member);
    },
  };
}

type Frame = {
  readonly differences: Differences;
  readonly text: Buffer;
  readonly deflated: Buffer;
};

function differencesIn({ last }: State, sample: Sample): Differences {
  return differencesOf(last?.sample.processes ?? [], sample.processes);
}

async function concatInSlices(lines: Generator<Buffer>, slices: Slices): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for (const piece of lines) {
    pieces.push(piece);
    if (slices.isSpent()) await slices.rest();
  }
  return Buffer.concat(pieces);
}

/** Each frame is a whole number of bytes, and can be inflated once it is there. */
function deflateOptions(member: Member | undefined): ZlibOptions {
  const finishFlush = constants.Z_SYNC_FLUSH;
  return member ? { finishFlush, dictionary: member.window } : { finishFlush };
}

function stateAfter(
  { member, last }: State,
  sample: Sample,
  { differences, text, deflated }: Frame,
): { state: State; bytes: Buffer } {
  const bytes = member ? deflated : Buffer.concat([openHead(), deflated]);
  const { glance, watch } = glanceAt(sample, last, differences);
  const next: Member = {
    utcOffsetMinutes: member?.utcOffsetMinutes ?? sample.boot.utcOffsetMinutes,
    glances: [...(member?.glances ?? []), glance],
    lengthBytes: (member?.lengthBytes ?? 0) + bytes.length,
    textBytes: (member?.textBytes ?? 0) + text.length,
    textSum: crc32(text, member?.textSum ?? 0),
    window: windowAfter(member, text),
  };
  return { state: { member: next, last: watch }, bytes };
}

function windowAfter(member: Member | undefined, text: Buffer): Buffer {
  const kept = Math.max(0, windowBytes - text.length);
  const before = member && kept > 0 ? member.window.subarray(-kept) : Buffer.alloc(0);
  return Buffer.concat([before, text.subarray(-windowBytes)]);
}

function isFull({ glances, lengthBytes }: Member): boolean {
  if (glances.length < 2) return false;
  return lengthBytes >= chunkBytes || isPastChunk(ageMs(glances));
}

function ageMs(glances: readonly Glance[]): number {
  return (glances.at(-1)?.monotonicMs ?? 0) - (glances[0]?.monotonicMs ?? 0);
}

function endOf(member: Member): ChunkEnd {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(member.textSum, 0);
  trailer.writeUInt32LE(member.textBytes % 2 ** 32, 4);
  const end = Buffer.concat([lastBlock, trailer]);
  return { end, field: fieldOf(member, member.lengthBytes + end.length) };
}

function fieldOf({ glances, utcOffsetMinutes }: Member, lengthBytes: number): Buffer {
  const first = glances[0];
  const last = glances.at(-1);
  if (!first || !last) throw new Error('a member has a frame');
  return fieldBytes({
    lengthBytes,
    frameCount: glances.length,
    firstTakenAtMs: first.takenAtMs,
    lastTakenAtMs: last.takenAtMs,
    firstMonotonicMs: first.monotonicMs,
    lastMonotonicMs: last.monotonicMs,
    utcOffsetMinutes,
    strip: stripOf(glances),
  });
}

/** What the next frame is a delta of. */
function sampleBefore({ member, last }: State): Sample | undefined {
  return member && last?.sample;
}
