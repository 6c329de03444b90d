import { once } from 'node:events';
import type { LaterSignal } from '../../export/foretold.js';
import type { FrozenFirst } from '../../export/sent.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import { runPlan } from '../../signals/act/run-plan.js';
import type { Scope } from '../../signals/aims.js';
import type { Plan } from '../../signals/plan.js';
import type { Refusal } from '../../signals/refusal.js';
import type { SignalTarget } from '../../signals/target.js';
import { censusAt } from '../../source/linux/census.js';
import { type FollowWorld, planFollower, type TellAim } from './plan-follower.js';

type Given = FollowWorld & {
  readonly signal: CatalogueSignal;
  readonly next?: LaterSignal;
  readonly scope: Scope;
  readonly targets: readonly SignalTarget[];
  readonly refusalOf: (target: SignalTarget) => Refusal | undefined;
  /** After the last signal. */
  readonly waitMs: number;
  readonly ending: AbortSignal;
  readonly tell: TellAim;
};

const kins = { process: 'none', tree: 'subtree', group: 'group' } as const;

/** Sends, and tells what is seen of each until all is settled, the wait is over, or a signal of our own ends it. */
export async function runKillPlan(given: Given): Promise<FrozenFirst | undefined> {
  const { signal, next, scope, targets, machine, sender, grips, refusalOf, ending } = given;
  const signals = next ? [signal, next.signal] : [signal];
  const follower = planFollower(given, given.tell);
  const kin = kins[scope];
  let frozen: FrozenFirst | undefined;
  const run = runPlan(
    {
      ...{ plan: planOf(signal, next), targets, order: 'leavesFirst' },
      ...(kin === 'none' ? {} : { freezesKin: kin }),
    },
    {
      ...{ machine, census: censusAt('/proc'), refusalOf },
      signaller: { ...sender, hold: grips.again },
      isWanted: () => !ending.aborted,
    },
    {
      told: (told, stepIndex) => follower.told(told, signals[stepIndex] ?? signal),
      begins: (stepIndex) => {
        if (stepIndex > 0) follower.lookLast();
      },
      stepped: (_, end) => {
        const now = end?.frozen;
        const newcomers = (frozen?.newcomers ?? 0) + (now?.newcomers ?? 0);
        frozen = now ? { ...now, newcomers } : frozen;
      },
    },
  );
  ending.addEventListener('abort', run.cancel);
  await run.done;
  await waited(given.waitMs, follower.settled(), ending);
  follower.lookLast();
  return frozen;
}

function planOf(signal: CatalogueSignal, next: LaterSignal | undefined): Plan {
  return next ? [{ signal, afterMs: 0 }, next] : [{ signal, afterMs: 0 }];
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
