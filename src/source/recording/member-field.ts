import { crc32 } from 'node:zlib';
import { type Strip, stripParts } from './strip.js';

/**
 * What stands in the extra field (FEXTRA, RFC 1952) of a chunk's gzip member once the chunk is closed: an index
 * of the file can be made without inflating it, as of BGZF. Before that, and where a recorder was killed, zeros.
 */
export type MemberField = {
  /** Of the whole member, header and trailer included. */
  readonly lengthBytes: number;
  readonly frameCount: number;
  /** Wall clocks of the first and the last frame. */
  readonly firstTakenAtMs: number;
  readonly lastTakenAtMs: number;
  /** The monotonic clocks of the same. */
  readonly firstMonotonicMs: number;
  readonly lastMonotonicMs: number;
  readonly utcOffsetMinutes: number;
  readonly strip: Strip;
};

/** Magic, method deflate, FLG.FEXTRA, no time, no hint, unknown system; XLEN; subfield "tT" and its length. */
const lead = Buffer.from([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 255, 0, 0, 0x74, 0x54, 0, 0]);
const stripAt = 44;
const sealAt = stripAt + 2 * stripParts;
/** Of the field's value. */
const valueBytes = sealAt + 4;
lead.writeUInt16LE(valueBytes + 4, 10);
lead.writeUInt16LE(valueBytes, 14);

/** What every member begins with: by it members are found where a field is damaged. */
export const memberLead: Buffer = lead;
/** Where the deflated data begin. */
export const memberHeadBytes = lead.length + valueBytes;

/** There may be damaged bytes among those that a member begins with. */
export function isLikeMember(start: Buffer): boolean {
  return lead.filter((byte, at) => byte === start[at]).length > lead.length / 2;
}

/** The head of a member that is not closed yet. */
export function openHead(): Buffer {
  return Buffer.concat([lead, Buffer.alloc(valueBytes)]);
}

/** The value to be written over the zeros, at `memberLead.length` from the member's start. */
export function fieldBytes(field: MemberField): Buffer {
  const bytes = Buffer.alloc(valueBytes);
  bytes.writeUInt32LE(field.lengthBytes, 0);
  bytes.writeUInt32LE(field.frameCount, 4);
  bytes.writeDoubleLE(field.firstTakenAtMs, 8);
  bytes.writeDoubleLE(field.lastTakenAtMs, 16);
  bytes.writeDoubleLE(field.firstMonotonicMs, 24);
  bytes.writeDoubleLE(field.lastMonotonicMs, 32);
  bytes.writeInt16LE(field.utcOffsetMinutes, 40);
  for (let part = 0; part < stripParts; part++) {
    const load = field.strip.loads[part];
    bytes[stripAt + part] = load === undefined ? unknownLoad : Math.round(load * mostLoad);
    bytes[stripAt + stripParts + part] = field.strip.marks[part] ?? 0;
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, sealAt)), sealAt);
  return bytes;
}

/** What a head says; undefined for one that is not closed, or not whole, or damaged. */
export function fieldOf(head: Buffer): MemberField | undefined {
  if (head.length < memberHeadBytes || !head.subarray(0, lead.length).equals(lead))
    return undefined;
  const bytes = head.subarray(lead.length, memberHeadBytes);
  const lengthBytes = bytes.readUInt32LE(0);
  if (lengthBytes === 0 || bytes.readUInt32LE(sealAt) !== crc32(bytes.subarray(0, sealAt))) {
    return undefined;
  }
  return {
    lengthBytes,
    frameCount: bytes.readUInt32LE(4),
    firstTakenAtMs: bytes.readDoubleLE(8),
    lastTakenAtMs: bytes.readDoubleLE(16),
    firstMonotonicMs: bytes.readDoubleLE(24),
    lastMonotonicMs: bytes.readDoubleLE(32),
    utcOffsetMinutes: bytes.readInt16LE(40),
    strip: stripOf(bytes),
  };
}

function stripOf(bytes: Buffer): Strip {
  const parts = Array.from({ length: stripParts }, (_, part) => part);
  return {
    loads: parts.map((part) => {
      const load = bytes[stripAt + part] ?? unknownLoad;
      return load === unknownLoad ? undefined : Math.min(1, load / mostLoad);
    }),
    marks: parts.map((part) => bytes[stripAt + stripParts + part] ?? 0),
  };
}

const mostLoad = 250;
const unknownLoad = 255;
