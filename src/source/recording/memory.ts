import type { KernelEvent } from '../../sample/kernel-event.js';
import type { Sample } from '../../sample/sample.js';
import { isPastChunk } from './format.js';
import { memberOf, type Samples } from './memory-member.js';
import { changeCount, keptBytes } from './sample-weight.js';

/** The last minutes of what was sampled, as the chunks of a recording. */
export type Memory = {
  /** Where very much happens not each sample is kept. Events that the sample does not hold may come with it. */
  readonly remember: (sample: Sample, events?: readonly KernelEvent[]) => void;
  /** What is remembered now; it stays as it is while more is remembered. Empty at the start. */
  readonly chunks: () => readonly MemoryChunk[];
  /** Settles when what is to be bytes is. */
  readonly settled: () => Promise<void>;
};

/** Frames that stay together: as they were sampled, and once there are enough of them as bytes of a recording. */
export type MemoryChunk = {
  readonly samples: Samples | undefined;
  readonly member: Buffer | undefined;
  /** Of each frame; one at least. */
  readonly takenAtMs: readonly number[];
  readonly utcOffsetMinutes: number;
};

export type MemoryBounds = {
  readonly forMs: number;
  readonly bytes: number;
  /** Of processes in a second: what they cost to remember. */
  readonly changesPerSecond: number;
};

/** What happened while nobody looked is seldom asked for later; and the soak begins to count after so long. */
export const usualBounds: MemoryBounds = {
  forMs: 15 * 60_000,
  bytes: 16 * 1024 * 1024,
  changesPerSecond: 2000,
};

/** Samples as objects take more than their bytes do: a chunk ends early where they take so much. */
const openBytes = 6 * 1024 * 1024;

type State = {
  readonly bounds: MemoryBounds;
  /** The last one is open, unless it is full. */
  chunks: Chunk[];
  newest: Sample | undefined;
  /** Changes that may be remembered now; below 0 they were lent. */
  allowance: number;
  allowedAtMs: number;
  /** Of samples that were not kept. */
  events: readonly KernelEvent[];
  /** One chunk after the other becomes bytes. */
  encoding: Promise<void>;
};

type Chunk = {
  samples: [Sample, ...Sample[]] | undefined;
  member: Buffer | undefined;
  readonly takenAtMs: number[];
  readonly utcOffsetMinutes: number;
  readonly firstAtMs: number;
  lastAtMs: number;
  /** As they are kept now. */
  bytes: number;
  isFull: boolean;
};

export function newMemory(bounds: MemoryBounds = usualBounds): Memory {
  const state: State = {
    bounds,
    chunks: [],
    newest: undefined,
    allowance: bounds.changesPerSecond,
    allowedAtMs: 0,
    events: [],
    encoding: Promise.resolve(),
  };
  return {
    remember: (sample, events = []) => remember(state, sample, events),
    chunks: () => state.chunks.map(chunkNow),
    settled: () => state.encoding,
  };
}

/** The open one goes on. */
function chunkNow({ samples, member, takenAtMs, utcOffsetMinutes }: Chunk): MemoryChunk {
  const [first, ...rest] = samples ?? [];
  return {
    samples: first && [first, ...rest],
    member,
    takenAtMs: takenAtMs.slice(),
    utcOffsetMinutes,
  };
}

function remember(state: State, sample: Sample, told: readonly KernelEvent[]): void {
  const events = [...state.events, ...sample.events, ...told];
  const changes = state.newest ? changeCount(state.newest, sample) : 0;
  if (!isAffordable(state, sample.monotonicMs, changes)) {
    state.events = events;
    return;
  }
  state.events = [];
  const kept = events.length === sample.events.length ? sample : { ...sample, events };
  const chunk = openChunk(state, kept, changes);
  chunk.isFull = chunk.bytes >= openBytes || isPastChunk(sample.monotonicMs - chunk.firstAtMs);
  if (chunk.isFull) state.encoding = state.encoding.then(() => encode(chunk));
  state.newest = kept;
  forget(state, sample.monotonicMs);
}

function isAffordable(state: State, nowMs: number, changes: number): boolean {
  const { changesPerSecond } = state.bounds;
  const earned = ((nowMs - state.allowedAtMs) / 1000) * changesPerSecond;
  state.allowance = Math.min(changesPerSecond, state.allowance + earned);
  state.allowedAtMs = nowMs;
  if (state.allowance <= 0) return false;
  state.allowance -= changes;
  return true;
}

/** With the sample in it. */
function openChunk({ chunks }: State, sample: Sample, changes: number): Chunk {
  const { takenAtMs, monotonicMs } = sample;
  const last = chunks.at(-1);
  if (last && !last.isFull && last.samples) {
    last.samples.push(sample);
    last.takenAtMs.push(takenAtMs);
    last.lastAtMs = monotonicMs;
    last.bytes += keptBytes(sample, changes);
    return last;
  }
  const chunk = {
    samples: [sample] satisfies [Sample],
    member: undefined,
    takenAtMs: [takenAtMs],
    utcOffsetMinutes: sample.boot.utcOffsetMinutes,
    firstAtMs: monotonicMs,
    lastAtMs: monotonicMs,
    // The processes of its first are those of the machine as it is.
    bytes: keptBytes(sample, 0),
    isFull: false,
  };
  chunks.push(chunk);
  return chunk;
}

async function encode(chunk: Chunk): Promise<void> {
  if (!chunk.samples) return;
  chunk.member = await memberOf(chunk.samples);
  chunk.samples = undefined;
  chunk.bytes = chunk.member.length;
}

/** Whole chunks, the oldest first; the newest stays, whatever it takes. */
function forget(state: State, nowMs: number): void {
  const { forMs, bytes } = state.bounds;
  let total = state.chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);
  const isTooMuch = (chunk: Chunk) => total > bytes || nowMs - chunk.lastAtMs > forMs;
  while (state.chunks.length > 1 && state.chunks[0] && isTooMuch(state.chunks[0])) {
    total -= state.chunks.shift()?.bytes ?? 0;
  }
}
