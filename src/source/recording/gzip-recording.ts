import type { Sample } from '../../sample/sample.js';
import type { SourceNote } from '../../sample/source-note.js';
import { UnusableSource } from '../unusable-source.js';
import { type ByteSource, memoryBytes } from './byte-source.js';
import { type ChunkShelf, putOn } from './chunk-shelf.js';
import { type LinesRecording, linesRecording } from './lines-recording.js';
import { fieldOf, memberHeadBytes } from './member-field.js';
import { type IndexedMember, memberIndex, type Strange } from './member-index.js';
import { countNote, lostNote, strangeNote } from './member-notes.js';
import { type MemberText, memberText } from './member-text.js';
import type { Recording, RecordingChunk } from './recording.js';
import type { Strip } from './strip.js';

/** A chunk that has a frame, and the member that it is in. */
type MemberChunk = RecordingChunk & { readonly member: IndexedMember };

type Reading = {
  readonly path: string;
  readonly bytes: ByteSource;
  readonly chunks: MemberChunk[];
  readonly shelf: ChunkShelf;
  /** By the place of what is lost. */
  readonly notes: Map<number, SourceNote>;
};

/** A recording of gzip members; undefined where no whole frame is in it. */
export async function gzipRecording(
  path: string,
  bytes: ByteSource,
  shelf: ChunkShelf,
): Promise<Recording | undefined> {
  const { members, strange } = await memberIndex(bytes);
  const reading: Reading = {
    path,
    bytes,
    chunks: [],
    shelf,
    notes: new Map(strange.map((one) => [one.offset, strangeNote(path, one)])),
  };
  for (const member of members)
    await addMember(reading, member, isLastOf(members, strange, member));
  const first = await firstLines(reading);
  return first && recordingOf(reading, first.utcOffsetMinutes);
}

/** Those that say themselves what is in them are believed, until they are played. */
async function addMember(reading: Reading, member: IndexedMember, isLast: boolean): Promise<void> {
  const { path, chunks, notes } = reading;
  const before = chunks.at(-1);
  const firstFrame = before ? before.firstFrame + before.frameCount : 0;
  if (member.field && chunks.length > 0) {
    const { frameCount, firstTakenAtMs, lastTakenAtMs } = member.field;
    chunks.push({ firstFrame, frameCount, firstTakenAtMs, lastTakenAtMs, member });
    return;
  }
  // The first shows whether it is a recording at all, and of which version.
  const { lines, reason, restBytes } = await linesOf(reading, member);
  if (lines) {
    const [{ firstTakenAtMs, lastTakenAtMs } = nowhere] = lines.chunks;
    const { frameCount } = lines;
    const chunk = { firstFrame, frameCount, firstTakenAtMs, lastTakenAtMs, member };
    chunks.push(chunk);
    putOn(reading.shelf, chunk, Promise.resolve(lines));
  }
  const missing = (member.field?.frameCount ?? 0) - (lines?.frameCount ?? 0);
  const lost =
    missing > 0
      ? countNote(path, member, missing, reason)
      : lostNote({ path, member, lines, reason, restBytes, isLast });
  if (lost) notes.set(member.offset, lost);
}

const nowhere = { firstTakenAtMs: 0, lastTakenAtMs: 0 };

function isLastOf(
  members: readonly IndexedMember[],
  strange: readonly Strange[],
  member: IndexedMember,
): boolean {
  return member === members.at(-1) && !strange.some(({ offset }) => offset > member.offset);
}

async function firstLines(reading: Reading): Promise<LinesRecording | undefined> {
  if (reading.chunks.length === 0) return undefined;
  return linesAt(reading, 0);
}

function recordingOf(reading: Reading, utcOffsetMinutes: number): Recording {
  const { path, chunks, bytes } = reading;
  const last = chunks.at(-1);
  return {
    path,
    frameCount: last ? last.firstFrame + last.frameCount : 0,
    utcOffsetMinutes,
    chunks,
    takenAtMs: (frame) => takenAtMs(reading, frame),
    strip: (chunk) => stripAt(reading, chunk),
    sampleAt: (frame) => sampleAt(reading, frame),
    get notes() {
      return [...reading.notes].sort(([one], [other]) => one - other).map(([, note]) => note);
    },
    close: () => bytes.close(),
  };
}

