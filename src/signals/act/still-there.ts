import type { ProcessKey } from '../../model/process.js';
import { isDying } from '../../model/state.js';
import { isSent, type NotSent, type SignalTold } from '../outcome.js';
import { isZombie } from '../progress.js';
import type { SignalTarget } from '../target.js';
import type { Held } from './hold-target.js';
import { keptGrips } from './kept-grips.js';
import type { SweepWorld } from './sweep.js';

type Living = { readonly target: SignalTarget; readonly stateCode: string };

/** Who of those that got a signal is alive: held, so that no other process is taken for one of them. */
export type StillThere = {
  /** Whoever got it, also those that were not listed. */
  readonly add: (told: SignalTold) => void;
  readonly alive: () => readonly Living[];
  /** A grip of its own, on the very process that is watched. */
  readonly hold: (target: SignalTarget) => Held | NotSent;
  /** Calls once when none is left; returns what ends that. */
  readonly onNoneLeft: (listener: () => void) => () => void;
  readonly release: () => void;
};

/** Where the kernel does not tell an exit. */
const lookEveryMs = 50;

/** `held`: who is held already. */
export function stillThere(
  targets: readonly SignalTarget[],
  { machine, census, signaller }: SweepWorld,
  held?: ReadonlyMap<ProcessKey, Held | NotSent>,
): StillThere {
  const grips = keptGrips(signaller, held);
  const livingOf = ({ target, isReaped }: Held): Living[] => {
    const stat = isReaped() ? undefined : census.statOf(target.pid);
    if (!stat || isDying(stat) || isZombie({ stat })) return [];
    return [{ target, stateCode: stat.stateCode }];
  };
  const alive = () => grips.all().flatMap(livingOf);
  for (const target of targets) grips.keep(target);
  return {
    add: ({ target, outcome }) => {
      if (isSent(outcome)) grips.keep(target);
    },
    alive,
    hold: grips.again,
    onNoneLeft: (listener) => {
      let forgetTimer = () => {};
      const forgets: (() => void)[] = [];
      const end = () => {
        forgetTimer();
        for (const forget of forgets) forget();
      };
      const look = () => {
        if (alive().length > 0) return false;
        end();
        listener();
        return true;
      };
      const again = () => {
        if (!look()) forgetTimer = machine.later(lookEveryMs, again);
      };
      const all = grips.all();
      for (const held of all) forgets.push(held.onExit(() => void look()));
      if (!all.every(({ canWatch }) => canWatch)) forgetTimer = machine.later(lookEveryMs, again);
      return end;
    },
    release: grips.release,
  };
}
