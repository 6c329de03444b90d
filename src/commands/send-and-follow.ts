import { once } from 'node:events';
import type { ToldOfAim } from '../export/sent.js';
import type { ProcessKey } from '../model/process.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import type { Held } from '../signals/act/hold-target.js';
import type { Machine } from '../signals/act/machine.js';
import type { Signaller } from '../signals/act/signaller.js';
import { type SweepEnd, sweep } from '../signals/act/sweep.js';
import type { Scope } from '../signals/aims.js';
import type { Refusal } from '../signals/refusal.js';
import type { SignalTarget } from '../signals/target.js';
import { censusAt } from '../source/linux/census.js';

type Given = {
  readonly signal: CatalogueSignal;
  readonly scope: Scope;
  readonly targets: readonly SignalTarget[];
  readonly grips: ReadonlyMap<ProcessKey, Held>;
  readonly machine: Machine;
  readonly sender: Signaller;
  readonly refusalOf: (target: SignalTarget) => Refusal | undefined;
  readonly waitMs: number;
  readonly ending: AbortSignal;
  readonly tell: (told: ToldOfAim, isLast: boolean) => void;
};

const kins = { process: 'none', tree: 'subtree', group: 'group' } as const;

/** Sends, and tells what is seen of each until all is settled, the wait is over, or a signal of our own ends it. */
export async function sendAndFollow(given: Given): Promise<SweepEnd> {
  const { signal, scope, targets, grips, machine, sender, refusalOf, ending, tell } = given;
  const kin = kins[scope];
  const settled = settledOnce(sender);
  let isOver = false;
  const end = await sweep(
    { signal, targets, order: 'leavesFirst', ...(kin === 'none' ? {} : { freezesKin: kin }) },
    {
      ...{ machine, signaller: sender, census: censusAt('/proc'), refusalOf },
      hold: (target) => grips.get(target.key) ?? sender.hold(target),
    },
    (told) => {
      // What is not explained within the wait may be so later.
      const isSettled = told.isSettled && !(isOver && told.outcome.type === 'stillThere');
      tell({ ...told, signal, isSettled }, told.isSettled || isOver);
      if (told.isSettled) settled.look();
    },
  );
  settled.isSent();
  await waited(given.waitMs, settled.promise, ending);
  isOver = true;
  sender.lookLast();
  return end;
}

/** Resolves once all is sent and nothing is followed any more. */
function settledOnce(sender: Signaller) {
  let isSent = false;
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  const look = () => {
    if (isSent && sender.followedCount() === 0) resolve();
  };
  return {
    promise,
    look,
    isSent: () => {
      isSent = true;
      look();
    },
  };
}

async function waited(ms: number, settled: Promise<void>, ending: AbortSignal): Promise<void> {
  if (ending.aborted) return;
  const over = new AbortController();
  const { signal } = over;
  const timer = setTimeout(() => over.abort(), ms);
  await Promise.race([settled, once(ending, 'abort', { signal }).catch(() => undefined)]);
  clearTimeout(timer);
  over.abort();
}
