import type { ToldOfAim } from '../export/sent.js';
import type { ProcessKey } from '../model/process.js';
import type { CatalogueSignal } from '../model/signal-catalogue.js';
import { watchLateDeath } from '../signals/act/late-death.js';
import type { Machine } from '../signals/act/machine.js';
import type { Signaller } from '../signals/act/signaller.js';
import { isAsAsked } from '../signals/as-asked.js';
import type { Outcome, SignalTold } from '../signals/outcome.js';
import type { KeptGrips } from './kept-grips.js';

export type FollowWorld = {
  readonly machine: Machine;
  readonly sender: Signaller;
  readonly grips: KeptGrips;
};

/** `isLast`: no more will be told of this signal, or not soon. */
export type TellAim = (told: ToldOfAim, isLast: boolean) => void;

/** What becomes of the signals of a plan, step by step. */
export type PlanFollower = {
  readonly told: (told: SignalTold, signal: CatalogueSignal) => void;
  /** Tells what each is now that was not settled; then nothing more is told of what was sent so far. */
  readonly lookLast: () => void;
  /** Resolves when nothing more is to come, if it has not already. */
  readonly settled: () => Promise<void>;
};

export function planFollower(world: FollowWorld, tell: TellAim): PlanFollower {
  const { machine, sender, grips } = world;
  const survivors = new Map<ProcessKey, Survivor>();
  let isLastLook = false;
  let quiet: (() => void) | undefined;
  const isQuiet = () =>
    sender.followedCount() === 0 && ![...survivors.values()].some(({ isAwaited }) => isAwaited);
  const lookQuiet = () => {
    if (isQuiet()) quiet?.();
  };
  const watch = (told: ToldOfAim) => {
    const { target, signal, outcome: before } = told;
    if (isLastLook || !mayEndLater(signal, before)) return;
    const afterMs = 'afterMs' in before ? before.afterMs : 0;
    const held = grips.again(target);
    if (held.type !== 'held') return;
    const sentAtMs = machine.now() - afterMs;
    const end = watchLateDeath(held, sentAtMs, machine, (outcome) => {
      survivors.delete(target.key);
      tell({ ...told, outcome, isSettled: true }, true);
      lookQuiet();
    });
    const isAwaited = before.type !== 'dropped';
    if (!held.isReleased()) survivors.set(target.key, { end, isAwaited });
  };
  return {
    told: (one, signal) => {
      const { outcome } = one;
      const isUnsure = isLastLook && outcome.type === 'stillThere';
      const told = { ...one, signal, isSettled: one.isSettled && !isUnsure };
      tell(told, one.isSettled || isLastLook);
      watch(told);
      if (one.isSettled) lookQuiet();
    },
    lookLast: () => {
      for (const { end } of survivors.values()) end();
      survivors.clear();
      isLastLook = true;
      sender.lookLast();
      isLastLook = false;
    },
    settled: () =>
      new Promise((resolve) => {
        quiet = resolve;
        lookQuiet();
      }),
  };
}

/** Nobody waits for the end of one that has dropped its signal, but where it comes it is told. */
type Survivor = { readonly end: () => void; readonly isAwaited: boolean };

/** A handler takes its time, and an end of its own is an end. */
function mayEndLater(signal: CatalogueSignal, outcome: Outcome): boolean {
  const { type } = outcome;
  if (type !== 'survived' && type !== 'stillThere' && type !== 'dropped') return false;
  const isAsked = (one: Outcome) => isAsAsked(signal, one, { isKin: false });
  return !isAsked(outcome) && isAsked({ type: 'died', afterMs: 0 });
}
