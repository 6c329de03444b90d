import type { ProcessSample } from '../../sample/process-sample.js';
import type { Sample } from '../../sample/sample.js';
import { busyShare } from './cpu-growth.js';
import { type Differences, differencesOf } from './differences.js';
import { type Strip, stripMarks, stripParts } from './strip.js';

/** A frame at a glance: what a chunk's strip is made of. */
export type Glance = {
  readonly takenAtMs: number;
  readonly monotonicMs: number;
  /** Of the time since the frame before. */
  readonly load: number | undefined;
  readonly marks: number;
};

/** What the glance at the next sample rests on. */
export type Watch = {
  readonly sample: Sample;
  /** By pid: since when it has been in D, by the monotonic clock. */
  readonly waits: ReadonlyMap<number, number>;
};

const longWaitMs = 5000;

/** `before` is of the last sample, in whatever chunk. */
export function glanceAt(
  sample: Sample,
  before?: Watch,
  differences = differencesOf(before?.sample.processes ?? [], sample.processes),
): { glance: Glance; watch: Watch } {
  const { takenAtMs, monotonicMs } = sample;
  if (!before) {
    const glance = { takenAtMs, monotonicMs, load: undefined, marks: 0 };
    return { glance, watch: { sample, waits: firstWaits(sample) } };
  }
  const { marks, waits } = happened(before, sample, differences);
  const load = busyShare(before.sample.host.cpus, sample.host.cpus);
  return { glance: { takenAtMs, monotonicMs, load, marks }, watch: { sample, waits } };
}

function happened(
  before: Watch,
  sample: Sample,
  { changed, born, gone }: Differences,
): { marks: number; waits: ReadonlyMap<number, number> } {
  const waits = new Map(before.waits);
  let marks = gone.length > 0 ? stripMarks.exited : 0;
  for (const { pid } of gone) waits.delete(pid);
  for (const { former, now } of changed) {
    marks |= marksOf(former, now);
    if (now.stateCode !== 'D') waits.delete(now.pid);
    else if (!waits.has(now.pid) || hasRun(former, now)) waits.set(now.pid, sample.monotonicMs);
  }
  for (const { pid, stateCode } of born) {
    if (stateCode === 'Z') marks |= stripMarks.zombie;
    if (stateCode === 'D') waits.set(pid, sample.monotonicMs);
  }
  if (hasLongWait(waits, before.sample, sample)) marks |= stripMarks.longWait;
  return { marks, waits };
}

/** The strip of the frames of a chunk. Its first frame's load is of the time before the chunk. */
export function stripOf(glances: readonly Glance[]): Strip {
  const startMs = glances[0]?.monotonicMs ?? 0;
  const partMs = ((glances.at(-1)?.monotonicMs ?? 0) - startMs) / stripParts;
  const partAt = (atMs: number) =>
    partMs > 0 ? Math.min(stripParts, Math.max(0, (atMs - startMs) / partMs)) : 0;
  const marks = Array<number>(stripParts).fill(0);
  const busy = Array<number>(stripParts).fill(0);
  const known = Array<number>(stripParts).fill(0);
  let from = 0;
  for (const { monotonicMs, load, marks: own } of glances) {
    const to = partAt(monotonicMs);
    // What happened is seen at the end of the time that it happened in.
    const last = Math.min(stripParts - 1, Math.max(0, Math.ceil(to) - 1));
    marks[last] = (marks[last] ?? 0) | own;
    if (load !== undefined) addLoad(busy, known, { from, to, load });
    from = to;
  }
  const loads = busy.map((sum, part) => {
    const length = known[part] ?? 0;
    return length > 0 ? Math.min(1, sum / length) : undefined;
  });
  return { loads, marks };
}

function addLoad(
  busy: number[],
  known: number[],
  { from, to, load }: { readonly from: number; readonly to: number; readonly load: number },
): void {
  for (let part = Math.floor(from); part < to; part++) {
    const length = Math.min(to, part + 1) - Math.max(from, part);
    busy[part] = (busy[part] ?? 0) + length * load;
    known[part] = (known[part] ?? 0) + length;
  }
}

function firstWaits({ processes, monotonicMs }: Sample): ReadonlyMap<number, number> {
  const waiting = processes.filter(({ stateCode }) => stateCode === 'D');
  return new Map(waiting.map(({ pid }) => [pid, monotonicMs]));
}

function marksOf(former: ProcessSample, now: ProcessSample): number {
  const isAdopted = former.ppid !== now.ppid;
  const isZombie = now.stateCode === 'Z' && former.stateCode !== 'Z';
  return (isAdopted ? stripMarks.adopted : 0) | (isZombie ? stripMarks.zombie : 0);
}

/** A process that has run was not in one wait all the time. */
function hasRun(former: ProcessSample, now: ProcessSample): boolean {
  return former.userTicks !== now.userTicks || former.systemTicks !== now.systemTicks;
}

function hasLongWait(waits: ReadonlyMap<number, number>, before: Sample, now: Sample): boolean {
  for (const sinceMs of waits.values()) {
    const isLong = now.monotonicMs - sinceMs >= longWaitMs;
    if (isLong && before.monotonicMs - sinceMs < longWaitMs) return true;
  }
  return false;
}
