import { rssBytesOf } from '../../model/facts-of-process.js';
import type { Model } from '../../model/model.js';
import type { Process, ProcessKey } from '../../model/process.js';
import { growth } from '../../model/rates.js';
import { sanitise } from '../../text/sanitise.js';

/** What the processes of one name are and did together. */
export type NameTotal = {
  readonly processes: number;
  readonly threads: number;
  readonly residentBytes: number;
  /** Since the first frame that is told of, those that are gone too. */
  readonly cpuSeconds: number;
  /** From and to storage, where that was recorded. */
  readonly readBytes: number | undefined;
  readonly writtenBytes: number | undefined;
};

export type NameTotals = {
  /** By name, safe to show. A name that was once there stays. */
  readonly byName: ReadonlyMap<string, NameTotal>;
  readonly bootId: string;
  readonly monotonicMs: number;
  /** Of all processes of this frame, by key. */
  readonly counters: ReadonlyMap<ProcessKey, Counters>;
};

type Counters = {
  readonly cpuSeconds: number;
  readonly readBytes: number | undefined;
  readonly writtenBytes: number | undefined;
};

/** A name of a process is at most 15 bytes long (prctl(2)): none can be mistaken for these. */
export const kernelThreadsName = '[kernel threads]';
export const otherNamesName = '[all other names]';

/** So many names have series of their own: whoever starts processes chooses their names. */
export const maxNames = 200;

/** The totals of a frame, from those of the frame before. */
export function nextNameTotals(
  before: NameTotals | undefined,
  model: Model,
  isAsked: (process: Process) => boolean,
): NameTotals {
  const { boot, monotonicMs } = model.sample;
  const former = before?.bootId === boot.id ? before : undefined;
  const counters = new Map<ProcessKey, Counters>();
  const ofFrame = new Map<string, NameTotal>();
  for (const process of model.processes.values()) {
    if (process.goneSeenAtMs !== undefined) continue;
    const now = countersOf(process, boot.ticksPerSecond);
    counters.set(process.key, now);
    if (!isAsked(process)) continue;
    const name = nameOf(process);
    const own = ownTotal(process, grown(former, process, now), model);
    ofFrame.set(name, sum(ofFrame.get(name), own));
  }
  return { byName: byNameAfter(former?.byName, ofFrame), bootId: boot.id, monotonicMs, counters };
}

function nameOf({ isKernelThread, sample }: Process): string {
  return isKernelThread ? kernelThreadsName : sanitise(sample.comm);
}

function countersOf({ sample }: Process, ticksPerSecond: number): Counters {
  const io = sample.rowFacts?.io;
  const { readBytes, writtenBytes } = io && 'value' in io ? io.value : {};
  return {
    cpuSeconds: (sample.userTicks + sample.systemTicks) / ticksPerSecond,
    readBytes,
    writtenBytes,
  };
}

const none: Counters = { cpuSeconds: 0, readBytes: 0, writtenBytes: 0 };

/** Since the frame before: of one that was born since then all that it did. */
function grown(before: NameTotals | undefined, process: Process, now: Counters): Counters {
  const isBorn = before !== undefined && (process.bornSeenAtMs ?? 0) > before.monotonicMs;
  const former = before?.counters.get(process.key) ?? (isBorn ? none : now);
  return {
    cpuSeconds: growth(former.cpuSeconds, now.cpuSeconds) ?? 0,
    readBytes: now.readBytes && (growth(former.readBytes, now.readBytes) ?? 0),
    writtenBytes: now.writtenBytes && (growth(former.writtenBytes, now.writtenBytes) ?? 0),
  };
}

function ownTotal(process: Process, grownBy: Counters, { sample }: Model): NameTotal {
  return {
    processes: 1,
    threads: process.sample.threads,
    residentBytes: rssBytesOf(process, sample.boot) ?? 0,
    ...grownBy,
  };
}

/** Of those that are new the largest come first: the room for names may end. */
function byNameAfter(
  before: ReadonlyMap<string, NameTotal> = new Map(),
  ofFrame: ReadonlyMap<string, NameTotal>,
): ReadonlyMap<string, NameTotal> {
  const totals = new Map([...before].map(([name, total]) => [name, counted(total)]));
  const bySize = [...ofFrame].toSorted(
    ([, one], [, other]) => other.residentBytes - one.residentBytes,
  );
  for (const [name, total] of bySize) {
    const isRoom = totals.has(name) || totals.size < maxNames;
    const place = isRoom ? name : otherNamesName;
    totals.set(place, sum(totals.get(place), total));
  }
  return totals;
}

/** What of a total goes on when nobody has the name. */
function counted(total: NameTotal): NameTotal {
  return { ...total, processes: 0, threads: 0, residentBytes: 0 };
}

function sum(one: NameTotal | undefined, other: NameTotal): NameTotal {
  if (!one) return other;
  return {
    processes: one.processes + other.processes,
    threads: one.threads + other.threads,
    residentBytes: one.residentBytes + other.residentBytes,
    cpuSeconds: one.cpuSeconds + other.cpuSeconds,
    readBytes: sumOfKnown(one.readBytes, other.readBytes),
    writtenBytes: sumOfKnown(one.writtenBytes, other.writtenBytes),
  };
}

function sumOfKnown(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined ? other : one + (other ?? 0);
}