async function takenAtMs(reading: Reading, frame: number): Promise<number> {
  const at = chunkAt(reading, frame);
  const { firstFrame, frameCount, firstTakenAtMs, lastTakenAtMs } = chunkOf(reading, at);
  if (frame === firstFrame) return firstTakenAtMs;
  if (frame === firstFrame + frameCount - 1) return lastTakenAtMs;
  const lines = await linesAt(reading, at);
  if (!lines || frame - firstFrame >= lines.frameCount) return lastTakenAtMs;
  return lines.takenAtMs(frame - firstFrame);
}

async function stripAt(reading: Reading, at: number): Promise<Strip> {
  const { member } = chunkOf(reading, at);
  const head = member.field && (await reading.bytes.read(member.offset, memberHeadBytes));
  const strip = head && fieldOf(head)?.strip;
  if (strip) return strip;
  const lines = await linesAt(reading, at);
  return lines ? lines.strip(0) : { loads: [], marks: [] };
}

async function sampleAt(reading: Reading, frame: number): Promise<Sample> {
  const at = chunkAt(reading, frame);
  const { firstFrame } = chunkOf(reading, at);
  const lines = await linesAt(reading, at);
  const whole = lines ? Math.min(frame - firstFrame, lines.frameCount - 1) : -1;
  if (!lines || whole < 0) return instead(reading, at);
  const sample = await lines.sampleAt(whole);
  reading.shelf.last = sample;
  return sample;
}

/** What stands for the frames of a chunk that is lost: the last one before it, or else the first behind it. */
async function instead(reading: Reading, at: number): Promise<Sample> {
  for (let before = at - 1; before >= 0; before--) {
    const lines = await linesAt(reading, before);
    if (lines) return lines.sampleAt(lines.frameCount - 1);
  }
  for (let behind = at + 1; behind < reading.chunks.length; behind++) {
    const lines = await linesAt(reading, behind);
    if (lines) return lines.sampleAt(0);
  }
  throw new UnusableSource(`${reading.path}: no frame of it is whole`);
}

function linesAt(reading: Reading, at: number): Promise<LinesRecording | undefined> {
  const { chunks, shelf } = reading;
  const chunk = chunkOf({ chunks }, at);
  const lines = shelf.loaded.get(chunk) ?? loadedLines(reading, at);
  putOn(shelf, chunk, lines);
  return lines;
}

async function loadedLines(reading: Reading, at: number): Promise<LinesRecording | undefined> {
  const { path, notes } = reading;
  const { member, frameCount } = chunkOf(reading, at);
  const { lines, reason } = await linesOf(reading, member);
  const lost = frameCount - (lines?.frameCount ?? 0);
  if (lost > 0) notes.set(member.offset, countNote(path, member, lost, reason));
  return lines;
}

async function linesOf(
  { path, bytes, shelf }: Reading,
  member: IndexedMember,
): Promise<Pick<MemberText, 'reason' | 'restBytes'> & { lines: LinesRecording | undefined }> {
  const { text, ...rest } = await memberText(bytes, member);
  const where = `${path}, in the chunk at byte ${member.offset}`;
  return { lines: await linesRecording(where, memoryBytes(text), () => shelf.last), ...rest };
}

function chunkAt({ chunks }: Reading, frame: number): number {
  let [low, high] = [0, chunks.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((chunks[middle]?.firstFrame ?? 0) <= frame) low = middle;
    else high = middle - 1;
  }
  const { firstFrame, frameCount } = chunkOf({ chunks }, low);
  if (frame < firstFrame || frame >= firstFrame + frameCount) {
    throw new RangeError(`there is no frame ${frame}`);
  }
  return low;
}

function chunkOf({ chunks }: Pick<Reading, 'chunks'>, at: number): MemberChunk {
  const chunk = chunks[at];
  if (!chunk) throw new RangeError(`there is no chunk ${at}`);
  return chunk;
}
