import { parseSignal } from '../../src/model/parse-signal.js';
import type { CatalogueSignal } from '../../src/model/signal-catalogue.js';
import type { ProcessStat } from '../../src/sample/process-sample.js';
import type { TargetFacts, ThreadSignals } from '../../src/sample/target-facts.js';
import type { Sender } from '../../src/signals/permission.js';
import { row } from '../model/made-sample.js';

/** A mask of these signals, as status prints it. */
export function mask(...names: readonly string[]): string {
  const bits = names.map((name) => 1n << BigInt(signal(name).number - 1));
  return bits
    .reduce((all, bit) => all | bit, 0n)
    .toString(16)
    .padStart(16, '0');
}

export function signal(name: string): CatalogueSignal {
  const found = parseSignal(name);
  if (!found) throw new Error(`no signal ${name}`);
  return found;
}

export const none = mask();

/** Ana, who has no capabilities. */
export const ana: Sender = { uid: 1000, session: 40, capabilities: '0000000000000000' };

const stat: ProcessStat = row({
  pid: 50,
  comm: 'tar',
  ppid: 40,
  session: 40,
  flags: 0x400000,
  startTicks: 700,
  vsizeBytes: 4096,
});

type Given = Partial<Omit<TargetFacts, 'stat' | 'masks'>> & {
  readonly stat?: Partial<ProcessStat>;
  readonly masks?: Partial<NonNullable<TargetFacts['masks']>>;
};

/** Process 50 of ana, asleep, one thread, which asked for nothing. */
export function facts({ stat: ofStat = {}, masks = {}, ...given }: Given = {}): TargetFacts {
  const all = {
    threadPending: none,
    processPending: none,
    blocked: none,
    ignored: none,
    caught: none,
    ...masks,
  };
  const main = {
    tid: 50,
    stateCode: ofStat.stateCode ?? 'S',
    blocked: all.blocked,
    pending: all.threadPending,
    ...(given.tracerPid ? { tracerPid: given.tracerPid } : {}),
  };
  const threads = given.threads ?? [main];
  return {
    readAtMs: 0,
    stat: { ...stat, threads: threads.length, ...ofStat },
    uids: [1000, 1000, 1000, 1000],
    tracerPid: 0,
    masks: all,
    namespacePids: [50],
    waitChannel: '',
    threads,
    ...given,
  };
}

/** Asleep, with an empty mask. */
export function thread(tid: number, given: Partial<ThreadSignals> = {}): ThreadSignals {
  return { tid, stateCode: 'S', blocked: none, pending: none, ...given };
}
