import { UnusableSource } from '../unusable-source.js';
import type { Damage } from './damage.js';
import { formatVersion } from './format.js';
import { isSealed, parsedLine } from './line.js';
import type { FileLine } from './lines.js';
import { headerName, headerShape } from './shape/frame-shape.js';
import { instant } from './shape/shape.js';

/** Where a line is. */
export type Place = { readonly offset: number; readonly lengthBytes: number };

export type Chunk = { readonly header: Place; readonly firstFrame: number };

/** Where every frame is that can be played; plain numbers, since there may be millions. */
export type FrameIndex = {
  readonly offsets: number[];
  readonly lengthsBytes: number[];
  readonly takenAtMs: number[];
  /** Index into `chunks`. */
  readonly chunkOf: number[];
  readonly chunks: Chunk[];
  readonly damages: Damage[];
  /** Of the first whole header. */
  utcOffsetMinutes: number | undefined;
  /** Of an unfinished last line. */
  lostEndBytes: number;
};

type Progress = {
  /** A line with a seal was seen. */
  isOurs: boolean;
  /** What the chunk still needs: after damage, the next header; after a header, its key frame. */
  awaits: 'header' | 'key' | 'delta';
  header: Place | undefined;
  damage: { -readonly [K in keyof Damage]: Damage[K] } | undefined;
};

/** 115 days at one a second. */
const maxFrames = 10_000_000;

/** What does not hold a whole line for so long is not a damaged recording but something else. */
const maxLeadBytes = 16 * 1024 * 1024;

/** Goes once through a recording's lines, with memory for places only. */
export async function frameIndex(
  path: string,
  lines: AsyncIterable<FileLine>,
): Promise<FrameIndex> {
  const index: FrameIndex = {
    offsets: [],
    lengthsBytes: [],
    takenAtMs: [],
    chunkOf: [],
    chunks: [],
    damages: [],
    utcOffsetMinutes: undefined,
    lostEndBytes: 0,
  };
  const progress: Progress = {
    isOurs: false,
    awaits: 'header',
    header: undefined,
    damage: undefined,
  };
  for await (const line of lines) {
    addLine(path, index, progress, line);
    if (!progress.isOurs && line.offset > maxLeadBytes) break;
  }
  return index;
}

function addLine(path: string, index: FrameIndex, progress: Progress, line: FileLine): void {
  if (!isSealed(line.bytes)) {
    // An unfinished last line is no damage: the writer was cut short there.
    if (line.isTerminated) addDamage(index, progress, line, 'does not match its checksum');
    else index.lostEndBytes = line.bytes.length;
    return;
  }
  progress.isOurs = true;
  const { kind, takenAtMs } = headOf(path, line);
  if (kind === 'header') addHeader(path, index, progress, line);
  else if (kind !== 'key' && kind !== 'delta') return;
  else if (kind === progress.awaits) addFrame(path, index, progress, line, takenAtMs);
  else addLostFrame(index, progress, line, kind);
}

function addHeader(path: string, index: FrameIndex, progress: Progress, line: FileLine): void {
  const value = parsedValue(path, line);
  refuse(path, line, headerName(value));
  const { version } = value as { version: number };
  if (version > formatVersion) throw new UnusableSource(newerVersion(path, version));
  refuse(path, line, headerShape(value));
  index.utcOffsetMinutes ??= (
    value as { boot: { utcOffsetMinutes: number } }
  ).boot.utcOffsetMinutes;
  progress.awaits = 'key';
  progress.header = { offset: line.offset, lengthBytes: line.bytes.length };
}

function addFrame(
  path: string,
  index: FrameIndex,
  progress: Progress,
  line: FileLine,
  takenAtMs: number,
): void {
  if (index.offsets.length >= maxFrames) refuse(path, line, `: more than ${maxFrames} frames`);
  if (progress.awaits === 'key' && progress.header) {
    index.chunks.push({ header: progress.header, firstFrame: index.offsets.length });
    progress.awaits = 'delta';
  }
  index.offsets.push(line.offset);
  index.lengthsBytes.push(line.bytes.length);
  index.takenAtMs.push(takenAtMs);
  index.chunkOf.push(index.chunks.length - 1);
  if (progress.damage) progress.damage.beforeMs = takenAtMs;
  progress.damage = undefined;
}

/** A whole frame that cannot be played, because what it rests on is lost. */
function addLostFrame(index: FrameIndex, progress: Progress, line: FileLine, kind: string): void {
  if (progress.damage) progress.damage.lostFrames++;
  else addDamage(index, progress, line, `is a ${kind} frame without what it rests on`);
}

function addDamage(index: FrameIndex, progress: Progress, line: FileLine, reason: string): void {
  progress.awaits = 'header';
  if (progress.damage) {
    progress.damage.lostFrames++;
    return;
  }
  const afterMs = index.takenAtMs.at(-1);
  progress.damage = {
    line: line.number,
    offset: line.offset,
    reason,
    lostFrames: 1,
    ...(afterMs === undefined ? {} : { afterMs }),
  };
  index.damages.push(progress.damage);
}

/** The first two members, without parsing a line that begins as ours do. */
function headOf(path: string, line: FileLine): { kind: unknown; takenAtMs: number } {
  const head = /^\{"kind":"(key|delta)","takenAtMs":(\d{1,15}),/.exec(
    line.bytes.toString('latin1', 0, 64),
  );
  if (head) return { kind: head[1], takenAtMs: Number(head[2]) };
  const value = parsedValue(path, line);
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    return refuse(path, line, ': expected an object with a kind');
  }
  if (value.kind !== 'key' && value.kind !== 'delta') return { kind: value.kind, takenAtMs: 0 };
  const takenAtMs = 'takenAtMs' in value ? value.takenAtMs : undefined;
  refuse(path, line, instant(takenAtMs), '.takenAtMs');
  return { kind: value.kind, takenAtMs: Number(takenAtMs) };
}

function parsedValue(path: string, line: FileLine): unknown {
  const parsed = parsedLine(line.bytes);
  return 'value' in parsed ? parsed.value : refuse(path, line, `: ${parsed.reason}`);
}

export function newerVersion(path: string, version: number): string {
  return `${path}: made by a newer treetop: recording version ${version}, this one reads ${formatVersion}`;
}

function refuse(path: string, line: FileLine, reason: string, where?: string): never;
function refuse(path: string, line: FileLine, reason: string | undefined, where?: string): void;
function refuse(path: string, line: FileLine, reason: string | undefined, where = ''): void {
  if (reason === undefined) return;
  throw new UnusableSource(`${path}: line ${line.number}, byte ${line.offset}${where}${reason}`);
}
