import type { ToldOfAim } from '../../export/sent.js';
import type { CatalogueSignal } from '../../model/signal-catalogue.js';
import type { KeptGrips } from '../../signals/act/kept-grips.js';
import type { Machine } from '../../signals/act/machine.js';
import type { Signaller } from '../../signals/act/signaller.js';
import type { SignalTold } from '../../signals/outcome.js';
import { survivors } from './survivors.js';

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

export function planFollower({ machine, sender, grips }: FollowWorld, tell: TellAim): PlanFollower {
  let isLastLook = false;
  let quiet: (() => void) | undefined;
  const lookQuiet = () => {
    if (sender.followedCount() === 0 && !surviving.isAnyAwaited()) quiet?.();
  };
  const surviving = survivors({
    ...{ machine, grips },
    ended: (told) => {
      tell(told, true);
      lookQuiet();
    },
  });
  return {
    told: (one, signal) => {
      // What is not explained yet may be so later.
      const isUnsure = isLastLook && one.outcome.type === 'stillThere';
      const told = { ...one, signal, isSettled: one.isSettled && !isUnsure };
      tell(told, one.isSettled || isLastLook);
      if (!isLastLook) surviving.watch(told);
      if (one.isSettled) lookQuiet();
    },
    lookLast: () => {
      surviving.lookLast();
      isLastLook = true;
      sender.lookLast();
      isLastLook = false;
    },
    settled: () =>
      new Promise((resolve) => {
        quiet = resolve;
        surviving.look();
        lookQuiet();
      }),
  };
}
