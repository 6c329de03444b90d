import fc from 'fast-check';
import type { ProcessSample } from '../../src/sample/process-sample.js';
import type { Sample } from '../../src/sample/sample.js';
import { row, sampleAt } from './made-sample.js';

// Histories of a small machine, in which everything happens that samples can tell: few pids and start ticks, so
// that pids are reused within a sample and parents come, go, are too young, and make cycles.

const pid = fc.integer({ min: 1, max: 8 });
const startTicks = fc.integer({ min: 1, max: 3 });

/** One thing that happens to the rows, or to the sample as a whole. */
const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('born'), pid, ppid: pid, startTicks }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('gone'), pid }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('ran'), pid, ticks: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('letter'),
      pid,
      stateCode: fc.constantFrom('S', 'R', 'T', 'Z', 'D', 'X', 'X', 'X'),
      threads: fc.integer({ min: 0, max: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('moved'), pid, ppid: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('copied'), pid }) },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('named'), pid, comm: fc.constantFrom('a', 'b') }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('read'), pid, bytes: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('unread'), pid }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('threads'), pid, codes: fc.string() }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('disordered'), pid }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('missed'), pid }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('stalled'), ms: fc.nat(6000) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('booted') }) },
);

type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;
type Given<K extends string> = Partial<Record<K, number>>;
type Loose = { readonly type: string; readonly pid?: number } & Given<
  'ppid' | 'startTicks' | 'ticks' | 'threads' | 'bytes' | 'ms'
> & { readonly stateCode?: string; readonly comm?: string; readonly codes?: string };

/** Samples that follow one another; between two hardly anything, or a lot, happens. */
export const anyHistory: fc.Arbitrary<readonly Sample[]> = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: fc.array(happening, { maxLength: 3 }) },
      { weight: 1, arbitrary: fc.array(happening, { maxLength: 20 }) },
    ),
    { minLength: 2, maxLength: 12 },
  )
  .map(samplesOf);

function samplesOf(scans: readonly (readonly Happening[])[]): readonly Sample[] {
  const rows = new Map<number, ProcessSample>();
  let atMs = 0;
  let boots = 0;
  let last: readonly ProcessSample[] = [];
  return scans.map((happenings) => {
    atMs += 1000;
    const hidden = new Set<number>();
    let isDisordered = false;
    for (const one of happenings as readonly Loose[]) {
      if (one.type === 'stalled') atMs += (one.ms ?? 0) - 1500;
      else if (one.type === 'booted') boots += 1;
      else if (one.type === 'disordered') isDisordered = true;
      else if (one.type === 'missed') hidden.add(one.pid ?? 0);
      else happen(rows, one, atMs);
    }
    const all = [...rows.values()].filter((each) => !hidden.has(each.pid));
    all.sort((one, other) => one.pid - other.pid);
    if (isDisordered) all.push(...all.splice(0, 2), ...all.slice(0, 1));
    const isSame = all.length === last.length && all.every((each, at) => each === last[at]);
    if (!isSame) last = all;
    // Now and then the very list of before, as it may be where nothing moved.
    const processes = isSame && happenings.length % 2 === 0 ? last : all;
    return sampleAt(atMs, processes, { boot: { id: `boot-${boots % 2}` } });
  });
}

function happen(rows: Map<number, ProcessSample>, one: Loose, readAtMs: number): void {
  const { type, pid: whom = 0, startTicks: ticks = 1 } = one;
  if (type === 'born') {
    rows.set(whom, row({ pid: whom, ppid: one.ppid ?? 0, startTicks: ticks, readAtMs }));
    return;
  }
  const former = rows.get(whom);
  if (!former) return;
  if (type === 'gone') rows.delete(whom);
  else rows.set(whom, { ...former, ...newFacts(former, one, readAtMs), readAtMs });
}

function newFacts(former: ProcessSample, one: Loose, readAtMs: number): Partial<ProcessSample> {
  switch (one.type) {
    case 'ran':
      // Counters go back, too.
      return { userTicks: Math.max(0, former.userTicks + (one.ticks ?? 0) - 1) };
    case 'letter':
      return one.stateCode === 'X'
        ? { stateCode: 'X', ppid: 0, threads: 0 }
        : { stateCode: one.stateCode ?? 'S', threads: one.threads ?? 1 };
    case 'moved':
      return { ppid: one.ppid ?? 0 };
    case 'named':
      return { comm: one.comm ?? '' };
    case 'read':
      return { rowFacts: { io: { readAtMs, value: io(one.bytes ?? 0) } } };
    case 'threads':
      return { threads: 3, threadList: { readAtMs, list: threadsOf(one.codes ?? '', readAtMs) } };
    default:
      return {};
  }
}

function io(bytes: number) {
  const counters = { readCharacters: 0, writtenCharacters: 0, readCalls: 0, writeCalls: 0 };
  return { ...counters, readBytes: bytes, writtenBytes: 0, cancelledWriteBytes: 0 };
}

function threadsOf(codes: string, readAtMs: number) {
  return [...codes].map((code, index) => ({
    tid: index + 1,
    comm: 't',
    stateCode: code < 'A' ? 'R' : 'S',
    userTicks: code.length,
    systemTicks: 0,
    priority: 20,
    nice: 0,
    startTicks: 1,
    readAtMs,
  }));
}
